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
    font-weight: 400;
  }
  .content {
    margin-block-start: 10px;
  }
  table {
    margin-block-start: 6px;
  }
  th {
    overflow-wrap: anywhere;
  }
  th,
  td {
    padding-block: 7px;
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
