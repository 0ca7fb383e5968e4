import { css } from "lit";

export const outlookStyles = css`
  .outlook {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 6px;
    padding: 12px 16px;
    border: 1px solid var(--border);
    border-radius: 6px;
  }
  .notice + .outlook {
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
  .scale {
    display: flex;
    justify-content: space-between;
  }
  .skeleton.block {
    block-size: 26px;
  }
  .skeleton.line {
    inline-size: 70%;
    block-size: 1.1em;
  }
  @media print {
    .outlook {
      break-inside: avoid;
    }
  }
`;
