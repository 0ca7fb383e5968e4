import { css } from "lit";

export const groupDashboardStyles = css`
  .overview {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--scorecard-dashboard-gap, 24px);
  }
  .top {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
  }
  .top > scorecard-program-switcher {
    flex: 1 1 420px;
  }
  .top > scorecard-tools {
    flex: 1 1 auto;
  }
  scorecard-as-of {
    margin-block-end: 16px;
  }
  .overview[data-outdated="true"] {
    opacity: 0.55;
  }
  .controls {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 12px 16px;
  }
  .controls:empty {
    display: none;
  }
  .choice {
    display: grid;
    gap: 3px;
  }
  .label {
    color: var(--muted);
    font-size: 0.86em;
  }
  select {
    min-inline-size: 11em;
    padding-block: 6px;
  }
  .panel-tools {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-inline-start: auto;
  }
  .tool {
    min-block-size: 34px;
  }
  [tabindex="-1"]:focus-visible {
    outline: none;
  }
  @container (max-width: 559.98px) {
    .choice {
      flex: 1 1 9em;
    }
    select {
      inline-size: 100%;
      min-inline-size: 0;
    }
  }
  @media print {
    .controls {
      display: none;
    }
  }
`;
