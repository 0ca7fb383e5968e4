import type { ImportKind } from "../import-kind.ts";
import { dealerAndId, event, flag, number, recordCurrency, reference, text, toWorkOrder } from "./columns.ts";

export const partLineImport: ImportKind = {
  name: "part-lines",
  table: "part_line",
  key: ["dealer_id", "id"],
  completeness: { recordKind: "PART_LINE", raisedBy: "EVENTS" },
  columns: {
    ...dealerAndId,
    work_order: reference("work_order_id", toWorkOrder),
    part_number: text("part_number"),
    requested_at: event("requested_at"),
    ordered_at: event("ordered_at"),
    available_at_once: flag("available_at_once"),
    expedited: flag("expedited"),
    expedite_cost: number("expedite_cost"),
    sold_value: number("sold_value"),
    currency: recordCurrency,
  },
  rules: [
    {
      column: "expedite_cost",
      broken: "expedite_cost > 0 AND NOT expedited",
      reads: ["expedited"],
      expected: "blank or 0, because nothing was expedited",
    },
  ],
};
