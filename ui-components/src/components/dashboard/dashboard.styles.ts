import { css } from "lit";

export const dashboardStyles = css`
  .overview {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--scorecard-dashboard-gap, 24px);
  }
  /* What is still that of another instant. */
  .overview[data-outdated="true"] {
    opacity: 0.55;
  }
  @media (prefers-reduced-motion: no-preference) {
    .overview {
      transition: opacity 0.15s;
    }
  }
  scorecard-as-of {
    margin-block-end: 16px;
  }
  .overview[hidden] {
    display: none;
  }
  .top {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    /* Of the height of its buttons before they come, so that nothing moves. */
    min-block-size: 32px;
  }
  .top > scorecard-program-switcher {
    flex: 1 1 420px;
  }
  .top > scorecard-tools {
    flex: 1 1 240px;
  }
  /* They get the focus by what the reader opened, closed or tried again, and hold much: a ring around them would say nothing. */
  [tabindex="-1"]:focus-visible,
  .dialog:focus-visible {
    outline: none;
  }
  .dialog {
    inline-size: min(720px, calc(100vw - 24px));
    max-block-size: calc(100dvh - 24px);
    padding: 0;
    overflow: auto;
    overscroll-behavior: contain;
    /* What gets the focus does not hide behind the header that stays. */
    scroll-padding-block-start: 96px;
    color: var(--text);
    background: var(--surface);
    border: 1px solid var(--border);
    border-radius: var(--radius);
    box-shadow: 0 16px 48px rgb(0 0 0 / 0.24);
  }
  .dialog::backdrop {
    background: rgb(10 16 24 / 0.5);
  }
  .notice {
    margin: 0;
    padding: 32px 20px;
    text-align: center;
    color: var(--muted);
    background: var(--surface);
    border: 1px solid var(--border);
    border-radius: var(--radius);
  }
  @media print {
    .dialog {
      position: static;
      inline-size: auto;
      max-inline-size: none;
      max-block-size: none;
      overflow: visible;
      border: 0;
      box-shadow: none;
    }
    .base:has(> .dialog[open]) > :is(.overview, .details) {
      display: none;
    }
  }
`;
