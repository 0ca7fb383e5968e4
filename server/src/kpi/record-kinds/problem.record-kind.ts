import { all, type Condition, filled, not, within, yes } from "../formula/condition.ts";
import { days } from "../formula/duration.ts";
import { type RecordKind, recordKind } from "../formula/record-kind.ts";
import { customer } from "./customer.record-kind.ts";
import { natureOfOrder } from "./order-nature.record-kind.ts";

type ProblemField =
  | "customer_id"
  | "work_order_id"
  | "occasion"
  | "raised_at"
  | "resolved_at"
  | "resolved_to_satisfaction"
  | "customer_internal"
  | "order_nature"
  | "unnamed_occasion"
  | "occasion_key"
  | "unsolved_of_occasion"
  | "unsolved_raised_at_once";

/** Solved in time and to the customer's satisfaction. */
export const solved: Condition<ProblemField> = all(yes("resolved_to_satisfaction"), within(days(30), "resolved_at", "raised_at"));

/** A fault that a customer named; those named on one occasion belong together. */
export const problem: RecordKind<ProblemField> = recordKind<ProblemField>({
  code: "PROBLEM",
  table: "problem",
  born: "raised_at",
  compared: [],
  fields: {
    customer_id: { source: "text" },
    work_order_id: { source: "text" },
    occasion: { source: "text" },
    raised_at: { source: "event" },
    resolved_at: { source: "event" },
    resolved_to_satisfaction: { source: "flag", stampedBy: "resolved_at" },
    customer_internal: { source: "related", kind: () => customer, on: [["id", "customer_id"]], take: "value", of: "internal" },
    order_nature: natureOfOrder,
    // Without a named occasion: what the same customer named at the same time.
    unnamed_occasion: { source: "key", of: ["customer_id", "raised_at"] },
    occasion_key: { source: "firstOf", of: ["occasion", "unnamed_occasion", "id"] },
    unsolved_of_occasion: {
      source: "related",
      kind: (): RecordKind => problem,
      on: [["occasion", "occasion"]],
      where: not(solved),
      others: true,
      take: "count",
    },
    unsolved_raised_at_once: {
      source: "related",
      kind: (): RecordKind => problem,
      on: [
        ["customer_id", "customer_id"],
        ["raised_at", "raised_at"],
      ],
      where: all(not(solved), not(filled("occasion"))),
      others: true,
      take: "count",
    },
  },
});
