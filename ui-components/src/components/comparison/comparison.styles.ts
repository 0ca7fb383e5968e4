import { css } from "lit";

export const comparisonStyles = css`
  .comparison {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 24px;
  }
  .notice + .comparison {
    margin-block-start: 12px;
  }
  .header {
    display: grid;
    gap: 2px;
    max-inline-size: 92ch;
  }
  .name {
    font-size: 1.3em;
    line-height: 1.3;
  }
  .dealer-count {
    font-weight: 600;
  }
  .header .legend {
    margin-block-start: 8px;
  }
  .group {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 10px;
  }
  .group > .subheading {
    font-size: 1.1em;
    font-weight: 600;
  }
  .metrics {
    margin: 0;
    padding: 0;
    background: var(--surface);
    border: 1px solid var(--border);
    border-radius: var(--radius);
    list-style: none;
  }
  .metric {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px 24px;
    align-items: start;
    padding: 14px 20px;
  }
  .metric + .metric {
    border-block-start: 1px solid var(--border);
  }
  .metric .subheading {
    font-size: 1em;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .value {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 8px;
  }
  .value .figure {
    font-size: 1.3em;
    font-weight: 600;
    letter-spacing: -0.01em;
  }
  .value .status {
    font-size: 0.93em;
  }
  .open {
    color: var(--open);
    font-size: 0.93em;
  }
  .expander {
    display: inline-flex;
    justify-self: start;
    align-items: center;
    gap: 6px;
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
  .skeleton.line {
    inline-size: min(24em, 60%);
    block-size: 1.2em;
    margin-block-end: 6px;
  }
  .skeleton.row {
    block-size: 50px;
  }
  @container (min-width: 760px) {
    /* The last column is as wide as its words: they are longer in other languages. */
    .metrics {
      display: grid;
      grid-template-columns: minmax(0, 5fr) minmax(0, 4fr) minmax(0, 8fr) minmax(7.5em, max-content);
      column-gap: 24px;
    }
    .metric {
      grid-column: 1 / -1;
      grid-template-columns: subgrid;
    }
    .metric > .skeleton.row {
      grid-column: 1 / -1;
    }
    .expander {
      justify-self: end;
    }
  }
  @container (max-width: 559.98px) {
    .metric {
      padding-inline: 16px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .expander svg {
      transition: none;
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
