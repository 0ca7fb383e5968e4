import "@dealer-scorecards/ui-components/detail-grid/define";
import type { ScorecardDetailGrid } from "@dealer-scorecards/ui-components/components/detail-grid/detail-grid.ts";
import { benchPage } from "./contestant.ts";
import { opportunityRows, timeZone } from "./opportunity-rows.ts";

benchPage((count) => {
  const rows = opportunityRows(count);
  let grid: ScorecardDetailGrid | undefined;
  const within = (selector: string) => grid?.shadowRoot?.querySelector(selector) ?? null;
  return {
    mount(host) {
      grid = document.createElement("scorecard-detail-grid");
      Object.assign(grid, { rows, timeZone, month: "2026-03" });
      host.append(grid);
    },
    isShown: () => within(`[aria-rowindex="12"] .opportunity`)?.textContent === rows[10]?.internalID,
    unmount() {
      grid = undefined;
    },
    scroller: () => within(".scroller"),
    tabbed: () => within("[role=grid]") ?? document.body,
  };
});
