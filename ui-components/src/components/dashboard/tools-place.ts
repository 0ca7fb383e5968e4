import { html, type TemplateResult } from "lit";
import { awaited } from "./as-of-part.ts";
import type { Asking } from "./asking.ts";
import { Later } from "./later.ts";
import type { Tools, ToolsHost } from "./tools.ts";
import { fetchedModule } from "../../data/fetched-module.ts";

/** What a reader can do beside reading, whose module comes after what is read. */
export function toolsPlace(host: ToolsHost): Later<Asking, Tools> {
  return new Later(async () => new (await fetchedModule(() => import("./tools.ts"))).Tools(host), host.changed);
}

/** The panel that is open, in place of the overview. */
export function panelPart(tools: Later<Asking, Tools>, text: Parameters<typeof awaited>[1], close: () => void): TemplateResult {
  const open = tools.part?.open;
  return html`<div class="details" tabindex="-1">${open?.part?.render() ?? awaited(open ?? tools, text, close)}</div>`;
}
