import { html, svg, type TemplateResult } from "lit";

/** Sample of a mark, for a legend. */
export function stripSample(mark: "half" | "median" | "goal-line" | "point"): TemplateResult {
  const shape = {
    half: svg`<rect class="half" x="1" y="2" width="14" height="10" rx="2"></rect>`,
    median: svg`<line class="median" x1="8" x2="8" y1="0" y2="14"></line>`,
    "goal-line": svg`<line class="goal-line" x1="8" x2="8" y1="0" y2="14"></line>`,
    point: svg`<circle class="point" cx="8" cy="7" r="5"></circle>`,
  };
  return html`<svg class="sample" viewBox="0 0 16 14" aria-hidden="true">${shape[mark]}</svg>`;
}
