// Baselines and plans. What it shares with the dashboard is there already: named whole, bundlers leave it in one file.
import "./components/dashboard/define.ts";
import "./opened/define.ts";
import "./components/baseline/define.ts";
import "./components/plans/define.ts";
import { Baselines } from "./components/dashboard/baselines.ts";
import type { BaselinesHost } from "./components/dashboard/baselines-place.ts";
import { PlansPanel } from "./components/dashboard/plans-panel.ts";
import type { ToolsHost } from "./components/dashboard/tools.ts";

export const baselines = (host: BaselinesHost): Baselines => new Baselines(host);

export const plansPanel = (host: ToolsHost): PlansPanel => new PlansPanel(host);
