import { css } from "lit";

/** A strip under its name, with the words that say the same. */
export const stripSectionStyles = css`
  .section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 6px;
  }
  .notice + .section {
    margin-block-start: 12px;
  }
  .skeleton.block {
    block-size: 26px;
  }
  .skeleton.line {
    inline-size: 70%;
    block-size: 1.1em;
  }
  @media print {
    .section {
      break-inside: avoid;
    }
  }
`;
