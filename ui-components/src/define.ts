import "./components/dashboard/define.ts";
import "./components/detail-grid/define.ts";
import "./components/history/define.ts";
import "./components/receipt/define.ts";
import "./components/tile/define.ts";
import "./components/tile-row/define.ts";
