import { css } from "lit";

export const receiptStyles = css`
  .receipt {
    /* No grid: what sticks in one does not leave its row. */
    display: flex;
    flex-direction: column;
    gap: 16px;
    --inset: var(--scorecard-receipt-padding, clamp(16px, 3.8cqi, 20px));
    padding: var(--inset);
    /* To its round corners, and no scroller of its own: the header sticks to the one around. */
    overflow: clip;
    background: var(--surface);
    border-radius: var(--radius);
  }
  p {
    margin: 0;
  }
  .header,
  .notice {
    padding-inline-end: 52px;
  }
  .notice + .receipt {
    margin-block-start: 12px;
  }
  .corner {
    position: sticky;
    inset-block-start: 0;
    z-index: 2;
    block-size: 0;
  }
  .header {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    margin-block-start: calc(-1 * var(--inset));
    padding-block: var(--inset) 8px;
    background: var(--surface);
    box-shadow: 0 8px 8px var(--surface);
  }
  .header p {
    font-size: 0.86em;
  }
  .name {
    margin: 0;
    font-size: 1.15em;
    font-weight: 600;
  }
  .muted,
  .version {
    color: var(--muted);
  }
  .version {
    display: block;
    font-size: 0.93em;
  }
  .close {
    position: absolute;
    inset-block-start: 14px;
    inset-inline-end: 14px;
    display: grid;
    place-items: center;
    inline-size: 32px;
    block-size: 32px;
    padding: 0;
    color: var(--muted);
    background: none;
    border: 1px solid transparent;
    border-radius: 6px;
    cursor: pointer;
  }
  .close:hover {
    color: var(--text);
    border-color: var(--border);
  }
  .close svg {
    inline-size: 14px;
    block-size: 14px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
  }
  .value,
  .verdict {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    column-gap: 12px;
  }
  .verdict {
    margin-block-start: -14px;
  }
  .figure {
    font-size: 2.6em;
    font-weight: 600;
    line-height: 1.2;
    letter-spacing: -0.02em;
  }
  .divided {
    font-size: 1.3em;
    color: var(--muted);
  }
  .few {
    padding: 1px 8px;
    font-size: 0.86em;
    color: var(--muted);
    border: 1px solid var(--border);
    border-radius: 99px;
  }
  .open {
    color: var(--open);
  }
  .differs {
    padding: 10px 14px;
    border: 1px solid var(--border);
    border-inline-start: 3px solid var(--open);
    border-radius: 6px;
  }
  .trust {
    padding: 12px 16px;
    background: var(--surface-raised);
    border-radius: 8px;
  }
  .trust p {
    margin-block-start: 6px;
    font-size: 0.93em;
  }
  .ruler {
    display: block;
    overflow: visible;
  }
  :host(:dir(rtl)) .ruler,
  :host(:dir(rtl)) .words {
    transform: scaleX(-1);
  }
  .words {
    /* The whole ruler is turned round; its words start where they do from left to right. */
    direction: ltr;
    fill: var(--muted);
    font-size: 11px;
    transform-box: fill-box;
    transform-origin: center;
  }
  .axis {
    stroke: color-mix(in srgb, var(--muted) 45%, transparent);
    stroke-width: 1;
  }
  .interval {
    fill: color-mix(in srgb, var(--accent) 34%, var(--surface-raised));
  }
  .goal-line {
    stroke: var(--text);
    stroke-width: 1.5;
    stroke-dasharray: 4 2.5;
  }
  .point {
    fill: var(--accent);
    stroke: var(--surface-raised);
    stroke-width: 2;
  }
  .facts {
    margin: 0;
  }
  .facts > div {
    display: grid;
    grid-template-columns: 172px 1fr;
    gap: 2px 16px;
    padding-block: 8px;
    border-block-start: 1px solid var(--border);
  }
  .facts dt {
    color: var(--muted);
  }
  .facts dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .skeleton.line {
    max-inline-size: 62%;
    block-size: 20px;
  }
  .skeleton.number {
    inline-size: 180px;
    block-size: 64px;
  }
  .skeleton.block {
    block-size: 300px;
  }
  @container (max-width: 519.98px) {
    .facts > div {
      grid-template-columns: 1fr;
    }
    .record {
      grid-template-columns: 1fr auto;
    }
    .reason {
      grid-column: 1 / -1;
    }
  }
  @media (forced-colors: active) {
    .few,
    .total {
      border: 1px solid CanvasText;
    }
    .close svg,
    .axis,
    .goal-line {
      stroke: CanvasText;
    }
    .interval {
      fill: Canvas;
      stroke: CanvasText;
    }
    .words {
      fill: CanvasText;
    }
    .point {
      fill: Highlight;
      stroke: Canvas;
    }
  }
  @media print {
    .corner,
    .header {
      position: static;
    }
    .receipt {
      overflow: visible;
    }
    .close,
    .more button {
      display: none;
    }
    .record,
    .facts > div {
      break-inside: avoid;
    }
  }
`;
