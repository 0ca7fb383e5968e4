import { type CaseRecord, customer, repairOrder } from "./case-records.ts";
import { atMonthBounds, type CaseRow } from "./metric-case.ts";

type Values = Parameters<typeof repairOrder>[0];

/** Which repair orders a share is of: customers', closed in the month, in the workshop. `counted` makes one that counts. */
export function repairOrderCases(counted: Values, inside = "1/1"): CaseRow[] {
  const order = (values: Values = {}): CaseRecord => repairOrder({ ...counted, ...values });
  return [
    ["a customer's order", [customer(), order({ customer_id: "1" })], inside],
    ["an internal customer's order", [customer({ internal: true }), order({ customer_id: "1" })], "nothing"],
    ["an internal order", [order({ nature: "INTERNAL" })], "nothing"],
    ["a warranty order is a customer's", [order({ nature: "WARRANTY" })], inside],
    ["an order on site is not here", [order({ place: "ON_SITE" })], "nothing"],
    ["an open order", [order({ closed_at: null })], "nothing"],
    ...atMonthBounds((closed_at) => [order({ closed_at })], inside),
  ];
}

/** A yes counts; a no, and one not recorded, do not, and stay in. */
export const yesNoBlank = (column: string, others: Values = {}): CaseRow => [
  `${column.replaceAll("_", " ")}: yes, no and not recorded`,
  [true, false, null].map((value) => repairOrder({ ...others, [column]: value })),
  "1/3",
];
