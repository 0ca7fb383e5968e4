import { findMetric } from "../../kpi/catalogue.ts";
import type { GoalScope } from "../../kpi/goal-in-force.ts";
import type { Goal, GoalDirection } from "../../kpi/goal.ts";
import type { Metric } from "../../kpi/metric.ts";
import { currencies } from "../../platform/currencies.ts";
import type { DealerScope } from "../../platform/dealer-scope.ts";
import { mayRead } from "../../platform/dealer-scope.ts";
import { Failure } from "../../platform/failure.ts";
import { refused } from "../../platform/written-text.ts";

/** What is to be set, as the one who asks says it. */
export interface GoalOrder {
  readonly program: string;
  readonly metric: string;
  readonly dealerID?: string | null;
  readonly country?: string | null;
  readonly validFrom: string;
  readonly value?: number | null;
  readonly withdraw: boolean;
  readonly direction?: GoalDirection | null;
  readonly strict: boolean;
  readonly currency?: string | null;
}

/** Whom a goal is set for. */
export interface GoalTarget {
  readonly scope: GoalScope;
  readonly dealerId: string | null;
  readonly country: string | null;
}

/** Whom it is for: staff choose, a dealer may mean itself only, and is not told who else there is. */
export function targetOf(scope: DealerScope, { dealerID = null, country = null }: GoalOrder): GoalTarget {
  if (scope.kind === "DEALERS") {
    if (dealerID === null || country !== null || !mayRead(scope, dealerID)) {
      throw new Failure("FORBIDDEN", "A dealer sets goals for itself only: expected its own `dealerID` and no `country`.");
    }
    return { scope: "OWN", dealerId: dealerID, country: null };
  }
  if (dealerID !== null && country !== null)
    throw refused("country", "A goal is set for a dealer or for a country; expected one of the two.");
  if (country !== null && !/^[A-Z]{2}$/.test(country)) {
    throw refused("country", `${JSON.stringify(country)} is no country; expected an ISO 3166-1 alpha-2 code such as "US".`);
  }
  return { scope: dealerID !== null ? "DEALER" : country !== null ? "COUNTRY" : "EVERYBODY", dealerId: dealerID, country };
}

export function metricOfOrder({ program, metric: code }: GoalOrder): Metric {
  const metric = findMetric(program, code);
  if (!metric) throw refused("metric", `${program} has no metric ${JSON.stringify(code)}.`);
  return metric;
}

/** Only days that storage and calendar agree on, as with months. */
export function checkDay({ validFrom }: GoalOrder): void {
  if (!/^[12]\d{3}-/.test(validFrom)) throw refused("validFrom", `${validFrom} is out of range; expected a day of the years 1000 to 2999.`);
}

/** The currency that the goal holds for; null for a metric that is not in money. */
export function currencyOf({ code, unit }: Metric, { currency = null }: GoalOrder): string | null {
  if (unit !== "MONEY") {
    if (currency !== null) throw refused("currency", `${code} is not in money; expected no currency.`);
    return null;
  }
  if (currency === null) throw refused("currency", `A goal of ${code} is in money; expected its currency, an ISO 4217 code such as "USD".`);
  if (!currencies.has(currency)) {
    throw refused("currency", `${JSON.stringify(currency)} is no currency; expected an ISO 4217 code such as "USD".`);
  }
  return currency;
}

/** The least and the most that a goal can sensibly be. */
function rangeOf({ unit, shape }: Metric): readonly [number, number] {
  switch (unit) {
    case "PERCENT":
      // Hours sold can be more than hours clocked; whole per cents written for a share are never meant.
      return [0, shape === "PROPORTION" ? 1 : 2];
    case "SCORE":
      return [-100, 100];
    case "POINTS":
      return [0, 10];
    case "HOURS":
    case "MINUTES":
    case "KILOMETRES":
    case "COUNT":
    case "RATIO":
    case "MONEY":
    case "PER_DAY":
      return [0, Number.MAX_SAFE_INTEGER];
  }
}

function directionOf({ code, better }: Metric, direction: GoalDirection | null | undefined): GoalDirection {
  const fitting = better && (better === "UP" ? "AT_LEAST" : "AT_MOST");
  const chosen = direction ?? fitting;
  if (!chosen) throw refused("direction", `${code} gets better neither way; expected AT_LEAST or AT_MOST.`);
  if (fitting && chosen !== fitting) {
    throw refused("direction", `${code} gets better ${better === "UP" ? "upwards" : "downwards"}; expected ${fitting}, not ${chosen}.`);
  }
  return chosen;
}

/** The goal to set; null where the one before is to be withdrawn. */
export function goalOf(metric: Metric, { value = null, withdraw, direction, strict }: GoalOrder): Goal | null {
  if (withdraw) {
    if (value !== null) throw refused("value", "A goal that is withdrawn has no value; expected a value or `withdraw`.");
    return null;
  }
  if (value === null) throw refused("value", `A goal of ${metric.code} needs a value, or \`withdraw\` to end the one before.`);
  const [least, most] = rangeOf(metric);
  if (value < least || value > most) {
    const expected = most === Number.MAX_SAFE_INTEGER ? `at least ${least}` : `${least} to ${most}`;
    const share = metric.unit === "PERCENT" ? ", a share: 0.8 is 80 %" : "";
    throw refused("value", `${value} is out of range for ${metric.code}; expected ${expected}${share}.`);
  }
  return { value: String(value), direction: directionOf(metric, direction), strict };
}
