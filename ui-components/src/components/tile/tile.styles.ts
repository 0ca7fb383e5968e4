import { css } from "lit";

export const tileStyles = css`
  :host,
  .base,
  .tile {
    block-size: 100%;
  }
  .tile {
    display: grid;
    grid-template-rows: auto auto auto 1fr auto;
    gap: 2px;
    min-block-size: 236px;
    padding: var(--scorecard-tile-padding, 18px 20px 16px);
    background: var(--surface);
    border: 1px solid var(--border);
    border-radius: var(--radius);
  }
  .notice + .tile {
    block-size: auto;
    margin-block-start: 12px;
  }
  .skeleton {
    inline-size: 60%;
    block-size: 2.4em;
  }
  .skeleton:first-child {
    inline-size: 45%;
    block-size: 1.1em;
  }
  .name {
    margin: 0;
    font-size: 1em;
    font-weight: 600;
  }
  .value,
  .verdict {
    display: flex;
    align-items: baseline;
    flex-wrap: wrap;
    gap: 0 10px;
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
  p {
    margin: 0;
  }
  .records,
  .range,
  .span {
    color: var(--muted);
  }
  .plot {
    align-self: end;
    margin-block: 16px 10px;
  }
  .chart {
    block-size: var(--scorecard-tile-chart-size, 64px);
  }
  .range {
    font-size: 0.93em;
  }
  .span {
    display: flex;
    justify-content: space-between;
    padding-block-start: 4px;
    font-size: 0.86em;
  }
  @media print {
    .tile {
      break-inside: avoid;
    }
  }
`;
