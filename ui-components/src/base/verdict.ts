import { css, html, svg, type TemplateResult } from "lit";

/** Met or missed: a mark and the words beside it, never colour alone. */
export function verdict(met: boolean, words: string): TemplateResult {
  const mark = met ? svg`<path d="M2 6.5 5 9.5 10 3"></path>` : svg`<path d="M6 1.5v6M6 10v.6"></path>`;
  return html`<span part="status" class="status ${met ? "met" : "missed"}"><svg viewBox="0 0 12 12" aria-hidden="true">${mark}</svg>${words}</span>`;
}

export const verdictStyles = css`
  .status {
    display: inline-flex;
    align-items: baseline;
    gap: 5px;
    font-weight: 600;
  }
  .status.met {
    color: var(--met);
  }
  .status.missed {
    color: var(--missed);
  }
  .status svg {
    flex: none;
    align-self: center;
    inline-size: 12px;
    block-size: 12px;
    fill: none;
    stroke: currentColor;
    stroke-width: 2.2;
  }
`;
