import { html, nothing, svg, type TemplateResult } from "lit";
import type { Goal, MetricResult } from "../model/types.ts";

const chartWidth = 240;
const chartHeight = 64;
/** Of a bar and the gap after it, the bar's part. */
const barShare = 0.8;

/** Room for that many bars is there at least: fewer stand at the start of it. */
export const fewestSlots = 6;

/** The scale's end: shares reach to 1, counts to the largest of bars and goal. */
function scaleEnd(results: readonly MetricResult[], goal: Goal | null): number {
  return Math.max(1, goal?.value ?? 0, ...results.map(({ value }) => value ?? 0));
}

function barClass({ met }: MetricResult): string {
  return met === null ? "bar" : met ? "bar met" : "bar missed";
}

/** Bars against the goal. The picture only: `barsTable` says the same to those who do not see it. */
export function barsChart(results: readonly MetricResult[], goal: Goal | null): TemplateResult {
  const end = scaleEnd(results, goal);
  // After the last bar there is no gap.
  const slot = chartWidth / (Math.max(results.length, fewestSlots) + barShare - 1);
  const heightOf = (value: number) => (value / end) * chartHeight;
  const goalHeight = goal && chartHeight - heightOf(goal.value);
  return html`<svg part="chart" class="chart" viewBox="0 0 ${chartWidth} ${chartHeight}" preserveAspectRatio="none" aria-hidden="true">
    ${results.map((result, index) => {
      // A missing value leaves its place empty; one of 0 still shows where it stands.
      if (result.value === null) return nothing;
      const height = Math.max(heightOf(result.value), 2);
      return svg`<rect part="bar" class=${barClass(result)} x=${index * slot} y=${chartHeight - height} width=${slot * barShare} height=${height} rx="2"></rect>`;
    })}
    ${goal && svg`<line part="goal-line" class="goal-line" x2=${chartWidth} y1=${goalHeight} y2=${goalHeight}></line>`}
  </svg>`;
}

/** The chart's values as a table, visually hidden by what it stands in: a table itself is never smaller than its words. */
export function barsTable(
  results: readonly MetricResult[],
  caption: string,
  headings: { readonly month: string; readonly value: string },
  cells: (result: MetricResult) => { readonly month: string; readonly value: string },
): TemplateResult {
  return html`<div class="visually-hidden"><table>
    <caption>${caption}</caption>
    <thead><tr><th scope="col">${headings.month}</th><th scope="col">${headings.value}</th></tr></thead>
    <tbody>
      ${results.map((result) => {
        const { month, value } = cells(result);
        return html`<tr><th scope="row">${month}</th><td>${value}</td></tr>`;
      })}
    </tbody>
  </table></div>`;
}
