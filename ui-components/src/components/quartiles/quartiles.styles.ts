import { css } from "lit";

export const quartilesStyles = css`
  .quarter {
    color: var(--text);
  }
`;
