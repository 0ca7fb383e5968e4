import type { OpportunityActivity } from "@dealer-scorecards/ui-components/model/types.ts";
import { Grid, type GridColumn } from "@vaadin/grid";
import { benchPage } from "../pages/contestant.ts";
import { cellText, columnHeadings, columnWidths, opportunityRows } from "../pages/opportunity-rows.ts";

function column(header: string, index: number): GridColumn {
  const element: HTMLElement = document.createElement("vaadin-grid-column");
  return Object.assign(element as GridColumn, {
    header,
    width: `${columnWidths[index]}px`,
    flexGrow: 1,
    renderer(root: HTMLElement, _: GridColumn, { item }: { readonly item: unknown }) {
      root.textContent = cellText(item as OpportunityActivity, index);
    },
  });
}

benchPage((count) => {
  const rows = opportunityRows(count);
  let grid: Grid | undefined;
  return {
    mount(host) {
      grid = new Grid();
      grid.append(...columnHeadings.map(column));
      grid.items = rows;
      host.append(grid);
    },
    // Cells stand in the element's own children, at first without content.
    isShown: () => grid?.textContent?.includes(rows[10]?.internalID ?? "") === true,
    unmount() {
      grid = undefined;
    },
    scroller: () => grid?.shadowRoot?.querySelector("#table") ?? null,
  };
});
