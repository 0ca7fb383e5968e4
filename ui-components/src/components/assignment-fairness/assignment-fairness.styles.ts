import { css } from "lit";
import { outOfSight } from "../../base/out-of-sight.styles.ts";

export const assignmentFairnessStyles = css`
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
  .note {
    max-inline-size: 76ch;
  }
  .fields {
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 210px), 1fr));
    align-items: end;
  }
  .fields > :has([part="problem"]) {
    align-self: start;
  }
  .save {
    min-block-size: 36px;
  }
  .report,
  .list {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 20px;
  }
  .list {
    gap: 8px;
  }
  .summary {
    display: grid;
    gap: 8px;
    padding-block-start: 16px;
    border-block-start: 1px solid var(--border);
  }
  .period {
    font-size: 1.07em;
    font-weight: 600;
  }
  .totals {
    display: flex;
    flex-wrap: wrap;
    gap: 10px 32px;
  }
  dd {
    font-size: 1.3em;
    font-weight: 600;
  }
  dd .under {
    font-size: 0.72em;
    font-weight: 400;
  }
  .sections {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 360px), 1fr));
    gap: 24px 32px;
  }
  .section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: 6px;
  }
  .sentence strong {
    font-weight: 500;
  }
  th,
  td {
    padding-inline-end: 12px;
  }
  tbody th {
    overflow-wrap: anywhere;
  }
  .bands tbody th {
    min-inline-size: 6.5em;
    overflow-wrap: normal;
    text-wrap: balance;
  }
  :is(th, td):last-child {
    padding-inline-end: 0;
  }
  thead th {
    vertical-align: bottom;
  }
  .count {
    text-align: end;
  }
  .share {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 8px;
    min-inline-size: 96px;
  }
  .bar {
    flex: 1 1 48px;
    block-size: 8px;
    min-inline-size: 40px;
    max-inline-size: 160px;
    overflow: hidden;
    background: var(--surface-raised);
    border: 1px solid var(--border);
    border-radius: 99px;
  }
  .bar svg {
    display: block;
    inline-size: 100%;
    block-size: 100%;
  }
  .bar:dir(rtl) svg {
    transform: scaleX(-1);
  }
  .fill {
    fill: var(--accent);
  }
  .figure {
    min-inline-size: 3.4em;
    font-weight: 600;
    text-align: end;
  }
  button.number {
    text-align: start;
  }
  th .under {
    display: block;
  }
  .sort {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    padding: 0;
    font: inherit;
    color: inherit;
    text-align: inherit;
    background: none;
    border: 0;
    border-radius: 4px;
    cursor: pointer;
  }
  .sort:hover,
  [aria-sort="ascending"] .sort,
  [aria-sort="descending"] .sort {
    color: var(--text);
  }
  .sort::after {
    flex: none;
    inline-size: 8px;
    block-size: 10px;
    background: currentColor;
    clip-path: polygon(50% 0, 100% 42%, 0 42%, 0 58%, 100% 58%, 50% 100%, 0 58%, 0 42%);
    opacity: 0.4;
    content: "";
  }
  [aria-sort="ascending"] .sort::after,
  [aria-sort="descending"] .sort::after {
    clip-path: polygon(50% 15%, 100% 75%, 0 75%);
    opacity: 1;
  }
  [aria-sort="descending"] .sort::after {
    transform: scaleY(-1);
  }
  .counted {
    display: grid;
    padding: 0;
    list-style: none;
  }
  .counted .label,
  .side {
    color: var(--muted);
    font-size: 0.93em;
  }
  .side {
    display: none;
  }
  .dealers:focus-visible {
    outline: none;
  }
  .skeleton.block {
    block-size: 420px;
  }
  @container (max-width: 899.98px) {
    .dealers,
    .dealers :is(tbody, thead) {
      display: block;
    }
    .dealers thead tr {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 14px;
    }
    .dealers thead th {
      padding: 0;
    }
    .dealers thead .unsorted {
      ${outOfSight}
    }
    .sort {
      min-block-size: 24px;
    }
    .bar {
      max-inline-size: 320px;
    }
    .dealers tbody tr {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(96px, 1fr));
      gap: 8px 12px;
      align-items: end;
      padding-block: 10px;
      border-block-start: 1px solid var(--border);
    }
    .dealers tbody tr > * {
      padding: 0;
      border: 0;
    }
    .dealers .count {
      text-align: start;
    }
    .dealers .wide {
      grid-column: 1 / -1;
    }
    .dealers .side {
      display: block;
    }
    .dealers .none {
      display: none;
    }
    .dealers .counted {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 14px;
    }
  }
  @container (max-width: 479.98px) {
    .card {
      padding: 16px;
    }
    .bands,
    .bands tbody {
      display: block;
    }
    .bands thead {
      ${outOfSight}
    }
    .bands tbody tr {
      display: grid;
      grid-template-columns: repeat(3, minmax(0, 1fr));
      gap: 4px 10px;
      align-items: end;
      padding-block: 8px;
      border-block-start: 1px solid var(--border);
    }
    .bands tbody tr > * {
      padding: 0;
      border: 0;
    }
    .bands tbody :is(th, .wide) {
      grid-column: 1 / -1;
    }
    .bands .count {
      text-align: start;
    }
    .bands .side {
      display: block;
    }
  }
  @media (forced-colors: active) {
    .fill {
      fill: Highlight;
    }
  }
  @media print {
    .form {
      display: none;
    }
    .bar {
      print-color-adjust: exact;
    }
    tr {
      break-inside: avoid;
    }
  }
`;
