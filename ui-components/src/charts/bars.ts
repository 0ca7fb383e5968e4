import { html, nothing, svg, type TemplateResult } from "lit";
import type { Goal, MetricResult } from "../model/types.ts";

const chartWidth = 240;
const chartHeight = 64;
const gap = 4;

/** Room for that many bars is there at least: fewer stand at the start of it. */
export const fewestSlots = 6;

/** The scale's end: shares reach to 1, counts to the largest of bars and goal. */
function scaleEnd(results: readonly MetricResult[], goal: Goal | null): number {
  const values = results.map(({ value }) => value ?? 0);
  return Math.max(1, goal?.value ?? 0, ...values);
}

function barClass({ met }: MetricResult): string {
  return met === false ? "bar missed" : met === true ? "bar met" : "bar";
}

/** Bars against the goal. The picture only: `barsTable` says the same to those who do not see it. */
export function barsChart(results: readonly MetricResult[], goal: Goal | null): TemplateResult {
  const end = scaleEnd(results, goal);
  const slot = (chartWidth + gap) / Math.max(results.length, fewestSlots);
  const y = (value: number) => chartHeight - (value / end) * chartHeight;
  return html`<svg part="chart" class="chart" viewBox="0 0 ${chartWidth} ${chartHeight}" preserveAspectRatio="none" aria-hidden="true">
    ${results.map((result, index) => {
      const top = y(result.value ?? 0);
      // A value of 0 still shows where it stands; a missing one leaves its place empty.
      return result.value === null
        ? nothing
        : svg`<rect part="bar" class=${barClass(result)} x=${index * slot} y=${Math.min(top, chartHeight - 1.5)} width=${slot - gap} height=${Math.max(chartHeight - top, 1.5)} rx="1.5"></rect>`;
    })}
    ${goal ? svg`<line part="goal-line" class="goal-line" x1="0" x2=${chartWidth} y1=${y(goal.value)} y2=${y(goal.value)}></line>` : nothing}
  </svg>`;
}

/** The chart's values as a table, visually hidden. */
export function barsTable(
  results: readonly MetricResult[],
  caption: string,
  headings: { readonly month: string; readonly value: string },
  cells: (result: MetricResult) => { readonly month: string; readonly value: string },
): TemplateResult {
  return html`<table class="visually-hidden">
    <caption>${caption}</caption>
    <thead><tr><th scope="col">${headings.month}</th><th scope="col">${headings.value}</th></tr></thead>
    <tbody>
      ${results.map((result) => {
        const { month, value } = cells(result);
        return html`<tr><th scope="row">${month}</th><td>${value}</td></tr>`;
      })}
    </tbody>
  </table>`;
}
