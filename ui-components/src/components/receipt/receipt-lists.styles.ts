import { css } from "lit";

export const receiptListsStyles = css`
  .lists {
    border-block-end: 1px solid var(--border);
  }
  .list {
    border-block-start: 1px solid var(--border);
  }
  summary {
    padding-block: 10px;
    font-weight: 600;
    cursor: pointer;
  }
  summary:hover {
    color: var(--accent);
  }
  .total {
    margin-inline-start: 4px;
    padding: 1px 8px;
    font-size: 0.86em;
    font-weight: 400;
    color: var(--muted);
    background: var(--surface-raised);
    border-radius: 99px;
  }
  ul {
    margin: 0;
    padding: 0 0 8px;
    list-style: none;
  }
  .record {
    display: grid;
    grid-template-columns: minmax(112px, max-content) 122px 1fr;
    gap: 2px 16px;
    align-items: baseline;
    padding-block: 7px;
    border-block-start: 1px solid color-mix(in srgb, var(--border) 55%, transparent);
  }
  .id {
    font-weight: 500;
    overflow-wrap: anywhere;
  }
  button.id {
    justify-self: start;
    text-align: start;
    color: var(--accent);
  }
  .day,
  .none,
  .shown {
    color: var(--muted);
  }
  .none {
    padding-block-end: 12px;
  }
  .lists > .none {
    padding-block: 12px;
  }
  .more {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 14px;
    padding-block: 2px 14px;
  }
`;
