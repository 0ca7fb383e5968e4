import { css } from "lit";

export const goalsStyles = css`
  .card {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 14px;
    padding: 18px 20px;
    background: var(--surface);
    border: 1px solid var(--border);
    border-radius: var(--radius);
  }
  .notice + .card {
    margin-block-start: 12px;
  }
  .head {
    display: flex;
    align-items: start;
    justify-content: space-between;
    gap: 12px;
  }
  .name,
  .subheading,
  p {
    margin: 0;
  }
  .name {
    font-size: 1.15em;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .subheading {
    font-size: 1.07em;
    font-weight: 600;
  }
  .under,
  .hint {
    color: var(--muted);
    font-size: 0.93em;
  }
  .close {
    flex: none;
    padding: 8px;
    color: var(--muted);
    background: none;
    border: 0;
    border-radius: 6px;
    cursor: pointer;
  }
  .close:hover {
    color: var(--text);
    background: var(--surface-raised);
  }
  .close svg {
    display: block;
    inline-size: 12px;
    block-size: 12px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.8;
  }
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
  .saved {
    color: var(--met);
    font-weight: 600;
  }
  .saved:empty {
    position: absolute;
  }
  .skeleton.line {
    inline-size: 40%;
    block-size: 1.3em;
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
    .set,
    .close {
      display: none;
    }
  }
`;
