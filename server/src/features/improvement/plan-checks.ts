import { isBefore } from "../../kpi/improvement/plan-months.ts";
import { isDistinctCount } from "../../kpi/improvement/period-numbers.ts";
import type { Metric } from "../../kpi/metric.ts";
import type { StoredBaseline } from "./baseline.reader.ts";
import { filledText, refused } from "../../platform/written-text.ts";
import { knownCurrency } from "./improvement-checks.ts";
import type { Bringer } from "./plan.reader.ts";

/** What is to be recorded, as the one who asks says it. */
export interface PlanOrder {
  readonly dealerID: string;
  readonly program: string;
  readonly metric: string;
  readonly currency?: string | null;
  readonly baseline?: number | null;
  readonly name: string;
  readonly action: string;
  readonly broughtBy: Bringer;
  readonly vendor?: string | null;
  readonly startsOn: string;
  readonly cost?: number | null;
  readonly costCurrency?: string | null;
}

const longestName = 200;
const longestAction = 2_000;
const highestCost = 1_000_000_000_000;
/** A number that the database's integers do not hold is none of a baseline or a plan. */
export const largestNumber = 2_147_483_647;

export function textsOf({ name, action }: PlanOrder): { readonly name: string; readonly action: string } {
  return { name: filledText("name", "The name", name, longestName), action: filledText("action", "What is done", action, longestAction) };
}

export function vendorOf({ broughtBy, vendor }: PlanOrder): string | null {
  if (broughtBy === "VENDOR") return filledText("vendor", "The vendor's name", vendor ?? "", longestName);
  if (vendor) throw refused("vendor", "The plan was brought by own staff; expected no vendor, or VENDOR.");
  return null;
}

/** The cost in decimal text, and its currency: the dealer's own unless another is given. */
export function costOf(
  { cost = null, costCurrency }: PlanOrder,
  own: string,
): { readonly cost: string | null; readonly costCurrency: string | null } {
  if (cost === null) {
    if (costCurrency) throw refused("costCurrency", "There is no cost; expected no currency of it.");
    return { cost: null, costCurrency: null };
  }
  if (cost < 0 || cost > highestCost) throw refused("cost", `${cost} is out of range; expected 0 to ${highestCost}.`);
  return { cost: String(cost), costCurrency: knownCurrency("costCurrency", costCurrency ?? own) };
}

/** Whether periods of different length can be held against each other. */
export function checkMovable(metric: Metric): void {
  if (isDistinctCount(metric)) {
    throw refused(
      "metric",
      `${metric.code} counts different values: the longer the period, the more. Expected a metric that can be told by the month.`,
    );
  }
}

/** Only days that storage and calendar agree on; the baseline's months lie wholly before it. */
export function checkStart({ startsOn }: PlanOrder, { months }: StoredBaseline): void {
  if (!/^[12]\d{3}-/.test(startsOn)) throw refused("startsOn", `${startsOn} is out of range; expected a day of the years 1000 to 2999.`);
  const last = months.at(-1)?.month;
  if (last && !isBefore(last, startsOn)) {
    throw refused(
      "startsOn",
      `The baseline's last month, ${last}, does not end before ${startsOn}; expected a later start, or another baseline.`,
    );
  }
}
