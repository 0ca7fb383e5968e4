// What few readers need. What it shares with the dashboard is there already: named whole, bundlers leave it in one file.
import "./components/dashboard/define.ts";
import { type AsOfHost, AsOfPanel } from "./components/dashboard/as-of-panel.ts";

export const asOfPanel = (host: AsOfHost): AsOfPanel => new AsOfPanel(host);
