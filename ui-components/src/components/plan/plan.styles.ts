import { css } from "lit";

export const planStyles = css`
  .card {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 4px 16px;
  }
  .name,
  .about,
  .action-text,
  .decisions,
  .advice {
    overflow-wrap: anywhere;
  }
  .state {
    padding: 2px 10px;
    color: var(--muted);
    font-size: 0.93em;
    border: 1px solid var(--border);
    border-radius: 99px;
  }
  .action-text {
    white-space: pre-line;
  }
  .about {
    color: var(--muted);
    font-size: 0.93em;
  }
  .status.plain {
    color: var(--text);
  }
  table {
    max-inline-size: 560px;
  }
  td,
  th {
    padding-inline-end: 0;
  }
  th + td {
    padding-inline-start: 16px;
  }
  th .under,
  td .under {
    display: block;
  }
  tbody > tr:first-child > * {
    border-block-start: 0;
  }
  .cell {
    text-align: end;
  }
  .figure {
    font-weight: 600;
  }
  .ruler {
    display: block;
    max-inline-size: 560px;
    overflow: visible;
  }
  .axis {
    stroke: var(--border);
  }
  .zero {
    stroke: var(--muted);
    stroke-width: 1.5;
  }
  .interval,
  .end {
    stroke: var(--accent);
    stroke-width: 2;
  }
  .interval {
    stroke-width: 4;
    opacity: 0.55;
  }
  .point {
    fill: var(--accent);
    stroke: var(--surface);
    stroke-width: 1.5;
  }
  .words {
    fill: var(--muted);
    font-size: 12px;
  }
  .advice {
    padding: 10px 14px;
    background: var(--surface-raised);
    border-inline-start: 3px solid var(--open);
    border-radius: 4px;
  }
  .decisions {
    display: grid;
    gap: 4px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .form {
    max-inline-size: 640px;
    padding-block-start: 12px;
    border-block-start: 1px solid var(--border);
  }
  .skeleton.line {
    inline-size: 40%;
    block-size: 1.2em;
  }
  .skeleton.block {
    block-size: 170px;
  }
  @container (max-width: 559.98px) {
    .card {
      padding: 16px;
    }
  }
  @media (forced-colors: active) {
    .interval,
    .end,
    .zero {
      stroke: CanvasText;
    }
    .point {
      fill: Highlight;
    }
  }
  @media print {
    .card {
      break-inside: avoid;
    }
    .form {
      display: none;
    }
  }
`;
