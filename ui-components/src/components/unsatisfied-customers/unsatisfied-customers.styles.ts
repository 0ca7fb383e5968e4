import { css } from "lit";

export const unsatisfiedCustomersStyles = css`
  .name {
    font-size: 1.1em;
  }
  .note,
  .shown {
    color: var(--muted);
    font-size: 0.93em;
  }
  .list {
    margin: 12px 0 0;
    padding: 0;
    list-style: none;
  }
  .customer {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 2px 20px;
    align-items: baseline;
    padding-block: 10px;
    border-block-start: 1px solid var(--border);
  }
  .who {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .order,
  .found {
    overflow-wrap: anywhere;
  }
  .customer .status {
    font-size: 0.93em;
  }
  .good {
    margin-block-start: 8px;
  }
  .more {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 14px;
    margin-block-start: 4px;
  }
  .skeleton.line {
    inline-size: 40%;
    block-size: 1.1em;
  }
  .skeleton.block {
    block-size: 160px;
    margin-block-start: 16px;
  }
  @container (max-width: 479.98px) {
    .card {
      padding: 16px;
    }
  }
  @container (min-width: 480px) {
    .customer {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
  @container (min-width: 820px) {
    .customer {
      grid-template-columns: repeat(4, minmax(0, 1fr));
    }
  }
  @media print {
    .customer {
      break-inside: avoid;
    }
    .more button {
      display: none;
    }
  }
`;
