import { css } from "lit";

export const programSwitcherStyles = css`
  .programs {
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
  .notice + .programs {
    margin-block-start: 12px;
  }
  .program {
    position: relative;
    padding: 5px 14px;
    color: var(--muted);
    font-weight: 500;
    border: 1px solid transparent;
    border-radius: calc(var(--radius) - 4px);
    cursor: pointer;
  }
  .program:hover {
    color: var(--text);
  }
  .program.chosen {
    color: var(--text);
    font-weight: 600;
    background: var(--surface);
    border-color: var(--border);
    box-shadow: 0 1px 2px rgb(0 0 0 / 10%);
  }
  .program:has(:focus-visible) {
    outline: 2px solid var(--focus);
    outline-offset: 1px;
  }
  .program .skeleton {
    display: inline-block;
    inline-size: 110px;
    background: var(--border);
  }
  @container (max-width: 479.98px) {
    .programs {
      display: grid;
      inline-size: auto;
    }
  }
  @media (forced-colors: active) {
    .program.chosen {
      forced-color-adjust: none;
      color: HighlightText;
      background: Highlight;
    }
  }
  @media print {
    .program:not(.chosen) {
      display: none;
    }
  }
`;
