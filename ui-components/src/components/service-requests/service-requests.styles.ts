import { css } from "lit";

export const serviceRequestsStyles = css`
  .content,
  .section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 10px;
  }
  .section + .section {
    margin-block-start: 14px;
  }
  .filter {
    display: grid;
    gap: 3px;
    justify-self: start;
    max-inline-size: 100%;
  }
  .filter select {
    inline-size: auto;
    min-inline-size: 14em;
  }
  .rows,
  .candidates {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .row {
    display: grid;
    grid-template-columns: minmax(0, 5fr) minmax(0, 5fr) minmax(0, 4fr);
    gap: 6px 20px;
    padding-block: 12px;
    border-block-start: 1px solid var(--border);
  }
  .about {
    display: grid;
    align-content: start;
    gap: 2px;
    overflow-wrap: anywhere;
  }
  .what,
  .state,
  .flag {
    font-weight: 600;
  }
  .state[data-state="UNASSIGNED"],
  .flag {
    color: var(--missed);
  }
  .doing {
    display: flex;
    flex-wrap: wrap;
    gap: 10px;
    align-items: start;
    justify-content: end;
  }
  .doing > form {
    flex: 1 1 100%;
  }
  .decision {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
    padding: 12px 14px;
    background: var(--surface-raised);
    border-radius: 6px;
  }
  .candidates {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 280px), 1fr));
    gap: 10px 20px;
  }
  .candidate {
    padding-inline-start: 12px;
    border-inline-start: 2px solid var(--border);
    overflow-wrap: anywhere;
  }
  .candidate > span {
    display: block;
  }
  .candidate[data-asked="true"] {
    border-inline-start-color: var(--met);
  }
  .skeleton.row {
    block-size: 76px;
    margin-block-end: 8px;
    border: 0;
  }
  .skeleton.block {
    block-size: 90px;
    background: var(--border);
  }
  .section:focus,
  .card:focus {
    outline: none;
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
