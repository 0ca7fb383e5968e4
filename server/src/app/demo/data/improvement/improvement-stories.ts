import type { PlanOrder } from "../../../../features/improvement/plan-checks.ts";
import type { PlanDecision } from "../../../../features/improvement/plan.reader.ts";

/** Months are counted back from the current one; what is recorded is so on the fifth, a day after results are published. */
interface Recorded {
  readonly dealer: string;
  readonly program: string;
  readonly metric: string;
  readonly recordedAgo: number;
  /** The first and the last month of the baseline. */
  readonly before: readonly [from: number, to: number];
}

export interface BaselineStory extends Recorded {
  readonly note: string;
}

export interface PlanStory extends Recorded, Pick<PlanOrder, "name" | "action" | "vendor" | "cost"> {
  /** It starts on the first day of that month. */
  readonly startsAgo: number;
  readonly decided?: { readonly ago: number; readonly decision: PlanDecision; readonly reason: string; readonly newBaseline: boolean };
}

const [fleet, field, workshop, internet] = ["FLEET_SERVICE_OPPORTUNITIES", "FIELD_SERVICE", "AFTER_SALES", "INTERNET_SALES"] as const;

/** Results that some dealers fixed without a plan: one of them twice. */
export const baselineStories: readonly BaselineStory[] = [
  { dealer: "D1001", program: fleet, metric: "ACCEPTANCE_RATE", recordedAgo: 9, before: [13, 11], note: "Before the new phone system." },
  { dealer: "D1001", program: fleet, metric: "ACCEPTANCE_RATE", recordedAgo: 2, before: [6, 4], note: "With the new phone system." },
  { dealer: "D1002", program: internet, metric: "CONTACT_RATE", recordedAgo: 3, before: [9, 7], note: "Even a poor one is worth knowing." },
  { dealer: "D1003", program: fleet, metric: "CLOSE_RATE", recordedAgo: 4, before: [9, 7], note: "The usual." },
];

/**
 * What some dealers do about a metric, where their stories say what became of it.
 *
 * | dealer | plan | what became of it |
 * |---|---|---|
 * | D1001 | replies within minutes | Contact improves; it runs |
 * | D1001 | booking | improves; kept for good, with a new baseline |
 * | D1001 | a visit within the week | too early |
 * | D1002 | pre-pick trolleys | no change |
 * | D1002 | a call list | no change; stopped |
 * | D1003 | a call after each visit | the score rises, maybe by chance |
 * | D1005 | one planner for all | orders take longer; stopped |
 */
export function planStories(springAgo: number): readonly PlanStory[] {
  return [
    {
      dealer: "D1001",
      program: internet,
      metric: "CONTACT_RATE",
      recordedAgo: 6,
      before: [12, 10],
      name: "Reply within minutes",
      action: "A rota of two associates answers every lead within ten minutes, first by phone, then by a personal message.",
      vendor: "Example Lead Training",
      cost: 3_600,
      startsAgo: 9,
    },
    {
      dealer: "D1001",
      program: workshop,
      metric: "APPOINTMENT_RATE",
      recordedAgo: springAgo,
      before: [springAgo + 3, springAgo + 1],
      name: "Book every visit",
      action: "Customers who come without an appointment are booked in at the counter; the next service is booked at delivery.",
      startsAgo: springAgo,
      decided: {
        ago: Math.max(0, springAgo - 4),
        decision: "KEEP",
        reason: "Bays are planned a week ahead, and customers wait less.",
        newBaseline: true,
      },
    },
    {
      dealer: "D1001",
      program: fleet,
      metric: "CLOSE_RATE",
      recordedAgo: 1,
      before: [6, 4],
      name: "A visit within the week",
      action: "Every accepted request gets a visit within seven days.",
      cost: 900,
      startsAgo: 1,
    },
    {
      dealer: "D1002",
      program: workshop,
      metric: "PARTS_PREPICK_ON_TIME_RATE",
      recordedAgo: 7,
      before: [10, 8],
      name: "Pre-pick trolleys",
      action: "Parts of the next day's orders are laid out on trolleys in the evening.",
      vendor: "Example Workshop Supply",
      cost: 1_800,
      startsAgo: 7,
    },
    {
      dealer: "D1002",
      program: fleet,
      metric: "ENGAGEMENT_RATE",
      recordedAgo: 8,
      before: [12, 10],
      name: "Call list every morning",
      action: "Whoever opens the shop goes through the unanswered requests before anything else.",
      startsAgo: 8,
      decided: { ago: 2, decision: "STOP", reason: "After half a year as many requests expire as before.", newBaseline: false },
    },
    {
      dealer: "D1003",
      program: field,
      metric: "NET_PROMOTER_SCORE",
      recordedAgo: 12,
      before: [17, 13],
      name: "A call after each visit",
      action: "The engineer calls the customer two days after the visit and asks whether all runs.",
      startsAgo: 12,
    },
    {
      dealer: "D1005",
      program: field,
      metric: "ORDER_COMPLETION_TIME",
      recordedAgo: 6,
      before: [9, 7],
      name: "One planner for all",
      action: "One planner assigns the orders of all engineers.",
      startsAgo: 6,
      decided: { ago: 1, decision: "STOP", reason: "Orders wait longer for the planner than for the engineer.", newBaseline: false },
    },
  ];
}
