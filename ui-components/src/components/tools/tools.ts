import { html, type TemplateResult } from "lit";
import { hostStyles } from "../../base/host.styles.ts";
import { property } from "../../base/property.ts";
import { ScorecardElement } from "../../base/scorecard-element.ts";
import { commonEnglish } from "../../i18n/english/common.ts";
import { toolsEnglish } from "../../i18n/english/tools.ts";
import type { ToolsMessages } from "../../i18n/tools-messages.ts";
import { toolsTranslations } from "../../i18n/tools-translations.ts";
import type { ToolName } from "../../model/tool-name.ts";
import { toolsStyles } from "./tools.styles.ts";

const words = {
  opportunities: "toolOpportunities",
  leads: "toolLeads",
  goals: "toolGoals",
  plans: "toolPlans",
  customers: "toolCustomers",
  export: "toolExport",
  print: "toolPrint",
  asOf: "toolAsOf",
} as const satisfies Record<ToolName, keyof ToolsMessages>;

/**
 * What a reader can do beside reading: a button each. Defined by `tools/define`.
 *
 * @fires {CustomEvent<{ tool: import("../../model/tool-name.ts").ToolName }>} scorecard-tool-open - A tool is chosen; cancellable.
 * @csspart tool - The button of a tool.
 */
export class ScorecardTools extends ScorecardElement<keyof ToolsMessages> {
  static override styles = [hostStyles, toolsStyles];

  protected static override readonly translations = toolsTranslations;

  protected override readonly english = { ...commonEnglish, ...toolsEnglish };

  /** Names of those there are, in the order of their buttons. */
  @property({ attribute: false }) tools: readonly ToolName[] = [];

  /** How many opportunities wait for an answer. */
  @property({ type: Number, attribute: "new-opportunities" }) newOpportunities = 0;

  protected override get hasData(): boolean {
    return this.tools.length > 0;
  }

  /** Takes the reader back to the button of a tool. */
  focusTool(tool: ToolName): void {
    this.renderRoot.querySelector<HTMLElement>(`[data-tool=${tool}]`)?.focus();
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<div class="bar"><button class="action" type="button" disabled>${this.text(words.goals)}</button></div>`;
  }

  protected override renderContent(): TemplateResult {
    return html`<div class="bar" role="group" aria-label=${this.text("tools")}>
      ${this.tools.map((tool) => html`<button part="tool" class="action" type="button" data-tool=${tool} @click=${() => this.emit("scorecard-tool-open", { tool })}>${this.#nameOf(tool)}</button>`)}
      <span class="visually-hidden" role="status">${this.newOpportunities > 0 ? this.#nameOf("opportunities") : ""}</span>
    </div>`;
  }

  #nameOf(tool: ToolName): string {
    const count = this.newOpportunities;
    return tool === "opportunities" && count > 0 ? this.text("toolNewOpportunities", { count }) : this.text(words[tool]);
  }
}
