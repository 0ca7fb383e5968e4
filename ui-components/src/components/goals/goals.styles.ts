import { css } from "lit";

export const goalsStyles = css`
  th,
  td {
    padding-block: 9px;
    overflow-wrap: anywhere;
  }
  :is(th, td):last-child {
    padding-inline-end: 0;
  }
  td .figure {
    font-weight: 600;
  }
  td .under {
    display: block;
  }
  td .action {
    margin-block-start: 6px;
  }
  .set {
    display: grid;
    gap: 12px;
    padding-block-start: 16px;
    border-block-start: 1px solid var(--border);
  }
  .skeleton.row {
    block-size: 44px;
  }
  @container (min-width: 720px) {
    td .under {
      display: inline;
    }
    td .action {
      float: inline-end;
      margin: -3px 0 -3px 12px;
    }
  }
  @container (max-width: 559.98px) {
    .card {
      padding: 16px;
    }
    table,
    thead,
    tbody {
      display: block;
    }
    tr {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(0, max-content);
    }
    th,
    td {
      padding-inline-end: 0;
    }
    tr > :first-child {
      padding-inline-end: 12px;
    }
    td .action {
      margin: 0;
    }
    tr > :last-child {
      display: flex;
      flex-wrap: wrap;
      grid-column: 1 / -1;
      align-items: center;
      justify-content: space-between;
      gap: 4px 12px;
      padding-block-start: 0;
      border: 0;
    }
  }
  @media print {
    .set {
      display: none;
    }
  }
`;
