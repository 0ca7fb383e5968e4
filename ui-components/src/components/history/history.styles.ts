import { css } from "lit";

export const historyStyles = css`
  .card {
    background: var(--surface);
    border: 1px solid var(--border);
    border-radius: var(--radius);
  }
  .notice + .card {
    margin-block-start: 12px;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
  }
  header {
    padding: 18px 20px 8px;
  }
  .name {
    margin: 0;
    font-size: 1em;
    font-weight: 600;
  }
  th {
    font-weight: inherit;
    text-align: start;
  }
  th,
  td {
    padding: 10px 12px;
    vertical-align: top;
  }
  :is(th, td):first-child {
    padding-inline-start: 20px;
  }
  :is(th, td):last-child {
    padding-inline-end: 20px;
  }
  thead th {
    padding-block: 6px 10px;
    color: var(--muted);
    font-size: 0.93em;
  }
  .month > * {
    border-block-start: 1px solid var(--border);
  }
  .cell {
    text-align: end;
  }
  .cell > * {
    margin-inline-start: auto;
  }
  :is(td, dd, .so-far) .figure {
    font-size: 1.07em;
    font-weight: 600;
  }
  .in-card {
    display: none;
  }
  .cell > :is(.figure, .status, .under:not(.in-card)) {
    display: block;
  }
  .under,
  .cell > .status {
    color: var(--muted);
    font-size: 0.86em;
    font-weight: 400;
  }
  .cell > .status svg {
    margin-inline-end: 5px;
    vertical-align: -1px;
    color: var(--met);
  }
  .cell > .status.missed,
  .cell > .status.missed svg {
    color: var(--missed);
  }
  .expander,
  .open {
    font: inherit;
    color: inherit;
    background: none;
    border: 0;
    border-radius: 4px;
    cursor: pointer;
  }
  .expander {
    display: flex;
    align-items: baseline;
    gap: 8px;
    padding: 0;
    font-weight: 600;
    text-align: start;
  }
  .expander:hover {
    color: var(--accent);
  }
  .expander svg,
  .open svg {
    flex: none;
    inline-size: 11px;
    block-size: 11px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.8;
  }
  .expander svg {
    color: var(--muted);
    transition: rotate 0.12s;
  }
  @media (prefers-reduced-motion: reduce) {
    .expander svg {
      transition: none;
    }
  }
  :host(:dir(rtl)) .expander svg {
    rotate: 180deg;
  }
  .expander[aria-expanded="true"] svg,
  :host(:dir(rtl)) .expander[aria-expanded="true"] svg {
    rotate: 90deg;
  }
  .open {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    padding: 0;
    color: var(--open);
    text-decoration: underline dotted 1.5px color-mix(in srgb, var(--open) 45%, transparent);
    text-underline-offset: 0.26em;
  }
  .open svg {
    stroke-dasharray: 2.2 1.4;
  }
  .so-far {
    inset: auto;
    inline-size: max-content;
    max-inline-size: min(300px, calc(100vw - 32px));
    margin: 6px 0;
    padding: 14px 16px;
    color: var(--text);
    text-align: start;
    background: var(--surface);
    border: 1px solid var(--border);
    border-radius: var(--radius);
    box-shadow: 0 6px 24px rgb(0 0 0 / 16%);
  }
  /* Where it cannot be tied to its button it stands in the middle of the page, as popovers do. */
  @supports not (position-area: block-end) {
    .so-far {
      inset: 0;
      block-size: fit-content;
      margin: auto;
    }
  }
  @supports (position-area: block-end) {
    .so-far {
      position-area: block-end span-inline-start;
      position-try-fallbacks: flip-block, flip-inline, flip-block flip-inline;
    }
  }
  .so-far p {
    margin: 6px 0 10px;
  }
  .so-far .so-far-value {
    margin: 0;
  }
  td .so-far .figure {
    font-size: 1.5em;
  }
  .so-far .under {
    display: block;
  }
  .details {
    text-align: end;
  }
  .details .action {
    margin-block: -5px;
    white-space: nowrap;
  }
  .expanded[hidden] {
    display: none;
  }
  .expanded > td {
    padding: 0 20px 16px 39px;
  }
  .counts {
    display: flex;
    flex-wrap: wrap;
    gap: 10px 32px;
    margin: 0;
    padding: 12px 16px;
    background: var(--surface-raised);
    border-radius: 8px;
  }
  .counts dt {
    color: var(--muted);
    font-size: 0.86em;
  }
  .counts dd {
    margin: 0;
  }
  .counts .under {
    margin-inline-start: 6px;
  }
  .failed {
    align-items: center;
    color: var(--muted);
  }
  .name-place {
    inline-size: 76px;
    font-size: 0.86em;
  }
  .number-place {
    inline-size: 28px;
    margin-block-start: 2px;
  }
  .more {
    margin: 0;
    padding: 12px 20px;
    border-block-start: 1px solid var(--border);
  }
  span.skeleton {
    display: block;
    max-inline-size: 110px;
  }
  .cell > span.skeleton {
    max-inline-size: 72px;
  }
  @container (min-width: 960px) {
    table {
      table-layout: fixed;
    }
    thead .cohort {
      inline-size: 9%;
    }
    thead .details {
      inline-size: 170px;
    }
  }
  @container (max-width: 959.98px) {
    th,
    td {
      padding-inline: 8px;
    }
  }
  @media (forced-colors: active) {
    .expander svg,
    .open svg {
      stroke: CanvasText;
    }
  }
  @media print {
    .card {
      border: 0;
    }
    tbody {
      break-inside: avoid;
    }
    .open {
      text-decoration: none;
    }
    .expander svg,
    .details,
    .more {
      display: none;
    }
  }
`;
