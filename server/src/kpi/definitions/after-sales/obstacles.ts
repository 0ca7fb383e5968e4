import type { Obstacle } from "../../obstacle.ts";

const advisorsUntrained: Obstacle = { code: "ADVISORS_UNTRAINED" };
const bookingOutOfControl: Obstacle = { code: "BOOKING_PROCESS_OUT_OF_CONTROL" };
const bookingStaffUntrained: Obstacle = { code: "BOOKING_STAFF_UNTRAINED" };
const bookingTalkInsufficient: Obstacle = { code: "BOOKING_TALK_INSUFFICIENT" };
const customersScarce: Obstacle = { code: "CUSTOMERS_SCARCE" };
const dealerImagePoor: Obstacle = { code: "DEALER_IMAGE_POOR" };
const jobSchedulingPoor: Obstacle = { code: "JOB_SCHEDULING_POOR" };
const lowInteractiveInspection: Obstacle = { code: "LOW_INTERACTIVE_INSPECTION_RATE", evidence: "INTERACTIVE_INSPECTION_RATE" };
const proactiveContactLacking: Obstacle = { code: "PROACTIVE_CONTACT_LACKING", evidence: "PROACTIVE_CONTACT_RATE" };
const tooManyTechnicians: Obstacle = { code: "TOO_MANY_TECHNICIANS" };

const littleSoldPerOrder: readonly Obstacle[] = [
  lowInteractiveInspection,
  { code: "ADVISORS_LACK_CUSTOMER_SKILL" },
  { code: "ADVISORS_LACK_PRODUCT_KNOWLEDGE" },
  { code: "INSPECTION_SHEET_NOT_FULLY_USED", evidence: "INSPECTION_SHEET_RATE" },
  { code: "PRICE_MENU_NOT_FULLY_USED", evidence: "MENU_PRICED_QUOTE_RATE" },
  { code: "PARTS_SUPPLY_POOR", evidence: "PARTS_FILL_RATE" },
  { code: "PRODUCTS_LATE_TO_MARKET" },
];

/**
 * By metric code, in the order of source 003. Where the source names two causes in one breath
 * ("final check or workshop late"), each is told apart, as each has evidence of its own.
 */
export const afterSalesObstacles: Readonly<Record<string, readonly Obstacle[]>> = {
  APPOINTMENT_RATE: [bookingTalkInsufficient, bookingOutOfControl, bookingStaffUntrained],
  APPOINTMENT_REMINDER_RATE: [
    bookingTalkInsufficient,
    { code: "BOOKING_PROCESS_LOOSELY_RUN" },
    bookingStaffUntrained,
    { code: "BOOKING_STAFF_OVERLOADED" },
  ],
  CUSTOMER_PUNCTUALITY_RATE: [
    { code: "REMINDER_CALLS_POOR", evidence: "APPOINTMENT_REMINDER_RATE" },
    bookingOutOfControl,
    bookingStaffUntrained,
    { code: "BOOKING_TALK_POOR" },
  ],
  MENU_PRICED_QUOTE_RATE: [advisorsUntrained, { code: "PRICE_MENU_LACKING" }, { code: "TOO_MANY_FREE_DIAGNOSES" }],
  INTERACTIVE_INSPECTION_RATE: [
    { code: "INSPECTION_BAY_IN_POOR_STATE" },
    advisorsUntrained,
    { code: "LOW_APPOINTMENT_RATE", evidence: "APPOINTMENT_RATE" },
  ],
  PARTS_FILL_RATE: [{ code: "STOCK_POORLY_MANAGED" }, { code: "PARTS_BUSINESS_LEANS_ELSEWHERE" }],
  PARTS_PREPICK_ON_TIME_RATE: [
    { code: "LOW_PARTS_FILL_RATE", evidence: "PARTS_FILL_RATE" },
    lowInteractiveInspection,
    { code: "PICKING_OR_STORE_POOR" },
    { code: "ADVISORS_AND_PARTS_OUT_OF_TOUCH" },
  ],
  WORKSHOP_ON_TIME_RATE: [
    jobSchedulingPoor,
    { code: "CONTROL_BOARD_UNUSED" },
    { code: "INSPECTION_TO_REPAIR_TALK_INSUFFICIENT" },
    { code: "TECHNICIANS_SLOW", evidence: "LABOUR_EFFICIENCY" },
    { code: "REPAIR_MISTAKES" },
    { code: "PARTS_NOT_SUPPLIED", evidence: "PARTS_PREPICK_ON_TIME_RATE" },
  ],
  FINAL_CHECK_ON_TIME_RATE: [
    { code: "SCHEDULE_OR_PROMISED_TIME_WRONG" },
    { code: "ADVISOR_SKILL_AND_ATTITUDE_POOR" },
    { code: "STEPS_OUT_OF_TOUCH" },
  ],
  DELIVERY_EXPLANATION_RATE: [
    advisorsUntrained,
    { code: "FINAL_CHECK_LATE", evidence: "FINAL_CHECK_ON_TIME_RATE" },
    { code: "WORKSHOP_LATE", evidence: "WORKSHOP_ON_TIME_RATE" },
    { code: "ADVISORS_HAVE_TOO_MANY_DUTIES" },
    { code: "HANDOVERS_BUNCHED" },
  ],
  FOLLOW_UP_RATE: [{ code: "FOLLOW_UP_NOT_VALUED" }, { code: "FOLLOW_UP_STAFF_UNTRAINED" }, { code: "FOLLOW_UP_STAFF_UNSUITED" }],
  LABOUR_UTILISATION: [
    proactiveContactLacking,
    jobSchedulingPoor,
    dealerImagePoor,
    { code: "NO_LONG_TERM_MARKETING_PLAN" },
    customersScarce,
    tooManyTechnicians,
  ],
  LABOUR_EFFICIENCY: [
    { code: "NO_COMPLETION_TIME_ON_ORDERS" },
    { code: "TECHNICIANS_UNTRAINED" },
    { code: "TECHNICIAN_EFFICIENCY_NOT_FED_BACK" },
    { code: "BAYS_AND_TOOLS_LACKING" },
    { code: "INTERNAL_PROCESSES_POOR" },
    { code: "FREE_DIAGNOSIS_TOO_LONG" },
    { code: "PARTS_NOT_PICKED_IN_TIME", evidence: "PARTS_PREPICK_ON_TIME_RATE" },
  ],
  PERFORMANCE_INDEX: [
    proactiveContactLacking,
    customersScarce,
    { code: "JOB_SCHEDULING_INEFFICIENT" },
    dealerImagePoor,
    { code: "NO_OVERALL_MARKETING_PLAN" },
    tooManyTechnicians,
  ],
  HOURS_SOLD_PER_RO: littleSoldPerOrder,
  PARTS_SOLD_PER_RO: littleSoldPerOrder,
  SALES_INTRODUCTION_RATE: [
    { code: "SALES_AND_SERVICE_OUT_OF_TOUCH" },
    { code: "RECORDS_CARELESS" },
    { code: "SALES_STAFF_DO_NOT_KNOW_SERVICE" },
    { code: "DELIVERIES_UNPLANNED" },
    { code: "SALES_AND_SERVICE_FAR_APART" },
  ],
  PROACTIVE_CONTACT_RATE: [{ code: "CUSTOMER_DATA_POOR" }, { code: "SALES_TO_SERVICE_HANDOVER_POOR", evidence: "SALES_INTRODUCTION_RATE" }],
};
