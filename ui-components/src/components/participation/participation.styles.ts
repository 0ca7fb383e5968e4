import { css } from "lit";

export const participationStyles = css`
  .content {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 14px;
  }
  .standing {
    display: grid;
    gap: 4px;
    padding: 12px 14px;
    background: var(--surface-raised);
    border-inline-start: 4px solid var(--met);
    border-radius: 6px;
  }
  .standing[data-part="false"] {
    border-inline-start-color: var(--missed);
  }
  .standing .status {
    font-size: 1.07em;
  }
  .conditions,
  .changes {
    display: grid;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .condition {
    display: grid;
    grid-template-columns: 9em minmax(0, 1fr);
    gap: 4px 20px;
    padding-block: 12px;
    border-block-start: 1px solid var(--border);
  }
  .condition:last-child {
    border-block-end: 1px solid var(--border);
  }
  .about {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 4px;
    max-inline-size: 72ch;
    overflow-wrap: anywhere;
  }
  .about > strong {
    font-weight: 600;
  }
  .about > button {
    justify-self: start;
    margin-block-start: 6px;
  }
  .about > form {
    margin-block-start: 8px;
  }
  .switch {
    display: inline-flex;
    gap: 10px;
    align-items: center;
    padding-block: 4px;
    padding-inline: 0 8px;
    font: inherit;
    font-weight: 500;
    color: inherit;
    text-align: start;
    background: none;
    border: 0;
    border-radius: 6px;
    cursor: pointer;
  }
  .switch[aria-disabled="true"] {
    color: var(--muted);
    cursor: default;
  }
  .track {
    flex: none;
    inline-size: 38px;
    block-size: 22px;
    padding: 2px;
    background: var(--surface);
    border: 2px solid var(--muted);
    border-radius: 11px;
  }
  .track::before {
    display: block;
    inline-size: 14px;
    block-size: 14px;
    background: var(--muted);
    border-radius: 50%;
    content: "";
  }
  [aria-checked="true"] > .track {
    background: var(--accent);
    border-color: var(--accent);
  }
  [aria-checked="true"] > .track::before {
    margin-inline-start: auto;
    background: var(--surface);
  }
  .switch[aria-disabled="true"] > .track {
    opacity: 0.55;
  }
  .switch:hover:not([aria-disabled="true"]) > .track {
    border-color: var(--accent);
  }
  .changes {
    gap: 10px;
  }
  .change {
    padding-inline-start: 14px;
    border-inline-start: 2px solid var(--border);
    overflow-wrap: anywhere;
  }
  .kind {
    font-weight: 600;
  }
  .reason {
    white-space: pre-line;
  }
  .skeleton.standing {
    block-size: 66px;
    border: 0;
  }
  .skeleton.condition {
    block-size: 76px;
    border: 0;
  }
  [tabindex="-1"]:focus {
    outline: none;
  }
  @container (max-width: 559.98px) {
    .card {
      padding: 16px;
    }
    .condition {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @media (forced-colors: active) {
    .track,
    .track::before {
      forced-color-adjust: none;
      background: Canvas;
      border-color: ButtonText;
    }
    .track::before {
      background: ButtonText;
    }
    [aria-checked="true"] > .track {
      background: Highlight;
      border-color: Highlight;
    }
    [aria-checked="true"] > .track::before {
      background: HighlightText;
    }
  }
  @media print {
    .switch,
    form {
      display: none;
    }
  }
`;
