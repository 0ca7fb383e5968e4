import { css } from "lit";

/** Rows with a line between them, under quiet column names. */
export const tableStyles = css`
  table {
    inline-size: 100%;
    border-collapse: collapse;
  }
  th {
    font-weight: inherit;
    text-align: start;
  }
  th,
  td {
    padding-block: 8px;
    padding-inline: 0 16px;
    vertical-align: top;
  }
  thead th {
    color: var(--muted);
    font-size: 0.93em;
  }
  tbody > tr > * {
    border-block-start: 1px solid var(--border);
  }
`;
