import { html, nothing, svg, type TemplateResult } from "lit";
import { unitOf } from "../model/format.ts";
import type { MetricDefinition, MetricResult } from "../model/types.ts";

/** Of a month's place, the bar's part; after the last bar there is no gap. */
const barShare = 0.8;

/** Room for that many bars is there at least: fewer stand at the start of it. */
export const fewestSlots = 6;

/** Months that share a goal, from the first to before the last of their places. */
export interface GoalStretch {
  readonly value: number;
  readonly from: number;
  readonly to: number;
}

/** What a bar shows. */
export type Bar = Pick<MetricResult, "value" | "met" | "state">;

function barClass({ met, state }: Bar): string {
  if (state === "IN_PROGRESS") return "bar open";
  return met === null ? "bar" : met ? "bar met" : "bar missed";
}

/** Shares reach to 1, others to the largest of bars and goals; all stand on 0. */
export function scaleOf(
  reached: readonly ({ readonly value: number | null } | null)[],
  metric: Pick<MetricDefinition, "shape" | "unit">,
): { readonly top: number; readonly bottom: number } {
  const values = reached.map((each) => each?.value ?? 0);
  return { top: Math.max(unitOf(metric) === "PERCENT" ? 1 : 0, ...values), bottom: Math.min(0, ...values) };
}

/** Bars against the goal. The picture only: beside it a table says the same to those who do not see it. */
export function barsChart(
  results: readonly (Bar | null)[],
  metric: Pick<MetricDefinition, "shape" | "unit">,
  goals: readonly GoalStretch[],
): TemplateResult {
  const { top, bottom } = scaleOf([...goals, ...results], metric);
  const height = top - bottom || 1;
  const width = Math.max(results.length, fewestSlots) + barShare - 1;
  // A value of 0 still shows where it stands.
  const least = height / 32;
  return html`<svg part="chart" class="chart" viewBox="0 ${-top} ${width} ${height}" preserveAspectRatio="none" aria-hidden="true">
    ${results.map((result, month) => {
      // A missing value leaves its place empty.
      if (!result || result.value === null) return nothing;
      const size = Math.max(Math.abs(result.value), least);
      return svg`<rect part="bar" class=${barClass(result)} x=${month} y=${result.value < 0 ? 0 : -size} width=${barShare} height=${size} rx=".08" ry=${least}></rect>`;
    })}
    ${goals.map(({ value, from, to }) => svg`<line part="goal-line" class="goal-line" x1=${from} x2=${Math.min(to, width)} y1=${-value} y2=${-value}></line>`)}
  </svg>`;
}

/** The chart's values as a table, visually hidden by what it stands in: a table itself is never smaller than its words. */
export function barsTable(
  caption: string,
  headings: readonly [string, string],
  rows: readonly (readonly [string, string])[],
): TemplateResult {
  return html`<div class="visually-hidden"><table>
    <caption>${caption}</caption>
    <thead><tr>${headings.map((heading) => html`<th scope="col">${heading}</th>`)}</tr></thead>
    <tbody>
      ${rows.map(([month, value]) => html`<tr><th scope="row">${month}</th><td>${value}</td></tr>`)}
    </tbody>
  </table></div>`;
}
