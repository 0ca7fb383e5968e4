import { css } from "lit";

export const asOfStyles = css`
  .look {
    display: grid;
    gap: 12px;
    padding: 14px 18px;
    background: var(--surface);
    border: 1px solid var(--border);
    border-inline-start: 4px solid var(--border);
    border-radius: var(--radius);
  }
  .look.back {
    border-inline-start-color: var(--open);
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px 16px;
  }
  .said {
    flex: 1 1 20em;
    margin: 0;
  }
  .said strong {
    font-weight: 600;
  }
  .said span {
    color: var(--muted);
  }
  .controls {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: start;
    gap: 8px 20px;
  }
  .field {
    display: grid;
    gap: 3px;
    min-inline-size: 0;
  }
  .label {
    display: flex;
    justify-content: space-between;
    gap: 12px;
    color: var(--muted);
    font-size: 0.86em;
  }
  .label .shown {
    color: var(--text);
    font-weight: 600;
  }
  input {
    font: inherit;
    color: inherit;
    accent-color: var(--accent);
  }
  input[type="range"] {
    inline-size: 100%;
    block-size: 28px;
    margin: 0;
  }
  input[type="datetime-local"] {
    min-inline-size: 0;
    padding: 4px 8px;
    background: var(--surface);
    border: 1px solid var(--border);
    border-radius: 6px;
  }
  input[aria-invalid="true"] {
    border-color: var(--missed);
  }
  .ends {
    display: flex;
    justify-content: space-between;
    gap: 12px;
    color: var(--muted);
    font-size: 0.79em;
  }
  .problem {
    margin: 0;
    color: var(--missed);
    font-size: 0.86em;
  }
  .skeleton {
    block-size: 20px;
    max-inline-size: 32em;
  }
  @container (max-width: 559.98px) {
    .controls {
      grid-template-columns: minmax(0, 1fr);
    }
    input[type="datetime-local"] {
      inline-size: 100%;
    }
  }
  @media print {
    .controls {
      display: none;
    }
  }
`;
