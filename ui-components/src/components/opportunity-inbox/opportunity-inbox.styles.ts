import { css } from "lit";

export const opportunityInboxStyles = css`
  .participation {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 16px;
    align-items: center;
    justify-content: space-between;
    margin-block-end: 16px;
    padding: 10px 14px;
    background: var(--surface-raised);
    border-inline-start: 4px solid var(--met);
    border-radius: 6px;
  }
  .participation[data-part="false"] {
    border-inline-start-color: var(--missed);
  }
  .participation > p {
    flex: 1 1 20em;
    overflow-wrap: anywhere;
  }
  .section {
    display: grid;
    gap: 8px;
  }
  .section + .section {
    margin-block-start: 20px;
  }
  .section:focus {
    outline: none;
  }
  .rows {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .row {
    display: grid;
    grid-template-columns: minmax(0, 5fr) minmax(0, 4fr) minmax(0, 6fr);
    gap: 6px 20px;
    padding-block: 12px;
    border-block-start: 1px solid var(--border);
  }
  .about,
  .time {
    display: grid;
    align-content: start;
    gap: 2px;
    overflow-wrap: anywhere;
  }
  .what {
    font-weight: 600;
  }
  .left {
    font-weight: 600;
  }
  .left[data-soon="true"] {
    color: var(--missed);
  }
  .doing {
    display: flex;
    flex-wrap: wrap;
    gap: 10px;
    align-items: start;
    justify-content: end;
  }
  .doing .words,
  .doing .problem {
    flex: 1 1 100%;
  }
  .skeleton.row {
    block-size: 60px;
    margin-block-end: 8px;
    border: 0;
  }
  @container (max-width: 759.98px) {
    .card {
      padding: 16px;
    }
    .row {
      grid-template-columns: minmax(0, 1fr);
    }
    .doing {
      justify-content: start;
      padding-block-start: 4px;
    }
  }
`;
