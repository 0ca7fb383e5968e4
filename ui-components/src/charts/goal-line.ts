import { svg, type SVGTemplateResult } from "lit";
import type { GoalPoint } from "../model/customer-goal-types.ts";

const [width, height, margin] = [320, 84, 6] as const;

const dayOf = (on: string): number => Date.parse(`${on}T00:00:00Z`);

/** Readings in the order of their days as a line, with the baseline and the target; it says nothing that words do not. */
export function goalLine(points: readonly GoalPoint[], baseline: GoalPoint, target: GoalPoint): SVGTemplateResult {
  const all = [baseline, ...points].toSorted((one, other) => one.on.localeCompare(other.on));
  const days = [...all, target].map(({ on }) => dayOf(on));
  const values = [...all, target].map(({ value }) => value);
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const x = (on: string) => margin + ((dayOf(on) - first) / Math.max(1, last - first)) * (width - 2 * margin);
  const y = (value: number) => height - margin - ((value - low) / (high - low || 1)) * (height - 2 * margin);
  const line = all.map(({ on, value }) => `${x(on).toFixed(1)},${y(value).toFixed(1)}`).join(" ");
  return svg`<svg class="line-chart" viewBox="0 0 ${width} ${height}" aria-hidden="true" part="trend">
    <line class="base-line" x1=${margin} x2=${width - margin} y1=${y(baseline.value)} y2=${y(baseline.value)}></line>
    <line class="target-line" x1=${margin} x2=${width - margin} y1=${y(target.value)} y2=${y(target.value)}></line>
    <polyline class="readings-line" points=${line}></polyline>
    ${all.map(({ on, value }) => svg`<circle class="reading-point" cx=${x(on)} cy=${y(value)} r="2.6"></circle>`)}
  </svg>`;
}
