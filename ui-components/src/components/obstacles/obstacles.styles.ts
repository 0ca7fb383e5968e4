import { css } from "lit";

export const obstaclesStyles = css`
  .result,
  .evidence {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 10px;
  }
  .result .figure,
  .evidence .figure {
    font-weight: 600;
  }
  .list {
    margin: 8px 0 0;
    padding: 0;
    list-style: none;
    counter-reset: obstacle;
  }
  .obstacle {
    display: grid;
    grid-template-columns: 1.8em minmax(0, 1fr);
    padding-block: 10px;
    border-block-start: 1px solid var(--border);
    counter-increment: obstacle;
  }
  .obstacle:first-child {
    border: 0;
  }
  .obstacle::before {
    grid-row: span 3;
    color: var(--muted);
    font-weight: 600;
    content: counter(obstacle);
  }
  .cause {
    font-weight: 500;
  }
  .judgement,
  .evidence {
    font-size: 0.93em;
  }
  .judgement {
    color: var(--muted);
  }
  .judgement.speaksFor {
    font-weight: 600;
    color: var(--missed);
  }
  .judgement.speaksAgainst {
    font-weight: 600;
    color: var(--met);
  }
  .judgement svg {
    inline-size: 12px;
    block-size: 12px;
    margin-inline-end: 6px;
    vertical-align: -1px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
  }
  .dashed {
    stroke-dasharray: 2.2 1.6;
  }
  .evidence .status {
    font-weight: 400;
  }
  .muted {
    color: var(--muted);
  }
  .open {
    color: var(--open);
  }
  .skeleton.line {
    inline-size: 50%;
    block-size: 1.1em;
    margin-block-end: 16px;
  }
  .skeleton.block {
    block-size: 3.2em;
    margin-block-start: 10px;
  }
  @container (min-width: 560px) {
    .obstacle {
      grid-template-columns: 1.8em minmax(0, 1fr) minmax(0, 1.1fr);
      column-gap: 12px;
    }
    .obstacle::before,
    .cause {
      grid-row: 1 / span 2;
    }
    .judgement,
    .evidence {
      grid-column: 3;
    }
  }
  @container (max-width: 559.98px) {
    .card {
      padding: 16px;
    }
    .judgement {
      margin-block-start: 2px;
    }
  }
  @media (forced-colors: active) {
    .judgement svg {
      stroke: CanvasText;
    }
  }
  @media print {
    .obstacle {
      break-inside: avoid;
    }
  }
`;
