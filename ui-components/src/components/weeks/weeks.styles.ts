import { css } from "lit";

export const weeksStyles = css`
  .periods {
    margin-block-end: 8px;
  }
  .periods .option {
    padding-block: 2px;
    font-size: 0.93em;
  }
  .notice + .card {
    margin-block-start: 12px;
  }
  .note {
    margin-block-start: 2px;
    color: var(--muted);
    font-size: 0.93em;
  }
  .summary .figure {
    font-weight: 600;
  }
`;
