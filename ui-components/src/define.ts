import "./components/board/define.ts";
import "./components/dashboard/define.ts";
import "./components/detail-grid/define.ts";
import "./components/history/define.ts";
import "./components/obstacles/define.ts";
import "./components/program-switcher/define.ts";
import "./components/receipt/define.ts";
import "./components/tile/define.ts";
import "./components/tile-row/define.ts";
import "./components/trend/define.ts";

/** Few pages have these: they come after the others, in a file of their own. Settles when they are there. */
export const others = import("./define-others.ts");
