import { css } from "lit";

export const plansStyles = css`
  .plans,
  .list {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 14px;
  }
  .notice + .plans {
    margin-block-start: 12px;
  }
  .under {
    font-size: inherit;
  }
  .open,
  .more {
    justify-self: start;
  }
  .wide {
    max-inline-size: 900px;
  }
  .judged {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 6px 14px;
  }
  .list {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .skeleton.plan {
    block-size: 240px;
    border-radius: var(--radius);
  }
  @container (max-width: 559.98px) {
    .card {
      padding: 16px;
    }
  }
  @media print {
    .card {
      display: none;
    }
  }
`;
