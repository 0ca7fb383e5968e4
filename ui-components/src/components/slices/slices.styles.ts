import { css } from "lit";

export const slicesStyles = css`
  .split {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 10px;
    font-weight: 600;
  }
  select {
    max-inline-size: 100%;
    padding: 5px 8px;
    color: var(--text);
    font: inherit;
    font-weight: 400;
    background: var(--surface);
    border: 1px solid var(--border);
    border-radius: 6px;
  }
  .content {
    margin-block-start: 10px;
  }
  p {
    margin: 0;
  }
  .under {
    color: var(--muted);
    font-size: 0.93em;
  }
  table {
    inline-size: 100%;
    margin-block-start: 6px;
    border-collapse: collapse;
  }
  th {
    font-weight: inherit;
    text-align: start;
    overflow-wrap: anywhere;
  }
  th,
  td {
    padding: 7px 16px 7px 0;
    vertical-align: top;
  }
  thead th {
    color: var(--muted);
    font-size: 0.93em;
  }
  tbody > tr > * {
    border-block-start: 1px solid var(--border);
  }
  .cell {
    text-align: end;
    white-space: nowrap;
  }
  .figure {
    font-weight: 600;
  }
  .none {
    color: var(--muted);
    font-style: italic;
  }
  .skeleton {
    block-size: 140px;
  }
  @media print {
    .split {
      display: none;
    }
    tr {
      break-inside: avoid;
    }
  }
`;
