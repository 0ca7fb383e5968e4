import { html, nothing, svg, type TemplateResult } from "lit";
import type { Goal } from "../model/types.ts";

const line = 22;

function percent(share: number): string {
  return `${Math.min(Math.max(share, 0), 1) * 100}%`;
}

/** Words over a mark stay inside the picture: towards its ends they lean inwards. */
function anchor(share: number): "start" | "middle" | "end" {
  return share < 0.15 ? "start" : share > 0.85 ? "end" : "middle";
}

/** A share, its interval and its goal on a line from 0 to 100 %. The picture only: a sentence beside it says the same. */
export function intervalRuler(
  value: number,
  interval: { readonly lower: number; readonly upper: number },
  goal: { readonly value: Goal["value"]; readonly words: string } | null,
  ends: readonly [string, string],
): TemplateResult {
  const width = percent(interval.upper - interval.lower);
  return html`<svg part="ruler" class="ruler" width="100%" height="46" aria-hidden="true">
    <line class="axis" x1="0" x2="100%" y1=${line} y2=${line}></line>
    ${[0, 0.25, 0.5, 0.75, 1].map((share) => svg`<line class="axis" x1=${percent(share)} x2=${percent(share)} y1=${line - 4} y2=${line + 4}></line>`)}
    <text class="words" x="0" y="45">${ends[0]}</text>
    <text class="words" x="100%" y="45" text-anchor="end">${ends[1]}</text>
    <rect class="interval" x=${percent(interval.lower)} y=${line - 4} width=${width} height="8" rx="4"></rect>
    ${
      goal
        ? svg`<line class="goal-line" x1=${percent(goal.value)} x2=${percent(goal.value)} y1=${line - 9} y2=${line + 10}></line>
      <text class="words" x=${percent(goal.value)} y="9" text-anchor=${anchor(goal.value)}>${goal.words}</text>`
        : nothing
    }
    <circle class="point" cx=${percent(value)} cy=${line} r="5.5"></circle>
  </svg>`;
}
