import { css } from "lit";

/** One of a few things to choose, side by side: radio buttons under their words. */
export const choiceStyles = css`
  .choice {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    inline-size: fit-content;
    max-inline-size: 100%;
    min-inline-size: 0;
    margin: 0;
    padding: 4px;
    background: var(--surface-raised);
    border: 1px solid var(--border);
    border-radius: var(--radius);
  }
  .option {
    position: relative;
    padding: 5px 14px;
    color: var(--muted);
    font-weight: 500;
    border: 1px solid transparent;
    border-radius: calc(var(--radius) - 4px);
    cursor: pointer;
  }
  .option:hover {
    color: var(--text);
  }
  .option.chosen {
    color: var(--text);
    font-weight: 600;
    background: var(--surface);
    border-color: var(--border);
    box-shadow: 0 1px 2px rgb(0 0 0 / 10%);
  }
  .option:has(:focus-visible) {
    outline: 2px solid var(--focus);
    outline-offset: 1px;
  }
  @media (forced-colors: active) {
    .option.chosen {
      forced-color-adjust: none;
      color: HighlightText;
      background: Highlight;
    }
  }
  @media print {
    .option:not(.chosen) {
      display: none;
    }
  }
`;
