import { css } from "lit";

/** A choice in a list that opens. */
export const selectStyles = css`
  select {
    max-inline-size: 100%;
    padding: 5px 8px;
    font: inherit;
    color: var(--text);
    background: var(--surface);
    border: 1px solid var(--border);
    border-radius: 6px;
  }
  select:hover {
    border-color: var(--accent);
  }
`;
