import { monthText, valueText } from "@dealer-scorecards/ui-components/model/format.ts";
import type { MetricResult, MetricTile } from "@dealer-scorecards/ui-components/model/types.ts";

const tiles = 6;
const months = 12;
const goal = { value: 0.6, direction: "AT_LEAST", strict: false } as const;

function bar(tile: number, month: number): MetricResult {
  // No two bars of the page have the same value: finding one does not stand for another.
  const numerator = 301 + (tile * months + month) * 9;
  const value = numerator / 1000;
  return {
    month: `2025-${String(month + 1).padStart(2, "0")}`,
    metricCode: `RATE_${tile}`,
    state: "FINAL",
    value,
    numerator,
    denominator: 1000,
    goal,
    met: value >= goal.value,
    sufficiency: "ENOUGH",
    finalAt: "2026-02-01T00:00:00.000Z",
  };
}

/** Six metrics with a year of bars each. The browser has loaded its formats of numbers and dates before anything is mounted. */
export function metricTiles(): readonly MetricTile[] {
  valueText("en", { shape: "PROPORTION" }, bar(0, 0));
  monthText("en", "2025-01");
  return Array.from({ length: tiles }, (_, tile) => {
    const bars = Array.from({ length: months }, (_unused, month) => bar(tile, month));
    return {
      metric: { code: `RATE_${tile}`, name: `Rate ${tile + 1}`, definition: "", shape: "PROPORTION" },
      result: bars.at(-1) ?? null,
      range: { from: "2025-12-01", to: "2025-12-31" },
      cohort: { value: 1000, metric: { name: "Assigned" } },
      bars,
    };
  });
}

/** The value of each bar as people read it. */
export function barTexts(): readonly string[] {
  return metricTiles().flatMap(({ metric, bars }) => bars.map((result) => valueText("en", metric, result)));
}
