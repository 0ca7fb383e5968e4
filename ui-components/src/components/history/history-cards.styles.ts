import { css } from "lit";
import { outOfSight } from "../../base/out-of-sight.styles.ts";

/** Where the table does not fit: one card a month, the values side by side or in two columns. Paper holds the table sooner. */
export const historyCardsStyles = css`
  @media screen, (max-width: 479.98px) {
    @container (max-width: 759.98px) {
      table,
      tbody,
      .expanded:not([hidden]),
      td,
      th {
        display: block;
      }
      thead {
        ${outOfSight}
      }
      header {
        padding: 16px 16px 12px;
      }
      tbody {
        padding: 14px 16px;
        border-block-start: 1px solid var(--border);
      }
      /* Nothing is reordered: whoever goes by keyboard meets the values as they stand. */
      .month {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(100px, 1fr));
        gap: 12px 14px;
      }
      tr.month > :is(th, td),
      tr.expanded > td {
        padding: 0;
        border: 0;
      }
      .month > th {
        grid-column: 1 / -2;
        align-self: center;
        font-size: 1.07em;
      }
      .month > .cell {
        text-align: start;
      }
      .month > .details {
        grid-column-end: -1;
        align-self: end;
      }
      .month > .cell > * {
        margin-inline-start: 0;
      }
      .month > .cell::before {
        display: block;
        color: var(--muted);
        font-size: 0.86em;
        /* The heading cells say it already to those who hear the table. */
        content: attr(data-label) / "";
      }
      .month > .cell > .in-card {
        display: block;
      }
      tr.expanded > td {
        padding-block-start: 12px;
      }
      .more {
        padding: 14px 16px;
      }
    }
    @container (max-width: 559.98px) {
      .month {
        grid-template-columns: 1fr 1fr;
        gap: 12px 16px;
      }
      .month > .details {
        grid-column: 1 / -1;
        text-align: start;
      }
      .details .action {
        margin: 0;
      }
    }
  }
`;
