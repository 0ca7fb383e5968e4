import { css } from "lit";

/** A number that opens its receipt; buttons with words are the `action` of every element. */
export const buttonStyles = css`
  button.number {
    padding: 0;
    font: inherit;
    color: inherit;
    background: none;
    border: 0;
    border-radius: 4px;
    cursor: pointer;
    text-decoration: underline dotted 1.5px var(--border);
    text-underline-offset: 0.22em;
  }
  button.number:hover {
    text-decoration-color: var(--accent);
  }
  @media print {
    button.number {
      text-decoration: none;
    }
  }
`;
