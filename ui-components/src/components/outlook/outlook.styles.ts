import { css } from "lit";

export const outlookStyles = css`
  .section {
    padding: 12px 16px;
    border: 1px solid var(--border);
    border-radius: 6px;
  }
  .scale {
    display: flex;
    justify-content: space-between;
  }
`;
