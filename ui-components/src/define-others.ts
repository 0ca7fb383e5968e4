// What few readers need. What it shares with the dashboard is there already: named whole, bundlers leave it in one file.
import "./components/dashboard/define.ts";
import "./components/assignment-fairness/define.ts";
import "./components/definition-preview/define.ts";
import "./components/goals/define.ts";
import "./components/group-dashboard/define.ts";
import "./components/outlook/define.ts";
import "./components/quartiles/define.ts";
import "./components/service-requests/define.ts";
import { GoalsPanel } from "./components/dashboard/goals-panel.ts";
import { OutlookPanel } from "./components/dashboard/outlook-panel.ts";
import { StandingsPanel } from "./components/dashboard/standings.ts";
import type { ToolsHost } from "./components/dashboard/tools.ts";

export const standingsPanel = (changed: () => void): StandingsPanel => new StandingsPanel(changed);

export const goalsPanel = (host: ToolsHost): GoalsPanel => new GoalsPanel(host);

export const outlookPanel = (changed: () => void): OutlookPanel => new OutlookPanel(changed);
