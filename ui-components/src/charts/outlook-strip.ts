import { html, nothing, svg, type TemplateResult } from "lit";

const line = 13;

const at = (share: number): string => `${(Math.min(Math.max(share, 0), 1) * 100).toFixed(2)}%`;

interface OutlookMarks {
  readonly least: number;
  readonly most: number;
  readonly expected: number | null;
  readonly goal: number | null;
}

/** What a share can become as a box on a line from 0 to 100 %, what is expected as a point, and the goal. The picture only: words beside it say the same. */
export function outlookStrip({ least, most, expected, goal }: OutlookMarks): TemplateResult {
  return html`<svg part="strip" class="strip" width="100%" height="26" aria-hidden="true">
    <line class="axis" x1="0" x2="100%" y1=${line} y2=${line}></line>
    ${[0, 1].map((end) => svg`<line class="axis" x1=${at(end)} x2=${at(end)} y1=${line - 4} y2=${line + 4}></line>`)}
    <rect class="half" x=${at(least)} y=${line - 6} width=${at(most - least)} height="12" rx="2"></rect>
    ${[least, most].map((end) => svg`<line class="end" x1=${at(end)} x2=${at(end)} y1=${line - 7} y2=${line + 7}></line>`)}
    ${goal === null ? nothing : svg`<line class="goal-line" x1=${at(goal)} x2=${at(goal)} y1="0" y2="26"></line>`}
    ${expected === null ? nothing : svg`<circle class="point" cx=${at(expected)} cy=${line} r="5"></circle>`}
  </svg>`;
}
