import { css } from "lit";

/**
 * What every element shares. Colours, fonts and spacing stand on `.base`, not on `:host`: rules of the page around
 * beat `:host`. No text style of the page comes in; language, scheme and whether it is seen stay the page's. Each token
 * has a fallback, so that no style sheet is required.
 */
export const hostStyles = css`
  :host {
    display: block;
  }
  :host([hidden]) {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  .base {
    all: initial;
    -webkit-locale: inherit;
    position: relative;
    display: block;
    container-type: inline-size;
    color-scheme: inherit;
    visibility: inherit;
    pointer-events: inherit;
    --surface: var(--scorecard-color-surface, light-dark(#ffffff, #161b22));
    --surface-raised: var(--scorecard-color-surface-raised, light-dark(#f5f7fa, #1e252e));
    --text: var(--scorecard-color-text, light-dark(#17202b, #e7ecf2));
    --muted: var(--scorecard-color-muted, light-dark(#55616f, #9fabb9));
    --border: var(--scorecard-color-border, light-dark(#d5dce4, #303a46));
    --accent: var(--scorecard-color-accent, light-dark(#1d5a9e, #7db4f0));
    --met: var(--scorecard-color-met, light-dark(#17694a, #63c99a));
    --missed: var(--scorecard-color-missed, light-dark(#a8321f, #f29382));
    --open: var(--scorecard-color-in-progress, light-dark(#6d5a12, #d8bb56));
    --focus: var(--scorecard-color-focus, light-dark(#1d5a9e, #9cc8ff));
    --radius: var(--scorecard-radius, 10px);
    color: var(--text);
    font: 400 var(--scorecard-font-size, 14px) / 1.45 var(--scorecard-font-family, system-ui, sans-serif);
    font-variant-numeric: tabular-nums;
  }
  :focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .notice {
    margin: 0;
    padding: 18px 20px;
    border: 1px solid var(--border);
    border-radius: var(--radius);
    background: var(--surface);
  }
  .skeleton {
    background: var(--surface-raised);
    border-radius: 4px;
  }
  .action {
    padding: 5px 12px;
    font: inherit;
    font-size: 0.93em;
    font-weight: 500;
    color: var(--accent);
    background: var(--surface);
    border: 1px solid var(--border);
    border-radius: 6px;
    cursor: pointer;
  }
  .action:hover {
    border-color: var(--accent);
  }
  @media print {
    .base {
      color-scheme: light;
    }
    .action {
      display: none;
    }
  }
`;
