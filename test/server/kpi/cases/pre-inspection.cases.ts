import { repairOrder } from "./case-records.ts";
import { afterSales, type MetricCase } from "./metric-case.ts";
import { repairOrderCases, yesNoBlank } from "./order-cases.ts";

export const preInspectionCases: readonly MetricCase[] = [
  ...afterSales("MENU_PRICED_QUOTE_RATE", [yesNoBlank("fully_menu_priced"), ...repairOrderCases({ fully_menu_priced: true })]),
  ...afterSales("INSPECTION_SHEET_RATE", [
    yesNoBlank("inspection_sheet_used", { pre_inspected: true }),
    ["not inspected beforehand", [repairOrder({ pre_inspected: false, inspection_sheet_used: true })], "0/0"],
    ...repairOrderCases({ pre_inspected: true, inspection_sheet_used: true }),
  ]),
  ...afterSales("INTERACTIVE_INSPECTION_RATE", [
    yesNoBlank("customer_present", { pre_inspected: true }),
    yesNoBlank("pre_inspected", { customer_present: true }),
    ...repairOrderCases({ pre_inspected: true, customer_present: true }),
  ]),
];
