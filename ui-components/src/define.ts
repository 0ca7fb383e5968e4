import "./components/board/define.ts";
import "./components/dashboard/define.ts";
import "./components/detail-grid/define.ts";
import "./components/history/define.ts";
import "./components/program-switcher/define.ts";
import "./components/receipt/define.ts";
import "./components/tile/define.ts";
import "./components/tile-row/define.ts";

/** Elements that a reader has to open, and those that few pages have, come after those that are seen at once; then all are defined. */
export const defined = Promise.all([
  import("./opened/define.ts"),
  import("./define-others.ts"),
  import("./define-plans.ts"),
  import("./components/dashboard/leads-panel.ts"),
  import("./components/dashboard/customer-goals-panel.ts"),
  import("./components/dashboard/opportunities-panel.ts"),
  import("./components/dashboard/participation-panel.ts"),
  import("./components/dashboard/export-panel.ts"),
  import("./components/dashboard/print-panel.ts"),
  import("./look-back.ts"),
]);
