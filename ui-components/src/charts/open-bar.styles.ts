import { css } from "lit";

/** Months that are not final: outlines alone. */
export const openBarStyles = css`
  .bar.open {
    fill: none;
    stroke: var(--open);
    stroke-dasharray: 3 2;
  }
  @media (forced-colors: active) {
    .bar.open {
      fill: none;
      stroke: CanvasText;
    }
  }
`;
