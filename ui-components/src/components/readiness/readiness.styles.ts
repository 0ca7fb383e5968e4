import { css } from "lit";

export const readinessStyles = css`
  .toggle {
    margin-block-start: 8px;
  }
  .expander {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    text-align: start;
  }
  .expander svg {
    flex: none;
    inline-size: 12px;
    block-size: 12px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.8;
  }
  .expander[aria-expanded="true"] svg {
    rotate: 180deg;
  }
  .content {
    margin-block-start: 10px;
  }
  .card {
    display: grid;
    gap: 16px;
  }
  .subheading {
    font-size: 1em;
    font-weight: 600;
  }
  .list {
    margin: 4px 0 0;
    padding: 0;
    list-style: none;
  }
  .item {
    display: grid;
    gap: 2px;
    padding-block: 8px;
    border-block-start: 1px solid var(--border);
    overflow-wrap: anywhere;
  }
  .item strong {
    font-weight: 500;
  }
  .skeleton.line {
    inline-size: 50%;
    block-size: 1.1em;
  }
  .skeleton.block {
    block-size: 120px;
  }
  @container (max-width: 479.98px) {
    .card {
      padding: 16px;
    }
  }
  @media (forced-colors: active) {
    .expander svg {
      stroke: ButtonText;
    }
  }
  @media print {
    .item {
      break-inside: avoid;
    }
  }
`;
