import { typedValue } from "../../model/goal-value.ts";
import type { Goal, MetricDefinition } from "../../model/types.ts";
import type { GoalDealer, GoalInput, GoalTarget } from "../../model/goal-types.ts";

/** On which side of its value a goal is met, and whether the value itself is enough. */
export type GoalSide = "AT_LEAST" | "ABOVE" | "AT_MOST" | "BELOW";

/** Those that make sense of a metric. */
export function sidesOf({ better }: MetricDefinition): readonly GoalSide[] {
  if (better === "UP") return ["AT_LEAST", "ABOVE"];
  return better === "DOWN" ? ["AT_MOST", "BELOW"] : ["AT_LEAST", "ABOVE", "AT_MOST", "BELOW"];
}

export function sideOf({ direction, strict }: Goal): GoalSide {
  if (direction === "AT_LEAST") return strict ? "ABOVE" : "AT_LEAST";
  return strict ? "BELOW" : "AT_MOST";
}

const directions = { AT_LEAST: "AT_LEAST", ABOVE: "AT_LEAST", AT_MOST: "AT_MOST", BELOW: "AT_MOST" } as const;

/** A goal as it stands in the form. */
export interface GoalDraft {
  readonly metric: string;
  readonly target: GoalTarget;
  readonly direction: GoalSide;
  readonly value: string;
  readonly currency: string;
  readonly validFrom: string;
}

/** A field of the form, by the name of its input in the API. */
export type GoalField = "metric" | "target" | "direction" | "value" | "currency" | "validFrom" | "withdraw";

/** What is wrong with a field, or the input that the form says. */
export type DraftInput = { readonly field: GoalField; readonly problem: "notNumber" | "noDay" } | { readonly input: GoalInput };

export function draftInput(
  locale: string,
  metric: MetricDefinition,
  draft: GoalDraft,
  dealer: GoalDealer | null,
  withdraw: boolean,
): DraftInput {
  const value = withdraw ? null : typedValue(locale, metric, draft.value);
  if (value === null && !withdraw) return { field: "value", problem: "notNumber" };
  if (draft.validFrom === "") return { field: "validFrom", problem: "noDay" };
  return {
    input: {
      metric: metric.code,
      dealerID: draft.target === "DEALER" ? (dealer?.internalID ?? null) : null,
      country: draft.target === "COUNTRY" ? (dealer?.country ?? null) : null,
      value,
      withdraw,
      // A withdrawal has no side, and where one is better the API knows it.
      direction: withdraw || metric.better ? null : directions[draft.direction],
      strict: !withdraw && (draft.direction === "ABOVE" || draft.direction === "BELOW"),
      currency: metric.unit === "MONEY" ? draft.currency.trim().toUpperCase() : null,
      validFrom: draft.validFrom,
    },
  };
}

const fields: Readonly<Record<string, GoalField>> = { dealerID: "target", country: "target" };
const ownFields = new Set<string>(["metric", "direction", "value", "currency", "validFrom", "withdraw"] satisfies GoalField[]);

/** The field that a path of the API's input means; null where the form has none. */
export function fieldOf(path: readonly string[] | null): GoalField | null {
  const name = path?.at(-1) ?? "";
  return fields[name] ?? (ownFields.has(name) ? (name as GoalField) : null);
}
