import { css } from "lit";

/** What only those need who hear it, in a rule: as `.visually-hidden` of `hostStyles`, where that holds at some sizes alone. */
export const outOfSight = css`
  position: absolute;
  inline-size: 1px;
  block-size: 1px;
  overflow: hidden;
  clip-path: inset(50%);
`;
