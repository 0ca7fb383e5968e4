import { html, nothing, svg, type TemplateResult } from "lit";
import { quartileScale } from "../model/quartile-scale.ts";
import type { Quartiles } from "../model/comparison-types.ts";

const line = 13;

/** What is marked beside the quartiles; null where there is none. */
interface Marks {
  readonly value: number | null;
  readonly goal: number | null;
}

/** The middle half of the dealers as a box, the median across it, a value as a point and the goal. The picture only: words beside it say the same. */
export function quartileStrip({ lower, median, upper }: Quartiles, { value, goal }: Marks): TemplateResult {
  const place = quartileScale([lower, upper, ...(value === null ? [] : [value]), ...(goal === null ? [] : [goal])]);
  const at = (each: number) => `${(place(each) * 100).toFixed(2)}%`;
  const width = `${((place(upper) - place(lower)) * 100).toFixed(2)}%`;
  return html`<svg part="strip" class="strip" width="100%" height="26" aria-hidden="true">
    <line class="axis" x1="0" x2="100%" y1=${line} y2=${line}></line>
    <rect class="half" x=${at(lower)} y=${line - 7} width=${width} height="14" rx="2"></rect>
    ${[lower, upper].map((end) => svg`<line class="end" x1=${at(end)} x2=${at(end)} y1=${line - 7} y2=${line + 7}></line>`)}
    <line class="median" x1=${at(median)} x2=${at(median)} y1=${line - 10} y2=${line + 10}></line>
    ${goal === null ? nothing : svg`<line class="goal-line" x1=${at(goal)} x2=${at(goal)} y1="0" y2="26"></line>`}
    ${value === null ? nothing : svg`<circle class="point" cx=${at(value)} cy=${line} r="5"></circle>`}
  </svg>`;
}
