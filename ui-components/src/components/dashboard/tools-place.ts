import { html, type TemplateResult } from "lit";
import type { Asking } from "./asking.ts";
import { Later } from "./later.ts";
import type { Tools, ToolsHost } from "./tools.ts";

/** What a reader can do beside reading, whose module comes after what is read. */
export function toolsPlace(host: ToolsHost): Later<Asking, Tools> {
  return new Later(async () => new (await import("./tools.ts")).Tools(host), host.changed);
}

/** The panel that is open, in place of the overview; until it comes, that it does or that it failed. */
export function panelPart(
  tools: Later<Asking, Tools>,
  text: (key: "loading" | "failed" | "retry" | "close") => string,
  close: () => void,
): TemplateResult {
  const open = tools.part?.open;
  const { failed, again } = open ?? tools;
  const awaited = () =>
    failed
      ? html`<div class="notice" role="alert">${text("failed")}
          <button class="action" type="button" @click=${again}>${text("retry")}</button>
          <button class="action" type="button" @click=${close}>${text("close")}</button></div>`
      : text("loading");
  return html`<div class="details" tabindex="-1">${open?.part?.render() ?? awaited()}</div>`;
}
