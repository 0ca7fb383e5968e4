import type { OpportunityActivity } from "@dealer-scorecards/ui-components/model/types.ts";
import { ClientSideRowModelModule, createGrid, ModuleRegistry } from "ag-grid-community";
import { benchPage } from "../pages/contestant.ts";
import { cellText, columnHeadings, columnWidths, opportunityRows } from "../pages/opportunity-rows.ts";

ModuleRegistry.registerModules([ClientSideRowModelModule]);

benchPage((count) => {
  const rows = opportunityRows(count);
  let box: HTMLElement | undefined;
  let grid: ReturnType<typeof createGrid> | undefined;
  return {
    mount(host) {
      box = document.createElement("div");
      box.className = "box";
      host.append(box);
      grid = createGrid(box, {
        columnDefs: columnHeadings.map((headerName, index) => ({
          headerName,
          width: columnWidths[index] ?? 0,
          flex: columnWidths[index] ?? 0,
          valueGetter: ({ data }) => cellText(data as OpportunityActivity, index),
        })),
        rowData: rows,
        animateRows: false,
      });
    },
    isShown: () => box?.textContent?.includes(rows[10]?.internalID ?? "") === true,
    unmount() {
      grid?.destroy();
      grid = undefined;
      box = undefined;
    },
    scroller: () => box?.querySelector(".ag-grid-viewport") ?? null,
  };
});
