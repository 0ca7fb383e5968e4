import { css } from "lit";
import { outOfSight } from "../../base/out-of-sight.styles.ts";

export const definitionPreviewStyles = css`
  .card {
    gap: 16px;
  }
  dl,
  dd,
  ul {
    margin: 0;
  }
  dt {
    color: var(--muted);
    font-size: 0.93em;
  }
  .words {
    display: grid;
    gap: 3px;
    max-inline-size: 76ch;
  }
  .found {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 14px;
    padding-block-start: 16px;
    border-block-start: 1px solid var(--border);
  }
  .fields {
    max-inline-size: none;
  }
  textarea {
    font: 0.9em / 1.5 ui-monospace, monospace;
    white-space: pre;
  }
  textarea[readonly] {
    background: var(--surface-raised);
  }
  code {
    font: 0.93em ui-monospace, monospace;
    overflow-wrap: anywhere;
  }
  .faults {
    display: grid;
    gap: 6px;
    padding: 10px 14px;
    border: 1px solid var(--missed);
    border-radius: 6px;
    overflow-wrap: anywhere;
  }
  .faults p {
    color: var(--missed);
    font-weight: 600;
  }
  .faults ul {
    display: grid;
    gap: 4px;
    padding-inline-start: 1.2em;
  }
  .faults .value {
    color: var(--muted);
  }
  .save {
    min-block-size: 36px;
  }
  .totals {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 128px), 1fr));
    gap: 10px 18px;
    align-items: end;
  }
  dd.figure {
    font-size: 1.3em;
    font-weight: 600;
  }
  td .figure,
  .crossing {
    font-weight: 600;
  }
  button.number {
    text-align: start;
  }
  .only {
    align-items: center;
    font-size: 0.93em;
  }
  .only input {
    inline-size: 16px;
    block-size: 16px;
    margin: 0;
  }
  th,
  td {
    overflow-wrap: anywhere;
  }
  .side {
    display: none;
    color: var(--muted);
    font-size: 0.93em;
  }
  .month {
    white-space: nowrap;
  }
  .skeleton.block {
    block-size: 300px;
  }
  @container (max-width: 639.98px) {
    .card {
      padding: 16px;
    }
    table,
    tbody {
      display: block;
    }
    thead {
      ${outOfSight}
    }
    tr {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      padding-block: 6px;
      border-block-start: 1px solid var(--border);
    }
    tbody > tr > * {
      padding-block: 4px;
      border: 0;
    }
    .change {
      grid-column: 1 / -1;
    }
    .side {
      display: block;
    }
  }
  @media print {
    .form,
    .only {
      display: none;
    }
  }
`;
