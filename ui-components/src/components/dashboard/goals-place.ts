import type { Asking } from "./asking.ts";
import type { GoalsHost, GoalsPanel } from "./goals-panel.ts";
import { Later } from "./later.ts";

/** The goals, whose module comes when they are first opened. */
export function goalsPlace(host: GoalsHost): Later<Asking, GoalsPanel> {
  return new Later(async () => (await import("../../define-others.ts")).goalsPanel(host), host.changed);
}
