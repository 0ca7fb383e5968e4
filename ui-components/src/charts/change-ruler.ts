import { html, svg, type TemplateResult } from "lit";

const line = 12;

/** A change and its interval on a line with 0. The picture only: a sentence beside it says the same. */
export function changeRuler(change: number, interval: { readonly lower: number; readonly upper: number }): TemplateResult {
  const [low, high] = [Math.min(0, interval.lower, change), Math.max(0, interval.upper, change)];
  const room = (high - low || 1) * 0.06;
  const place = (value: number) => `${((value - low + room) / (high - low + 2 * room || 1)) * 100}%`;
  return html`<svg part="ruler" class="ruler" width="100%" height="38" aria-hidden="true">
    <line class="axis" x1="0" x2="100%" y1=${line} y2=${line}></line>
    <line class="interval" x1=${place(interval.lower)} x2=${place(interval.upper)} y1=${line} y2=${line}></line>
    ${[interval.lower, interval.upper].map((end) => svg`<line class="end" x1=${place(end)} x2=${place(end)} y1=${line - 6} y2=${line + 6}></line>`)}
    <line class="zero" x1=${place(0)} x2=${place(0)} y1=${line - 11} y2=${line + 11}></line>
    <text class="words" x=${place(0)} y="36" text-anchor="middle">0</text>
    <circle class="point" cx=${place(change)} cy=${line} r="5.5"></circle>
  </svg>`;
}
