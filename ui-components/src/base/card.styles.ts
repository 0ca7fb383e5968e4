import { css } from "lit";
import { textStyles } from "./text.styles.ts";

/** A card about one metric, under its name. */
export const cardStyles = css`
  ${textStyles}
  .card {
    padding: 18px 20px;
    background: var(--surface);
    border: 1px solid var(--border);
    border-radius: var(--radius);
  }
  .notice + .card {
    margin-block-start: 12px;
  }
`;
