import { css } from "lit";

export const exportStyles = css`
  .card {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 14px;
    padding: 18px 20px;
    background: var(--surface);
    border: 1px solid var(--border);
    border-radius: var(--radius);
  }
  .head,
  .buttons {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    gap: 10px 12px;
  }
  .head {
    flex-wrap: nowrap;
    justify-content: space-between;
  }
  .name,
  p {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .name {
    font-size: 1.15em;
    font-weight: 600;
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
  form {
    display: grid;
    gap: 14px;
  }
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 210px), 1fr));
    gap: 14px 18px;
    align-items: end;
    max-inline-size: 900px;
  }
  .field {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 4px;
  }
  .field label {
    color: var(--muted);
    font-size: 0.93em;
  }
  select,
  .field input {
    inline-size: 100%;
    min-block-size: 36px;
    padding: 6px 8px;
    font: inherit;
    color: inherit;
    background: var(--surface);
    border: 1px solid var(--muted);
    border-radius: 6px;
  }
  :is(select, .field input):hover {
    border-color: var(--accent);
  }
  .check {
    display: flex;
    gap: 8px;
    align-items: start;
  }
  .check input {
    flex: none;
    inline-size: 1.15em;
    block-size: 1.15em;
    margin: 0.15em 0 0;
    accent-color: var(--accent);
  }
  .start {
    color: var(--surface);
    background: var(--accent);
    border-color: var(--accent);
  }
  .start[aria-disabled="true"] {
    color: var(--muted);
    background: var(--surface-raised);
    border-color: var(--border);
  }
  .told:empty {
    position: absolute;
  }
  .saved {
    color: var(--met);
    font-weight: 600;
  }
  .failed {
    color: var(--missed);
  }
  .skeleton.line {
    inline-size: 40%;
    block-size: 1.3em;
  }
  .skeleton.row {
    block-size: 60px;
  }
`;
