import { html, nothing, type TemplateResult } from "lit";
import type { GridPosition } from "../../model/grid-position.ts";
import type { OpportunitySort, OpportunitySortField } from "../../model/types.ts";
import type { GridWord } from "./activity-words.ts";
import { gridColumns } from "./grid-columns.ts";

const ariaSort = { ASC: "ascending", DESC: "descending" } as const;

/** The header row: a column that can be sorted has a button, which is the cell's tab stop. */
export function gridHeader(
  sort: OpportunitySort,
  active: GridPosition,
  text: (key: GridWord) => string,
  change: (field: OpportunitySortField) => void,
): TemplateResult {
  return html`<div class="header" role="rowgroup"><div part="head" class="head-row" role="row" aria-rowindex="1">
    ${gridColumns.map((column, index) => {
      const { name, sort: field } = column;
      const stop = active.row === 0 && active.column === index ? "0" : "-1";
      const label = text(column.heading);
      if (!field)
        return html`<div part="header-cell" class="head-cell ${name}" role="columnheader" aria-colindex=${index + 1} tabindex=${stop}>
          <span class="visually-hidden">${label}</span>
        </div>`;
      return html`<div part="header-cell" class="head-cell ${name}" role="columnheader" aria-colindex=${index + 1}
        aria-sort=${sort.field === field ? ariaSort[sort.direction] : "none"}>
        <button part="sort-button" class="sort" type="button" tabindex=${stop} title=${field === "ID" ? nothing : text("sortByDate")} @click=${() => change(field)}>${label}</button>
      </div>`;
    })}
  </div></div>`;
}
