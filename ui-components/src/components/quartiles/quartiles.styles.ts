import { css } from "lit";

export const quartilesStyles = css`
  .quartiles {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 6px;
  }
  .notice + .quartiles {
    margin-block-start: 12px;
  }
  .name,
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
  .quarter {
    color: var(--text);
  }
  .skeleton.block {
    block-size: 26px;
  }
  .skeleton.line {
    inline-size: 70%;
    block-size: 1.1em;
  }
  @media print {
    .quartiles {
      break-inside: avoid;
    }
  }
`;
