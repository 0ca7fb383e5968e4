import { css } from "lit";

export const exportStyles = css`
  p {
    overflow-wrap: anywhere;
  }
  .fields {
    align-items: end;
  }
  .check {
    align-items: start;
  }
  .check input {
    flex: none;
    inline-size: 1.1em;
    block-size: 1.1em;
    margin: 0.15em 0 0;
  }
  .told:empty {
    position: absolute;
  }
  .failed {
    color: var(--missed);
  }
  .skeleton.row {
    block-size: 60px;
  }
`;
