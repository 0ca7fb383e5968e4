import { css } from "lit";
import { waitingStyles } from "./waiting.styles.ts";

/** Fields under their names, each with what is wrong with it, the buttons below, and what was saved. */
export const formStyles = css`
  ${waitingStyles}
  .form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 14px;
  }
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 210px), 1fr));
    gap: 14px 18px;
    align-items: start;
    max-inline-size: 900px;
  }
  .field {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 4px;
  }
  label {
    color: var(--muted);
    font-size: 0.93em;
  }
  select,
  input,
  textarea {
    inline-size: 100%;
    min-block-size: 36px;
    padding: 6px 8px;
    font: inherit;
    color: inherit;
    background: var(--surface);
    border: 1px solid var(--muted);
    border-radius: 6px;
  }
  :is(select, input, textarea):hover {
    border-color: var(--accent);
  }
  [aria-invalid="true"] {
    border-color: var(--missed);
  }
  textarea {
    resize: vertical;
  }
  .check {
    display: flex;
    align-items: baseline;
    gap: 8px;
    color: inherit;
    font-size: 1em;
  }
  .check input {
    inline-size: auto;
    min-block-size: 0;
    accent-color: var(--accent);
  }
  .hint {
    color: var(--muted);
    font-size: 0.93em;
  }
  form p {
    margin: 0;
  }
  .problem {
    color: var(--missed);
    font-size: 0.93em;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 10px;
  }
  .save {
    color: var(--surface);
    background: var(--accent);
    border-color: var(--accent);
  }
  .save[aria-disabled="true"] {
    background: var(--surface-raised);
  }
  .saved {
    color: var(--met);
    font-weight: 600;
  }
  .saved:empty {
    position: absolute;
  }
`;
