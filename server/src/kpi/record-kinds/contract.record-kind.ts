import { recordKind } from "../formula/record-kind.ts";

type ContractField = "customer_id" | "maintenance" | "starts_on" | "expires_on" | "renewed_on" | "year_first_day" | "month_last_day";

/** A contract with a customer; a renewal is a new one beside it. */
export const contract = recordKind<ContractField>({
  code: "CONTRACT",
  table: "contract",
  born: null,
  compared: [],
  fields: {
    customer_id: { source: "text" },
    maintenance: { source: "flag" },
    starts_on: { source: "day" },
    expires_on: { source: "day" },
    renewed_on: { source: "eventDay" },
    year_first_day: { source: "period", point: "yearFirstDay" },
    month_last_day: { source: "period", point: "lastDay" },
  },
});
