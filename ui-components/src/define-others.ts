// All that few readers need, in one file: what each of several files shared with the rest would be cut out of the first one, which
// every page would pay for.
import "./components/goals/define.ts";
import "./components/group-dashboard/define.ts";
import "./components/quartiles/define.ts";
import { type GoalsHost, GoalsPanel } from "./components/dashboard/goals-panel.ts";
import { StandingsPanel } from "./components/dashboard/standings.ts";

export const standingsPanel = (changed: () => void): StandingsPanel => new StandingsPanel(changed);

export const goalsPanel = (host: GoalsHost): GoalsPanel => new GoalsPanel(host);
