import { css } from "lit";

/** A button that was pressed and waits for its answer. */
export const waitingStyles = css`
  .action[aria-disabled="true"] {
    color: var(--muted);
    border-color: var(--border);
    cursor: default;
  }
`;
