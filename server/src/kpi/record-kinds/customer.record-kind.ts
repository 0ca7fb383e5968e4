import { recordKind } from "../formula/record-kind.ts";

/** Who has something serviced; the dealer's own departments are internal customers. */
export const customer = recordKind({
  code: "CUSTOMER",
  table: "customer",
  born: null,
  compared: [],
  fields: { internal: { source: "flag", rare: true } },
});
