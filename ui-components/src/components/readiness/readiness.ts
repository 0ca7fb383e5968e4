import { html, nothing, svg, type TemplateResult } from "lit";
import { cardStyles } from "../../base/card.styles.ts";
import { hostStyles } from "../../base/host.styles.ts";
import { ScorecardOnDemandElement } from "../../base/on-demand-element.ts";
import { property } from "../../base/property.ts";
import { subheading } from "../../base/subheading.ts";
import { verdict, verdictStyles } from "../../base/verdict.ts";
import type { MetricReadiness, ProgramReadiness } from "../../model/types.ts";
import { missingList, partlyList, unlockList } from "./readiness-lists.ts";
import { readinessStyles } from "./readiness.styles.ts";

/**
 * What of a program can be computed from a dealer's records: how many metrics, which not and what they wait for, which from less
 * than they look at, and what would help most. It opens on demand. Defined by `readiness/define`.
 *
 * @fires {CustomEvent<{ shown: boolean }>} scorecard-readiness-toggle - It is opened or closed; cancellable.
 * @csspart toggle - Opens and closes it; says how many metrics can be computed once that is known.
 * @csspart card - What opens.
 * @csspart note - What it goes by.
 * @csspart subheading - The name of a list.
 * @csspart unlocks - What would help most, first what most metrics wait for.
 * @csspart unlock - Something to be recorded, and the metrics that wait for it.
 * @csspart metrics - Metrics that cannot be computed, or from less than they look at.
 * @csspart metric - One of them, and what is missing.
 * @csspart status - Says that nothing is missing.
 */
export class ScorecardReadiness extends ScorecardOnDemandElement {
  static override styles = [hostStyles, verdictStyles, cardStyles, readinessStyles];

  /** What the API says of the program; null until it is loaded. */
  @property({ attribute: false }) readiness: ProgramReadiness | null = null;

  /** Whether it is open. */
  @property({ type: Boolean }) shown = false;

  protected override get hasData(): boolean {
    return this.readiness !== null;
  }

  override render(): TemplateResult {
    return html`<div class="base toggle">
        <button part="toggle" class="action expander" type="button" aria-expanded=${this.shown ? "true" : "false"} aria-controls="content" @click=${this.#toggle}
          ><svg viewBox="0 0 12 12" aria-hidden="true">${svg`<path d="M2.5 4.2 6 7.7l3.5-3.5"></path>`}</svg>${this.#label()}</button>
      </div>${this.shown ? html`<div class="base content" id="content">${super.render()}</div>` : nothing}`;
  }

  #label(): string {
    const metrics = this.readiness?.metrics ?? [];
    if (metrics.length === 0) return this.text("readiness");
    return this.text("readinessCount", { ready: metrics.filter(({ state }) => state !== "MISSING").length, count: metrics.length });
  }

  #toggle(): void {
    const shown = !this.shown;
    if (this.emit("scorecard-readiness-toggle", { shown })) this.shown = shown;
  }

  protected override renderContent(): TemplateResult {
    const { readiness, view } = this;
    if (!readiness || readiness.metrics.length === 0) return this.renderEmpty("empty");
    const of = (wanted: MetricReadiness["state"]) => readiness.metrics.filter(({ state }) => state === wanted);
    const [missing, partly] = [of("MISSING"), of("PARTLY")];
    const lists = [
      ["unlocks", readiness.unlocks, unlockList(view, readiness.unlocks)],
      ["notComputed", missing, missingList(view, missing)],
      ["partly", partly, partlyList(view, partly)],
    ] as const;
    return html`<div part="card" class="card">
      <p part="note" class="under">${this.text("readinessNote")}</p>
      ${missing.length + partly.length === 0 ? html`<p>${verdict(true, this.text("allRecorded"))}</p>` : nothing}
      ${lists.map(([name, rows, list]) => (rows.length === 0 ? nothing : html`<div>${subheading(this.headingLevel, 1, name, this.text(name))}${list}</div>`))}
    </div>`;
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<div class="card"><div class="skeleton line"></div><div class="skeleton block"></div></div>`;
  }
}
