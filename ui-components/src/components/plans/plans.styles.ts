import { css } from "lit";

export const plansStyles = css`
  .plans,
  .list,
  .start {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 14px;
  }
  .notice + .plans {
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
  .under {
    color: var(--muted);
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
  .start {
    padding: 18px 20px;
    background: var(--surface);
    border: 1px solid var(--border);
    border-radius: var(--radius);
  }
  .open,
  .more {
    justify-self: start;
  }
  .wide {
    max-inline-size: 900px;
  }
  .judged {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 6px 14px;
  }
  .list {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .saved {
    color: var(--met);
    font-weight: 600;
  }
  .saved:empty {
    display: none;
  }
  .skeleton.line {
    inline-size: 40%;
    block-size: 1.3em;
  }
  .skeleton.card {
    block-size: 240px;
    border-radius: var(--radius);
  }
  @container (max-width: 559.98px) {
    .start {
      padding: 16px;
    }
  }
  @media print {
    .start,
    .close {
      display: none;
    }
  }
`;
