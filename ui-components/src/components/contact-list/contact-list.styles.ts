import { css } from "lit";
import { outOfSight } from "../../base/out-of-sight.styles.ts";

export const contactListStyles = css`
  .card {
    gap: 10px;
  }
  .head {
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 14px;
  }
  .choices {
    display: flex;
    flex: 1;
    flex-wrap: wrap;
    gap: 8px;
  }
  .note {
    color: var(--muted);
    font-size: 0.93em;
  }
  table {
    table-layout: fixed;
  }
  th,
  td {
    overflow-wrap: anywhere;
  }
  thead th:nth-child(2) {
    inline-size: 23%;
  }
  thead th:nth-child(n + 3) {
    inline-size: 11.5%;
  }
  thead th:nth-child(4) {
    inline-size: 14%;
  }
  .who {
    font-weight: 600;
  }
  tbody .under {
    display: block;
  }
  .label {
    display: none;
  }
  .tick {
    display: inline-flex;
    gap: 8px;
    align-items: center;
    min-inline-size: 28px;
    min-block-size: 28px;
    cursor: pointer;
  }
  .tick input {
    inline-size: 18px;
    block-size: 18px;
    margin: 0;
    accent-color: var(--accent);
    cursor: pointer;
  }
  .imported {
    display: block;
  }
  .mark {
    display: inline-block;
    inline-size: 18px;
    block-size: 18px;
    margin-block: 5px;
    vertical-align: middle;
    fill: none;
    stroke: var(--met);
    stroke-width: 2.2;
  }
  .note,
  .note > * {
    display: block;
  }
  .answer {
    inline-size: 100%;
    max-inline-size: 180px;
    margin-block-start: 4px;
    padding: 3px 4px;
    font-size: 0.93em;
    text-overflow: ellipsis;
  }
  .undo {
    margin-block-start: 4px;
    padding: 3px 10px;
  }
  .problem {
    display: block;
    color: var(--missed);
    font-size: 0.93em;
  }
  .more {
    display: flex;
    flex-wrap: wrap;
    gap: 6px 14px;
    align-items: center;
  }
  .skeleton.row {
    block-size: 52px;
    margin-block-end: 8px;
  }
  @container (max-width: 759.98px) {
    .card {
      padding: 16px;
    }
    .head .name {
      flex: 1;
    }
    .choices {
      order: 1;
      flex-basis: 100%;
    }
    .choices select {
      flex: 1 1 140px;
      min-inline-size: 0;
    }
    table,
    tbody {
      display: block;
    }
    thead {
      ${outOfSight}
    }
    tbody tr {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: 4px 12px;
      padding-block: 12px;
      border-block-start: 1px solid var(--border);
    }
    tbody tr > * {
      padding: 0;
      border: 0;
    }
    th,
    .received,
    .associate {
      grid-column: 1 / -1;
    }
    .associate:empty {
      display: none;
    }
    .label {
      display: inline;
    }
    .received .label,
    .associate .label {
      color: var(--muted);
    }
    .step {
      padding-block-start: 4px;
    }
  }
  @container (min-width: 520px) and (max-width: 759.98px) {
    tbody tr {
      grid-template-columns: repeat(4, minmax(0, 1fr));
    }
    th,
    .received {
      grid-column: span 2;
    }
  }
  @media (forced-colors: active) {
    .mark {
      stroke: CanvasText;
    }
  }
  @media print {
    .undo,
    .more button {
      display: none;
    }
    tr {
      break-inside: avoid;
    }
    select {
      padding: 0;
      border: 0;
      appearance: none;
    }
  }
`;
