import { css } from "lit";

export const funnelStyles = css`
  .head,
  .choices {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px 14px;
  }
  .head {
    margin-block-end: 10px;
  }
  .name {
    font-size: 1.1em;
  }
  .choices .option {
    padding-block: 2px;
    font-size: 0.93em;
  }
  .choices {
    min-inline-size: 0;
    max-inline-size: 100%;
  }
  select {
    min-inline-size: 0;
  }
  .notice {
    padding: 0;
    border: 0;
  }
  .stands,
  .finding {
    font-size: 0.93em;
  }
  .stands .under {
    font-size: inherit;
  }
  .stands .open {
    color: var(--open);
    font-weight: 600;
  }
  .steps,
  .list {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .steps {
    margin-block: 8px 14px;
  }
  .step {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 4px 14px;
    align-items: center;
    padding-block: 9px;
    border-block-start: 1px solid var(--border);
  }
  .step:first-child {
    border-block-start: 0;
  }
  .what {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .count {
    font-size: 1.15em;
    font-weight: 600;
    text-align: end;
  }
  .plot,
  .shares {
    grid-column: 1 / -1;
  }
  .chart {
    display: block;
    inline-size: 100%;
    block-size: 16px;
    overflow: visible;
  }
  .plot:dir(rtl) .chart {
    transform: scaleX(-1);
  }
  .chart > * {
    vector-effect: non-scaling-stroke;
  }
  .track {
    fill: var(--surface-raised);
  }
  .bar {
    fill: color-mix(in srgb, var(--accent) 68%, var(--surface));
  }
  .bar.open {
    fill: none;
    stroke: var(--open);
    stroke-dasharray: 3 2;
  }
  .shares {
    display: flex;
    flex-wrap: wrap;
    gap: 0 14px;
    align-items: baseline;
  }
  button.number {
    text-align: start;
  }
  .values {
    margin-block-start: 12px;
  }
  table {
    inline-size: auto;
  }
  th {
    overflow-wrap: anywhere;
  }
  th,
  td {
    padding-block: 7px;
  }
  th.cell,
  .cell {
    text-align: end;
  }
  td.figure {
    font-weight: 600;
  }
  .findings {
    margin-block-start: 18px;
    padding-block-start: 14px;
    border-block-start: 1px solid var(--border);
  }
  .subheading {
    margin: 0 0 4px;
    font-size: 1em;
    font-weight: 600;
  }
  .list {
    margin-block-start: 8px;
  }
  .finding {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 2px 20px;
    padding-block: 7px;
    border-block-start: 1px solid var(--border);
    overflow-wrap: anywhere;
  }
  .which {
    font-weight: 600;
  }
  .gone {
    color: var(--missed);
  }
  .more,
  .failed {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 14px;
    margin-block-start: 4px;
  }
  .skeleton.line {
    inline-size: 40%;
    block-size: 1.1em;
  }
  .skeleton.block {
    block-size: 260px;
    margin-block-start: 12px;
  }
  .skeleton.few {
    block-size: 60px;
  }
  @container (max-width: 559.98px) {
    .card {
      padding: 16px;
    }
    th,
    td {
      padding-inline-end: 10px;
    }
  }
  @container (min-width: 560px) {
    .finding {
      grid-template-columns: minmax(0, 1fr) repeat(2, minmax(0, 2fr));
    }
  }
  @container (min-width: 720px) {
    .steps {
      display: grid;
      grid-template-columns: minmax(0, 3fr) minmax(3em, auto) minmax(0, 5fr) minmax(0, 6fr);
      column-gap: 14px;
    }
    .step {
      grid-column: 1 / -1;
      grid-template-columns: subgrid;
    }
    .plot,
    .shares {
      grid-column: auto;
    }
    .chart {
      block-size: 22px;
    }
  }
  @media (forced-colors: active) {
    .track {
      fill: Canvas;
      stroke: GrayText;
    }
    .bar {
      fill: CanvasText;
      fill-opacity: 0.6;
    }
    .bar.open {
      fill: none;
      stroke: CanvasText;
    }
  }
  @media print {
    .step,
    .finding {
      break-inside: avoid;
    }
    .more button {
      display: none;
    }
  }
`;
