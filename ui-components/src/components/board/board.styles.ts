import { css } from "lit";

export const boardStyles = css`
  .board {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 28px;
  }
  .notice + .board {
    margin-block-start: 12px;
  }
  .name,
  p {
    margin: 0;
  }
  .header {
    max-inline-size: 72ch;
  }
  .name {
    font-size: 1.3em;
    font-weight: 600;
    line-height: 1.3;
  }
  .explanation,
  .importance {
    color: var(--muted);
  }
  .goals-met {
    margin-block-start: 6px;
    font-weight: 600;
  }
  .group {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
  }
  .group + .group {
    padding-block-start: 24px;
    border-block-start: 1px solid var(--border);
  }
  .about {
    max-inline-size: 72ch;
  }
  .about .subheading {
    font-size: 1.1em;
  }
  .metrics {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, var(--scorecard-board-min-size, 248px)), 1fr));
    gap: 12px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .skeleton.line {
    display: block;
    max-inline-size: 220px;
  }
  .metric .skeleton.card {
    block-size: 214px;
  }
  @container (min-width: 1080px) {
    .group {
      grid-template-columns: 232px minmax(0, 1fr);
      gap: 24px;
    }
  }
  @media print {
    .about {
      break-after: avoid;
    }
  }
`;
