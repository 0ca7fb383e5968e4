import { html, type TemplateResult } from "lit";
import type { Asking } from "./asking.ts";
import type { GoalsHost, GoalsPanel } from "./goals-panel.ts";
import { Later } from "./later.ts";

/** The goals, whose module comes when they are first opened. */
export function goalsPlace(host: GoalsHost): Later<Asking, GoalsPanel> {
  return new Later(async () => (await import("../../define-others.ts")).goalsPanel(host), host.changed);
}

/** What stands in the place of the goals until they come. */
export function goalsAwaited(
  { failed, again }: Later<Asking, GoalsPanel>,
  text: (key: "loading" | "failed" | "retry" | "close") => string,
  close: () => void,
): TemplateResult | string {
  if (!failed) return text("loading");
  return html`<div class="notice" role="alert">${text("failed")}
    <button class="action" type="button" @click=${again}>${text("retry")}</button>
    <button class="action" type="button" @click=${close}>${text("close")}</button></div>`;
}
