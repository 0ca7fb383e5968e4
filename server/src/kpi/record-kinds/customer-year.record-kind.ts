import { all, any, is, not, notAfter, notBefore, numberFrom } from "../formula/condition.ts";
import { type RecordKind, recordKind, type RelatedField } from "../formula/record-kind.ts";
import { contract } from "./contract.record-kind.ts";
import { workOrder, type WorkOrderField } from "./work-order.record-kind.ts";

type CustomerYearField = "contracts_at_start" | "orders_before" | "contracts_at_end" | "orders_since";
type YearField = "year_starts_at" | "year_eve" | "year_before_starts_at" | "month_last_instant";

/** Work orders beside the bounds of the twelve months that end with the month asked for, and of those before. */
const datedWorkOrder = recordKind<WorkOrderField | YearField>({
  ...workOrder,
  fields: {
    ...workOrder.fields,
    year_starts_at: { source: "period", point: "yearStart" },
    year_before_starts_at: { source: "period", point: "yearBefore" },
    year_eve: { source: "period", point: "yearEve" },
    month_last_instant: { source: "period", point: "lastInstant" },
  },
});

function completed(from: YearField, until: YearField): RelatedField<CustomerYearField> {
  return {
    source: "related",
    kind: (): RecordKind => datedWorkOrder,
    on: [["customer_id", "id"]],
    where: all(notBefore("completed_at", from), notAfter("completed_at", until), is("place", "ON_SITE")),
    take: "count",
  };
}

function inForce(day: "year_first_day" | "month_last_day"): RelatedField<CustomerYearField> {
  return {
    source: "related",
    kind: (): RecordKind => contract,
    on: [["customer_id", "id"]],
    where: all(notAfter("starts_on", day), notBefore("expires_on", day)),
    take: "count",
  };
}

const has = (field: CustomerYearField) => numberFrom(field, 1);

/** Active: an unexpired contract, or a work order completed on site in the twelve months before. */
export const activeAtStart = any(has("contracts_at_start"), has("orders_before"));
export const activeAtEnd = any(has("contracts_at_end"), has("orders_since"));

/** A customer over the twelve months that end with the month asked for. */
export const customerYear = recordKind<CustomerYearField>({
  code: "CUSTOMER",
  table: "customer",
  born: null,
  compared: [],
  fields: {
    contracts_at_start: inForce("year_first_day"),
    orders_before: completed("year_before_starts_at", "year_eve"),
    contracts_at_end: { ...inForce("month_last_day"), when: activeAtStart },
    orders_since: { ...completed("year_starts_at", "month_last_instant"), when: all(activeAtStart, not(has("contracts_at_end"))) },
  },
});
