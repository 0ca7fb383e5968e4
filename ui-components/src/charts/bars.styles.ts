import { css } from "lit";

/** In forced colours bars are not as strong as the line that crosses them. */
export const barsStyles = css`
  .chart {
    display: block;
    inline-size: 100%;
    overflow: visible;
  }
  .plot:dir(rtl) .chart {
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
  }
  .goal-line {
    stroke: var(--text);
    stroke-width: 1.5;
    stroke-dasharray: 5 3;
  }
  .chart > * {
    vector-effect: non-scaling-stroke;
  }
  @media (forced-colors: active) {
    .bar,
    .bar.met {
      fill: CanvasText;
      fill-opacity: 0.4;
    }
    .bar.missed {
      fill: Canvas;
      stroke: CanvasText;
    }
    .goal-line {
      stroke: CanvasText;
    }
  }
`;
