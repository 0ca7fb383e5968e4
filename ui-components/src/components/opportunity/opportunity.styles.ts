import { css } from "lit";

export const opportunityStyles = css`
  .parts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 300px), 1fr));
    gap: 16px 32px;
  }
  .doing + .parts {
    margin-block-start: 18px;
  }
  .part {
    display: grid;
    align-content: start;
    gap: 8px;
  }
  dl {
    display: grid;
    grid-template-columns: minmax(90px, max-content) minmax(0, 1fr);
    gap: 6px 16px;
    margin: 0;
  }
  dt {
    color: var(--muted);
  }
  dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
  a {
    color: var(--accent);
  }
  .left {
    font-weight: 600;
  }
  .events {
    display: grid;
    gap: 10px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .event {
    padding-inline-start: 14px;
    border-inline-start: 2px solid var(--border);
  }
  .kind {
    font-weight: 600;
  }
  .note {
    overflow-wrap: anywhere;
    white-space: pre-line;
  }
  .doing {
    display: grid;
    gap: 8px;
    max-inline-size: 640px;
  }
  .doing:empty {
    display: none;
  }
  .skeleton.block {
    block-size: 140px;
  }
  @container (max-width: 519.98px) {
    .card {
      padding: 16px;
    }
  }
`;
