import { css } from "lit";

export const customerGoalsStyles = css`
  .goals,
  .agreements {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 14px;
  }
  .card {
    gap: 10px;
  }
  .card .head {
    flex-wrap: wrap;
    align-items: baseline;
  }
  p,
  th,
  td,
  dd,
  li,
  .subheading {
    overflow-wrap: anywhere;
  }
  p,
  .subheading {
    margin: 0;
  }
  .start,
  .more {
    justify-self: start;
  }
  .customer {
    margin-block-start: 8px;
  }
  .state {
    padding: 2px 10px;
    color: var(--muted);
    font-size: 0.93em;
    border: 1px solid var(--border);
    border-radius: 99px;
  }
  .about {
    color: var(--muted);
    font-size: 0.93em;
  }
  .label {
    font-weight: 600;
  }
  .bar {
    max-inline-size: 560px;
    block-size: 10px;
    overflow: hidden;
    background: var(--surface-raised);
    border: 1px solid var(--border);
    border-radius: 99px;
  }
  .bar svg {
    display: block;
    inline-size: 100%;
    block-size: 100%;
  }
  .fill {
    fill: var(--accent);
  }
  .fill.met {
    fill: var(--met);
  }
  :dir(rtl) > .bar {
    transform: scaleX(-1);
  }
  .line-chart {
    display: block;
    inline-size: 100%;
    max-inline-size: 560px;
    overflow: visible;
  }
  .base-line {
    stroke: var(--border);
  }
  .target-line {
    stroke: var(--muted);
    stroke-dasharray: 4 3;
  }
  .readings-line {
    fill: none;
    stroke: var(--accent);
    stroke-width: 1.8;
  }
  .reading-point {
    fill: var(--accent);
  }
  summary {
    color: var(--accent);
    cursor: pointer;
  }
  details table {
    margin-block-start: 6px;
  }
  :is(th, td):last-child {
    padding-inline-end: 0;
  }
  .figure {
    font-weight: 600;
  }
  .gone {
    color: var(--muted);
    text-decoration: line-through;
  }
  .under {
    color: var(--muted);
    font-size: 0.93em;
  }
  .list {
    display: grid;
    gap: 12px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .list li {
    display: grid;
    gap: 4px;
    padding-inline-start: 12px;
    border-inline-start: 3px solid var(--border);
  }
  .list .action {
    justify-self: start;
  }
  .points {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 24px;
    margin: 0;
  }
  .points div {
    display: flex;
    gap: 8px;
  }
  dt {
    color: var(--muted);
  }
  dd {
    margin: 0;
    font-weight: 600;
  }
  .opened {
    flex-basis: 100%;
    inline-size: 100%;
    padding-block-start: 12px;
    border-block-start: 1px solid var(--border);
  }
  .card > .opened {
    padding: 0;
    border: 0;
  }
  .wide {
    max-inline-size: 900px;
  }
  .several {
    display: grid;
    gap: 6px;
    margin: 0;
    padding: 10px 14px;
    border: 1px solid var(--border);
    border-radius: 6px;
  }
  legend {
    padding-inline: 4px;
    color: var(--muted);
    font-size: 0.93em;
  }
  .skeleton.goal {
    block-size: 220px;
    border-radius: var(--radius);
  }
  @container (max-width: 559.98px) {
    .card {
      padding: 16px;
    }
    table,
    tbody,
    thead {
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
      display: flex;
      flex-wrap: wrap;
      gap: 2px 14px;
      padding-block: 8px;
      border-block-start: 1px solid var(--border);
    }
    tr > * {
      padding: 0;
      border: 0;
    }
    th[scope="row"] {
      flex-basis: 100%;
    }
  }
  @media (forced-colors: active) {
    .fill,
    .reading-point {
      fill: Highlight;
    }
    .readings-line,
    .target-line {
      stroke: CanvasText;
    }
  }
  @media print {
    .card {
      break-inside: avoid;
    }
    .opened {
      display: none;
    }
  }
`;
