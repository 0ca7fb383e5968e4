import { css } from "lit";

/** A card about one metric, under its name. */
export const cardStyles = css`
  .card {
    padding: 18px 20px;
    background: var(--surface);
    border: 1px solid var(--border);
    border-radius: var(--radius);
  }
  .notice + .card {
    margin-block-start: 12px;
  }
  .name,
  p {
    margin: 0;
  }
  .name {
    font-size: 1em;
    font-weight: 600;
  }
`;
