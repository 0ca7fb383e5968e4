import { css } from "lit";

export const boardCardStyles = css`
  .metric {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    min-inline-size: 0;
    background: var(--surface);
    border: 1px solid var(--border);
    border-radius: var(--radius);
  }
  .metric.expanded {
    grid-column: 1 / -1;
  }
  .card {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    padding: 14px 16px;
  }
  .subheading {
    margin: 0;
    font-size: 1em;
    font-weight: 600;
  }
  .value {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 10px;
    min-block-size: 2.3em;
  }
  .value .figure {
    font-size: 1.6em;
    font-weight: 600;
    letter-spacing: -0.01em;
  }
  .value.other {
    min-block-size: 0;
  }
  .value.other .figure {
    font-size: 1.15em;
  }
  .value .status {
    font-size: 0.93em;
  }
  .under,
  .definition {
    color: var(--muted);
    font-size: 0.93em;
  }
  .open {
    color: var(--open);
  }
  .plot {
    inline-size: 100%;
    margin-block: auto 12px;
    padding-block-start: 12px;
  }
  .plot .chart {
    block-size: 36px;
  }
  .expanded .plot {
    margin-block: 0;
  }
  .expanded .chart {
    display: none;
  }
  .expander {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    margin-inline-start: -1px;
  }
  .expander svg {
    inline-size: 12px;
    block-size: 12px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.8;
    transition: rotate 0.12s;
  }
  .expander[aria-expanded="true"] svg {
    rotate: 180deg;
  }
  @media (prefers-reduced-motion: reduce) {
    .expander svg {
      transition: none;
    }
  }
  .more {
    display: grid;
    gap: 10px;
    padding: 14px 16px;
    border-block-start: 1px solid var(--border);
  }
  .more[hidden] {
    display: none;
  }
  .more ::part(card) {
    padding: 10px 0 0;
    background: none;
    border: 0;
    border-radius: 0;
  }
  .more > scorecard-quartiles {
    padding-block-start: 14px;
    border-block-start: 1px solid var(--border);
  }
  .more > scorecard-obstacles::part(card) {
    padding-block-start: 14px;
    border-block-start: 1px solid var(--border);
  }
  @container (min-width: 760px) {
    .metric.expanded {
      grid-template-columns: 264px minmax(0, 1fr);
    }
    .expanded > .more {
      border-block-start: 0;
      border-inline-start: 1px solid var(--border);
    }
  }
  @media (forced-colors: active) {
    .expander svg {
      stroke: ButtonText;
    }
  }
  @media print {
    .metric {
      break-inside: avoid;
    }
  }
`;
