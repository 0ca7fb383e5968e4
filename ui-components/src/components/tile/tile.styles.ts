import { css } from "lit";

export const tileStyles = css`
  :host {
    block-size: 100%;
  }
  .base {
    block-size: 100%;
  }
  .tile {
    block-size: 100%;
    position: relative;
    display: grid;
    grid-template-rows: auto auto auto 1fr auto;
    gap: 2px;
    min-block-size: 236px;
    padding: var(--scorecard-tile-padding, 18px 20px 16px);
    background: var(--surface);
    border: 1px solid var(--border);
    border-radius: var(--radius);
  }
  .name {
    margin: 0;
    font-size: 1em;
    font-weight: 600;
  }
  .value {
    display: flex;
    align-items: baseline;
    flex-wrap: wrap;
    column-gap: 10px;
    margin: 0;
  }
  .number {
    padding: 0;
    font: inherit;
    font-size: 2.3em;
    font-weight: 600;
    line-height: 1.2;
    letter-spacing: -0.02em;
    color: inherit;
    background: none;
    border: 0;
    border-radius: 4px;
  }
  button.number {
    cursor: pointer;
    text-decoration: underline dotted 1.5px var(--border);
    text-underline-offset: 0.16em;
  }
  button.number:hover {
    text-decoration-color: var(--accent);
  }
  .records,
  .range {
    color: var(--muted);
  }
  .verdict {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    column-gap: 10px;
    margin: 0;
  }
  .plot {
    align-self: end;
    margin-block: 16px 10px;
  }
  .chart {
    display: block;
    inline-size: 100%;
    block-size: var(--scorecard-tile-chart-size, 64px);
    overflow: visible;
  }
  :host(:dir(rtl)) .chart {
    transform: scaleX(-1);
  }
  .bar {
    fill: var(--border);
  }
  .bar.met {
    fill: color-mix(in srgb, var(--met) 62%, var(--surface));
  }
  .bar.missed {
    fill: color-mix(in srgb, var(--missed) 26%, var(--surface));
    stroke: var(--missed);
    stroke-width: 1;
    vector-effect: non-scaling-stroke;
  }
  .goal-line {
    stroke: var(--text);
    stroke-width: 1.5;
    stroke-dasharray: 5 3;
    vector-effect: non-scaling-stroke;
  }
  .range,
  .span {
    margin: 0;
    font-size: 0.93em;
  }
  .span {
    display: flex;
    justify-content: space-between;
    margin-block-start: 4px;
    color: var(--muted);
    font-size: 0.86em;
  }
  @media (forced-colors: active) {
    .bar,
    .bar.met {
      fill: CanvasText;
    }
    .bar.missed {
      fill: Canvas;
      stroke: CanvasText;
    }
    .goal-line {
      stroke: Highlight;
    }
  }
  @media print {
    .tile {
      break-inside: avoid;
    }
  }
`;
