import { css } from "lit";

export const dealerListStyles = css`
  .dealers {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
    justify-items: start;
    margin-block-start: 4px;
    padding-block-start: 14px;
    border-block-start: 1px solid var(--border);
  }
  .dealers[hidden] {
    display: none;
  }
  .dealers:focus-visible {
    outline: none;
  }
  .order {
    display: grid;
    gap: 3px;
  }
  .label {
    color: var(--muted);
    font-size: 0.86em;
  }
  select {
    min-inline-size: 11em;
  }
  table {
    max-inline-size: 820px;
  }
  :is(th, td).cell {
    text-align: end;
  }
  :is(th, td):first-child {
    inline-size: 3.2em;
  }
  th .number {
    text-align: start;
    overflow-wrap: anywhere;
  }
  td .figure {
    font-weight: 600;
  }
  td .under {
    display: block;
    text-wrap: balance;
  }
  .skeleton.rows {
    block-size: 280px;
  }
  .dealers > .notice,
  .dealers > [aria-hidden] {
    inline-size: 100%;
  }
  @container (max-width: 559.98px) {
    table,
    thead,
    tbody {
      display: block;
    }
    tr {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr) auto;
    }
    th,
    td {
      padding-inline-end: 10px;
    }
    tr > :nth-child(3) {
      padding-inline-end: 0;
    }
    tr > :last-child {
      grid-column: 2 / -1;
      padding-block-start: 0;
      border: 0;
    }
    td .status {
      font-size: 0.93em;
    }
  }
  @media print {
    tr {
      break-inside: avoid;
    }
    .order {
      display: none;
    }
  }
`;
