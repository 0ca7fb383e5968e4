import { css } from "lit";

export const trendStyles = css`
  .summary .number {
    font-weight: 600;
  }
  .picture {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    column-gap: 10px;
    margin-block-start: 12px;
  }
  .axis {
    display: flex;
    flex-direction: column;
    justify-content: space-between;
    margin-block-start: 26px;
    color: var(--muted);
    font-size: 0.86em;
    line-height: 1;
    text-align: end;
  }
  .plot {
    position: relative;
    padding-block-start: 30px;
  }
  .chart {
    block-size: var(--scorecard-trend-chart-size, 140px);
  }
  .grounded .chart {
    border-block-end: 1px solid var(--border);
  }
  .over {
    position: absolute;
    inset-block-start: 30px;
    inset-inline: 0;
  }
  .grounded .over {
    border: 0;
  }
  .baseline-line {
    stroke: var(--accent);
    stroke-width: 2;
    stroke-dasharray: 2 4;
    stroke-linecap: round;
  }
  .over.label {
    inline-size: 100%;
    block-size: var(--scorecard-trend-chart-size, 140px);
    overflow: visible;
    pointer-events: none;
  }
  .label text {
    fill: var(--accent);
    stroke: var(--surface);
    stroke-width: 4px;
    paint-order: stroke;
    font-size: 0.86em;
    font-weight: 600;
    text-anchor: end;
  }
  .label:dir(rtl) text {
    text-anchor: start;
  }
  .reading {
    position: absolute;
    inset: 0 0 auto;
    font-size: 0.93em;
    font-weight: 600;
  }
  .columns {
    position: absolute;
    inset: 26px 0 0;
  }
  .columns,
  .ticks {
    display: flex;
  }
  .column {
    flex: 4 1 0;
    min-inline-size: 0;
  }
  .gap {
    flex: 1 1 0;
  }
  button.column {
    padding: 0;
    background: none;
    border: 0;
    border-radius: 3px;
    cursor: pointer;
  }
  button.column:is(:hover, :focus-visible) {
    background: color-mix(in srgb, var(--text) 9%, transparent);
  }
  .ticks {
    grid-column: 2;
    block-size: 2.7em;
    padding-block-start: 4px;
    color: var(--muted);
    font-size: 0.86em;
    line-height: 1.3;
  }
  .ticks .column {
    display: flex;
    justify-content: center;
    text-align: center;
    white-space: nowrap;
  }
  .year {
    display: block;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 18px;
    margin: 4px 0 14px;
    padding: 0;
    color: var(--muted);
    font-size: 0.93em;
    list-style: none;
  }
  .swatch {
    inline-size: 14px;
    block-size: 10px;
    margin-inline-end: 6px;
  }
  .values {
    margin-block-start: 12px;
  }
  .cell {
    text-align: end;
  }
  td .figure {
    font-weight: 600;
  }
  .under {
    font-size: inherit;
  }
  td .under,
  td .open {
    display: block;
    font-size: 0.93em;
  }
  .open {
    color: var(--open);
  }
  .skeleton.line {
    inline-size: 40%;
    block-size: 1.1em;
  }
  .skeleton.sentence {
    inline-size: 75%;
    block-size: 1.1em;
    margin-block: 8px 16px;
  }
  .skeleton.block {
    block-size: calc(var(--scorecard-trend-chart-size, 140px) + 130px);
  }
  @container (max-width: 559.98px) {
    .card {
      padding: 16px;
    }
    .wide-only > * {
      visibility: hidden;
    }
  }
  @container (min-width: 720px) {
    table {
      inline-size: auto;
      min-inline-size: 60%;
    }
  }
  @media (forced-colors: active) {
    .baseline-line {
      stroke: Highlight;
    }
    .label text {
      fill: CanvasText;
      stroke: Canvas;
    }
    button.column:is(:hover, :focus-visible) {
      forced-color-adjust: none;
      background: none;
      outline: 2px solid Highlight;
    }
  }
  @media print {
    .card {
      break-inside: avoid;
    }
    .columns {
      display: none;
    }
  }
`;
