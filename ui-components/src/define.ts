import "./components/history/define.ts";
import "./components/tile/define.ts";
import "./components/tile-row/define.ts";
