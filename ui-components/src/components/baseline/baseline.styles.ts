import { css } from "lit";

export const baselineStyles = css`
  .card {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 10px;
  }
  .card > .action,
  .toggles {
    justify-self: start;
  }
  .toggles {
    display: flex;
    flex-wrap: wrap;
    gap: 10px;
  }
  .figure {
    font-weight: 600;
  }
  .note {
    overflow-wrap: anywhere;
    white-space: pre-line;
  }
  .history {
    display: grid;
    gap: 8px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .history > li {
    padding-block-start: 8px;
    border-block-start: 1px solid var(--border);
  }
  fieldset {
    display: grid;
    gap: 8px;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
    margin-block-end: 6px;
    color: var(--muted);
    font-size: 0.93em;
  }
  .months {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 150px), 1fr));
    gap: 6px 14px;
    padding-inline-start: 24px;
  }
  .form {
    max-inline-size: 640px;
    padding-block-start: 10px;
    border-block-start: 1px solid var(--border);
  }
  .skeleton.line {
    inline-size: 30%;
    block-size: 1.1em;
  }
  .skeleton.sentence {
    inline-size: 70%;
    block-size: 1.1em;
  }
  @container (max-width: 559.98px) {
    .card {
      padding: 16px;
    }
  }
  @media print {
    .form {
      display: none;
    }
  }
`;
