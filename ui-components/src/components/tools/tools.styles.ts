import { css } from "lit";

export const toolsStyles = css`
  .bar {
    display: flex;
    flex-wrap: wrap;
    justify-content: end;
    gap: 8px;
  }
  @media print {
    .bar {
      display: none;
    }
  }
`;
