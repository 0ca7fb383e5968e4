import { css } from "lit";

export const detailGridStyles = css`
  .card {
    background: var(--surface);
    border: 1px solid var(--border);
    border-radius: var(--radius);
  }
  .notice + .card {
    margin-block-start: 12px;
  }
  .head,
  .toolbar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 14px;
    padding: 16px 20px 0;
  }
  .name {
    margin: 0;
    font-size: 1.15em;
    font-weight: 600;
  }
  .count {
    flex: 1;
    margin: 0;
    color: var(--muted);
    white-space: nowrap;
  }
  .close {
    margin-inline-start: auto;
  }
  .toolbar {
    align-items: end;
    gap: 10px 12px;
    padding: 12px 20px 16px;
    border-block-end: 1px solid var(--border);
  }
  .filter {
    display: grid;
    gap: 3px;
  }
  .label {
    color: var(--muted);
    font-size: 0.86em;
  }
  select {
    min-inline-size: 9.5em;
  }
  .scroller {
    position: relative;
    max-block-size: var(--scorecard-grid-block-size, min(70vh, 46em));
    overflow: auto;
    background: var(--surface);
    overflow-anchor: none;
    overscroll-behavior: contain;
    scroll-padding-block-start: 3.2em;
    border-end-start-radius: var(--radius);
    border-end-end-radius: var(--radius);
  }
  /* Rows that are there stay readable while others are asked for: a line says so, no faded text. */
  :host([state="loading"]) .toolbar {
    padding-block-end: 15px;
    border-block-end: 2px solid var(--accent);
  }
  .more {
    position: sticky;
    inset-inline: 0;
    display: block;
    margin: 14px auto;
  }
  .no-rows {
    margin: 0;
    padding: 32px 20px;
    color: var(--muted);
    text-align: center;
  }
  .skeleton-row {
    display: grid;
    align-items: center;
    block-size: var(--row);
    padding-inline: 20px;
    border-block-end: 1px solid color-mix(in srgb, var(--border) 60%, transparent);
  }
  .skeleton-row:last-child {
    border: 0;
  }
  .skeleton {
    block-size: 0.8em;
  }
  .title {
    inline-size: min(20em, 100%);
    block-size: 1.4em;
    margin-block-end: 12px;
  }
  @container (max-width: 815px) {
    .head,
    .toolbar {
      padding-inline: 16px;
    }
    .filter {
      flex: 1 1 9em;
    }
  }
  @media print {
    .scroller {
      max-block-size: none;
      overflow: visible;
    }
    .toolbar {
      display: none;
    }
  }
`;
