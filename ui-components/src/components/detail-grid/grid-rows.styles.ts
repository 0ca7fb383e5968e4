import { css } from "lit";

/** Sizes of rows are in `em`: a window of rows reckons with them, whatever the reader's font. */
export const gridRowsStyles = css`
  .card {
    --row: 2.9em;
    --columns: minmax(9.8em, 0.8fr) minmax(8em, 1fr) minmax(16em, 1.7fr) minmax(16em, 1.4fr) minmax(14em, 1.4fr) 7.6em;
  }
  .header {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    background: var(--surface-raised);
    border-block-end: 1px solid var(--border);
  }
  .head-row,
  .row {
    display: grid;
    grid-template-columns: var(--columns);
    padding-inline: 12px;
  }
  .head-cell {
    padding: 4px 0;
  }
  .sort {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    padding: 5px 8px;
    font: inherit;
    font-size: 0.93em;
    font-weight: 600;
    color: var(--muted);
    background: none;
    border: 0;
    border-radius: 5px;
    white-space: nowrap;
    cursor: pointer;
  }
  .sort:hover,
  [aria-sort="ascending"] .sort,
  [aria-sort="descending"] .sort {
    color: var(--text);
  }
  .sort::after {
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
  .rows {
    position: relative;
  }
  .row {
    min-block-size: var(--row);
    align-items: center;
    border-block-end: 1px solid color-mix(in srgb, var(--border) 60%, transparent);
    contain: layout style;
  }
  .block:last-child > :last-child {
    border-block-end-color: transparent;
  }
  .row:hover {
    background: var(--surface-raised);
  }
  .windowed {
    block-size: calc(var(--count) * var(--row));
  }
  .windowed .block {
    position: absolute;
    inset: 0 0 auto;
    contain: layout style;
    will-change: translate;
  }
  .windowed .row {
    block-size: var(--row);
    contain: layout size style;
  }
  .windowed .opportunity {
    overflow: clip;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .cell {
    min-inline-size: 0;
    padding: 4px 8px;
    border-radius: 5px;
    overflow-wrap: anywhere;
  }
  .cell:focus-visible,
  .head-cell:focus-visible,
  .sort:focus-visible {
    outline-offset: -2px;
  }
  .opportunity {
    font-weight: 600;
  }
  .details {
    text-align: end;
  }
  .link {
    margin-inline-end: -6px;
    padding: 3px 6px;
    font: inherit;
    font-weight: 500;
    color: var(--accent);
    background: none;
    border: 0;
    border-radius: 5px;
    white-space: nowrap;
    cursor: pointer;
  }
  .link:hover {
    text-decoration: underline;
  }
  .date {
    color: var(--muted);
    white-space: nowrap;
  }
  @container (max-width: 1060px) {
    .card {
      --row: 4em;
      --columns: minmax(9.8em, 0.9fr) minmax(9.2em, 1fr) repeat(3, minmax(10em, 1.1fr)) 7.4em;
    }
    .cell .date:last-child {
      display: block;
      padding-inline-start: 17px;
      font-size: 0.93em;
    }
  }
  /* Two to a line, in the order of the columns; the words say which is which. */
  @container (max-width: 815px) {
    .card {
      --row: 9.4em;
      --columns: minmax(0, 1.2fr) minmax(0, 1fr);
    }
    .head-row {
      display: flex;
      flex-wrap: wrap;
      padding: 3px 8px;
    }
    .head-cell {
      padding: 0;
    }
    .head-cell.details {
      position: absolute;
    }
    .row {
      min-block-size: 0;
      align-content: start;
      align-items: start;
      padding: 10px 8px;
      padding-inline-end: 16px;
    }
    .cell {
      padding: 2px 0;
      padding-inline-start: 8px;
    }
    .cell.details {
      padding-block: 0;
    }
  }
  /* What identifies the row over what became of it. */
  @container (min-width: 480px) and (max-width: 815px) {
    .card {
      --row: 6.6em;
      --columns: repeat(3, minmax(0, 1fr));
    }
    .cell.details {
      grid-area: 1 / 3;
    }
  }
  @media (forced-colors: active) {
    .sort::after {
      forced-color-adjust: none;
      background: CanvasText;
    }
  }
  @media print {
    .header {
      position: static;
    }
    .row {
      break-inside: avoid;
    }
    .link,
    .sort::after {
      display: none;
    }
  }
`;
