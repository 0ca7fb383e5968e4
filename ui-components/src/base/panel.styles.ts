import { css } from "lit";

/** A panel that is opened and closed: a card with its name, and what closes it in the corner. After `cardStyles`. */
export const panelStyles = css`
  .card {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 14px;
  }
  .head {
    display: flex;
    align-items: start;
    justify-content: space-between;
    gap: 12px;
  }
  .name {
    font-size: 1.15em;
    overflow-wrap: anywhere;
  }
  .subheading {
    font-size: 1.07em;
    font-weight: 600;
  }
  .close {
    flex: none;
    padding: 8px;
    color: var(--muted);
    background: none;
    border: 0;
    border-radius: 6px;
    cursor: pointer;
  }
  .close:hover {
    color: var(--text);
    background: var(--surface-raised);
  }
  .close svg {
    display: block;
    inline-size: 12px;
    block-size: 12px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.8;
  }
  .skeleton.line {
    inline-size: 40%;
    block-size: 1.3em;
  }
  @media print {
    .close {
      display: none;
    }
  }
`;
