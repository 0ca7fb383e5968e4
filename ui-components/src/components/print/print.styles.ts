import { css } from "lit";

export const printStyles = css`
  .bar {
    display: flex;
    flex-wrap: wrap;
    gap: 10px;
    margin-block-end: 14px;
  }
  .start {
    color: var(--surface);
    background: var(--accent);
    border-color: var(--accent);
  }
  /* A leaf of paper, whatever the page's scheme is. */
  .paper {
    display: block;
    padding: 24px 28px;
    color-scheme: light;
    color: #17202b;
    background: #ffffff;
    border: 1px solid var(--border);
    border-radius: var(--radius);
    font-size: 0.93em;
    --border: #d5dce4;
    --muted: #55616f;
    --text: #17202b;
    --surface: #ffffff;
    --met: #17694a;
    --missed: #a8321f;
    --open: #6d5a12;
  }
  .scroller {
    overflow-x: auto;
  }
  .name,
  h2,
  h3,
  h4,
  h5,
  h6 {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .name {
    font-size: 1.5em;
    font-weight: 600;
  }
  .subheading {
    margin-block: 22px 6px;
    font-size: 1.15em;
    font-weight: 600;
  }
  dl {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    gap: 2px 14px;
    margin: 12px 0;
  }
  dt,
  .note,
  .definition {
    color: var(--muted);
  }
  dd,
  p {
    margin: 0;
    overflow-wrap: anywhere;
  }
  th,
  td {
    padding-block: 5px;
    padding-inline: 0 10px;
  }
  :is(th, td):last-child {
    padding-inline-end: 0;
  }
  .number {
    text-align: end;
  }
  td.number {
    white-space: nowrap;
  }
  thead th {
    vertical-align: bottom;
  }
  tbody th {
    min-inline-size: 130px;
  }
  .definition {
    font-size: 0.93em;
    max-inline-size: 64ch;
  }
  table + table,
  .scroller + .scroller {
    margin-block-start: 16px;
  }
  .skeleton.line {
    inline-size: 50%;
    block-size: 1.6em;
    margin-block-end: 12px;
  }
  .skeleton.row {
    block-size: 120px;
  }
  @container (max-width: 479.98px) {
    .paper {
      padding: 14px;
    }
    dl {
      grid-template-columns: minmax(0, 1fr);
    }
    dd + dt {
      margin-block-start: 6px;
    }
  }
  @media print {
    .base {
      container-type: normal;
    }
    .bar {
      display: none;
    }
    .paper {
      padding: 0;
      border: 0;
      font-size: 9pt;
    }
    .scroller {
      overflow: visible;
    }
    .name,
    .subheading {
      break-after: avoid;
    }
    thead {
      display: table-header-group;
    }
    tr,
    dl,
    .scroller + .scroller {
      break-inside: avoid;
    }
    .leaf {
      break-before: page;
    }
    .leaf .subheading {
      margin-block-start: 0;
    }
    th,
    td {
      padding-block: 3px;
    }
  }
`;
