import { css } from "lit";

export const receiptStyles = css`
  .receipt {
    display: grid;
    gap: 16px;
    padding: var(--scorecard-receipt-padding, 20px);
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
    position: relative;
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
  .lists {
    border-block-end: 1px solid var(--border);
  }
  .list {
    border-block-start: 1px solid var(--border);
  }
  summary {
    padding-block: 10px;
    font-weight: 600;
    cursor: pointer;
  }
  summary:hover {
    color: var(--accent);
  }
  .total {
    margin-inline-start: 4px;
    padding: 1px 8px;
    font-size: 0.86em;
    font-weight: 400;
    color: var(--muted);
    background: var(--surface-raised);
    border-radius: 99px;
  }
  ul {
    margin: 0;
    padding: 0 0 8px;
    list-style: none;
  }
  .record {
    display: grid;
    grid-template-columns: minmax(112px, max-content) 122px 1fr;
    gap: 2px 16px;
    align-items: baseline;
    padding-block: 7px;
    border-block-start: 1px solid color-mix(in srgb, var(--border) 55%, transparent);
  }
  .id {
    font-weight: 500;
    overflow-wrap: anywhere;
  }
  button.id {
    justify-self: start;
    text-align: start;
    color: var(--accent);
  }
  .day,
  .none,
  .shown {
    color: var(--muted);
  }
  .none {
    padding-block-end: 12px;
  }
  .lists > .none {
    padding-block: 12px;
  }
  .more {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 14px;
    padding-block: 2px 14px;
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
    .receipt {
      padding: var(--scorecard-receipt-padding, 16px);
    }
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
