import { css } from "lit";

export const stripStyles = css`
  .strip {
    display: block;
    overflow: visible;
  }
  .strip:dir(rtl) {
    transform: scaleX(-1);
  }
  .axis {
    stroke: var(--border);
    stroke-width: 2;
  }
  .half {
    fill: color-mix(in srgb, var(--accent) 22%, var(--surface));
  }
  .end {
    stroke: color-mix(in srgb, var(--accent) 60%, var(--surface));
    stroke-width: 1.5;
  }
  .median {
    stroke: var(--accent);
    stroke-width: 2.5;
  }
  .goal-line {
    stroke: var(--text);
    stroke-width: 1.5;
    stroke-dasharray: 4 3;
  }
  .point {
    fill: var(--text);
    stroke: var(--surface);
    stroke-width: 2;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    margin: 0;
    padding: 0;
    color: var(--muted);
    font-size: 0.93em;
    list-style: none;
  }
  .sample {
    inline-size: 16px;
    block-size: 14px;
    margin-inline-end: 5px;
    vertical-align: -2px;
    overflow: visible;
  }
  @media (forced-colors: active) {
    .half {
      fill: Canvas;
      stroke: CanvasText;
    }
    .axis,
    .end,
    .median,
    .goal-line {
      stroke: CanvasText;
    }
    .point {
      fill: Highlight;
    }
  }
`;
