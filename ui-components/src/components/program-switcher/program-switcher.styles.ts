import { css } from "lit";

export const programSwitcherStyles = css`
  .notice + .choice {
    margin-block-start: 12px;
  }
  .option .skeleton {
    display: inline-block;
    inline-size: 110px;
    background: var(--border);
  }
  @container (max-width: 479.98px) {
    .choice {
      display: grid;
      inline-size: auto;
    }
  }
`;
