import { recordKind } from "../formula/record-kind.ts";

/** What is serviced: a unit, a vehicle. */
export const asset = recordKind({
  code: "ASSET",
  table: "asset",
  born: null,
  compared: [],
  fields: { serial_number: { source: "text" }, model: { source: "text" }, customer_id: { source: "text" } },
});
