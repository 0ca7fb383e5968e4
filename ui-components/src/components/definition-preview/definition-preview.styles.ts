import { css } from "lit";

export const definitionPreviewStyles = css`
  .card {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
    padding: 18px 20px;
    background: var(--surface);
    border: 1px solid var(--border);
    border-radius: var(--radius);
  }
  .notice + .card {
    margin-block-start: 12px;
  }
  .head {
    display: flex;
    align-items: start;
    justify-content: space-between;
    gap: 12px;
  }
  .name,
  .subheading,
  p,
  dl,
  dd,
  ul {
    margin: 0;
  }
  .name {
    font-size: 1.15em;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .subheading {
    font-size: 1.07em;
    font-weight: 600;
  }
  .under,
  .hint,
  label,
  dt {
    color: var(--muted);
    font-size: 0.93em;
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
  .words {
    display: grid;
    gap: 3px;
    max-inline-size: 76ch;
  }
  .form,
  .found {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 14px;
  }
  .found {
    padding-block-start: 16px;
    border-block-start: 1px solid var(--border);
  }
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 190px), 1fr));
    gap: 14px 18px;
  }
  .field {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 4px;
  }
  select,
  textarea {
    inline-size: 100%;
    min-block-size: 36px;
    padding: 6px 8px;
    color: inherit;
    background: var(--surface);
    border: 1px solid var(--muted);
    border-radius: 6px;
  }
  textarea {
    font: 0.9em / 1.5 ui-monospace, monospace;
    resize: vertical;
    white-space: pre;
  }
  textarea[readonly] {
    background: var(--surface-raised);
  }
  textarea:hover {
    border-color: var(--accent);
  }
  [aria-invalid="true"] {
    border-color: var(--missed);
  }
  code {
    font: 0.93em ui-monospace, monospace;
    overflow-wrap: anywhere;
  }
  .faults {
    display: grid;
    gap: 6px;
    padding: 10px 14px;
    border: 1px solid var(--missed);
    border-radius: 6px;
    overflow-wrap: anywhere;
  }
  .faults p {
    color: var(--missed);
    font-weight: 600;
  }
  .faults ul {
    display: grid;
    gap: 4px;
    padding-inline-start: 1.2em;
  }
  .faults .value {
    color: var(--muted);
  }
  .run {
    min-block-size: 36px;
    color: var(--surface);
    background: var(--accent);
    border-color: var(--accent);
  }
  .run[aria-disabled="true"] {
    color: var(--muted);
    background: var(--surface-raised);
    border-color: var(--border);
    cursor: default;
  }
  .totals {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 128px), 1fr));
    gap: 10px 18px;
    align-items: end;
  }
  dd.figure {
    font-size: 1.3em;
    font-weight: 600;
  }
  td .figure,
  .crossing {
    font-weight: 600;
  }
  button.number {
    text-align: start;
  }
  .only {
    display: flex;
    align-items: center;
    gap: 8px;
    color: var(--text);
  }
  .only input {
    inline-size: 16px;
    block-size: 16px;
    margin: 0;
    accent-color: var(--accent);
  }
  th,
  td {
    overflow-wrap: anywhere;
  }
  .side {
    display: none;
    color: var(--muted);
    font-size: 0.93em;
  }
  .month {
    white-space: nowrap;
  }
  .skeleton.line {
    inline-size: 40%;
    block-size: 1.3em;
  }
  .skeleton.block {
    block-size: 300px;
  }
  @container (max-width: 639.98px) {
    .card {
      padding: 16px;
    }
    table,
    tbody {
      display: block;
    }
    thead {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    tr {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      padding-block: 6px;
      border-block-start: 1px solid var(--border);
    }
    tbody > tr > * {
      padding-block: 4px;
      border: 0;
    }
    .change {
      grid-column: 1 / -1;
    }
    .side {
      display: block;
    }
  }
  @media print {
    .form,
    .close,
    .only {
      display: none;
    }
  }
`;
