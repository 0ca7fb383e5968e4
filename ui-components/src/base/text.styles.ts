import { css } from "lit";

/** An element's name and its sentences, and those of less weight under what they are about. */
export const textStyles = css`
  .name,
  .subheading,
  p {
    margin: 0;
  }
  .name {
    font-size: 1em;
    font-weight: 600;
  }
  .under {
    color: var(--muted);
    font-size: 0.93em;
  }
`;
