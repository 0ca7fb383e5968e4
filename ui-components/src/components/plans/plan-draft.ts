import type { PlanMessages } from "../../i18n/improvement-messages.ts";
import { typedValue } from "../../model/goal-value.ts";
import type { PlanInput } from "../../model/improvement-types.ts";
import type { MetricDefinition } from "../../model/types.ts";

/** A field of the form, by the name of its input in the API. */
export type PlanField =
  | "metric"
  | "currency"
  | "baseline"
  | "name"
  | "action"
  | "broughtBy"
  | "vendor"
  | "startsOn"
  | "cost"
  | "costCurrency";

/** A plan as it stands in the form. */
export type PlanDraft = Readonly<Record<PlanField, string>>;

type Problem = "required" | "noDay" | "notNumber";

/** What is wrong with fields, or the input that the form says. */
export type DraftInput = { readonly problems: ReadonlyMap<PlanField, keyof PlanMessages> } | { readonly input: PlanInput };

/** An amount of money, typed as any number is. */
const money: Pick<MetricDefinition, "shape" | "unit"> = { shape: "SUM", unit: "MONEY" };

/** Which fields are shown of a draft. */
export function fieldsShown(metric: MetricDefinition, draft: PlanDraft): readonly PlanField[] {
  const fields: PlanField[] = ["metric", "baseline", "name", "action", "broughtBy", "startsOn", "cost"];
  if (metric.unit === "MONEY") fields.push("currency");
  if (draft.broughtBy === "VENDOR") fields.push("vendor");
  if (draft.cost.trim() !== "") fields.push("costCurrency");
  return fields;
}

export function draftInput(locale: string, metric: MetricDefinition, draft: PlanDraft): DraftInput {
  const shown = fieldsShown(metric, draft);
  const blank = (["name", "action", "vendor"] as const).filter((field) => shown.includes(field) && draft[field].trim() === "");
  const problems = new Map<PlanField, Problem>(blank.map((field) => [field, "required"]));
  const cost = draft.cost.trim() === "" ? null : typedValue(locale, { ...metric, ...money }, draft.cost);
  if (cost === null && draft.cost.trim() !== "") problems.set("cost", "notNumber");
  if (draft.startsOn === "") problems.set("startsOn", "noDay");
  if (problems.size > 0) return { problems };
  const byVendor = draft.broughtBy === "VENDOR";
  return {
    input: {
      metric: metric.code,
      currency: metric.unit === "MONEY" ? draft.currency.trim().toUpperCase() : null,
      name: draft.name.trim(),
      action: draft.action.trim(),
      broughtBy: byVendor ? "VENDOR" : "OWN_STAFF",
      vendor: byVendor ? draft.vendor.trim() : null,
      startsOn: draft.startsOn,
      cost,
      costCurrency: cost === null ? null : draft.costCurrency.trim().toUpperCase(),
    },
  };
}
