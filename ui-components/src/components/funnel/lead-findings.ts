import { html, nothing, type TemplateResult } from "lit";
import type { ElementError, ElementState } from "../../base/scorecard-element.ts";
import { verdict } from "../../base/verdict.ts";
import { countText } from "../../model/format.ts";
import type { FunnelStep, LeadFinding, LeadFindings } from "../../model/funnel-types.ts";
import type { FunnelView } from "./funnel-period.ts";

interface Shown {
  readonly findings: LeadFindings | null;
  readonly state: ElementState;
  readonly error: ElementError | null;
  /** They have the names of the steps. */
  readonly steps: readonly FunnelStep[];
  readonly load: () => void;
}

function item(view: FunnelView, { steps }: Shown, { lead, recorded, missing }: LeadFinding): TemplateResult {
  const names = (codes: readonly string[]) =>
    new Intl.ListFormat(view.locale, { type: "unit" }).format(codes.map((code) => steps.find((step) => step.code === code)?.name ?? code));
  return html`<li part="finding" class="finding">
    <span class="which">${lead === null ? view.text("noData") : view.text("lead", { id: lead.internalID })}</span>
    <span>${view.text("stepsRecorded", { steps: names(recorded) })}</span>
    <span class="gone">${view.text("stepsMissing", { steps: names(missing) })}</span>
  </li>`;
}

function more(view: FunnelView, { state, load }: Shown, { total, list, hasMore }: LeadFindings): TemplateResult | typeof nothing {
  if (!hasMore) return nothing;
  const loading = state === "loading";
  const label = loading ? view.text("loading") : view.text("loadMoreOf", { list: view.text("findings") });
  const [shown, all] = [countText(view.locale, list.length), countText(view.locale, total)];
  // Not `disabled`: the button would drop the focus it was pressed with.
  return html`<p class="more">
    <button part="load-more" class="action" type="button" aria-label=${label} aria-disabled=${loading ? "true" : "false"}
      @click=${load}>${view.text(loading ? "loading" : "loadMore")}</button>
    <span class="under" role="status">${view.text("shownOf", { shown, total: all })}</span>
  </p>`;
}

function failed(view: FunnelView, { error, load }: Shown): TemplateResult {
  return html`<p class="failed" role="alert">${error?.message ?? view.text("failed")}
    ${error?.retryable === false ? nothing : html`<button part="retry" class="action" type="button" @click=${load}>${view.text("retry")}</button>`}
  </p>`;
}

function found(view: FunnelView, shown: Shown, findings: LeadFindings): TemplateResult {
  if (findings.list.length === 0) return html`<p>${verdict(true, view.text("noFindings"))}</p>`;
  return html`<p part="note">${view.text("findingsCount", { count: findings.total })} <span class="under">${view.text("findingsNote")}</span></p>
    <ul part="findings" class="list" role="list" aria-labelledby="findings" tabindex="-1">${findings.list.map((finding) => item(view, shown, finding))}</ul>
    ${more(view, shown, findings)}`;
}

/** Leads of the period that took a step without one before it, as far as is recorded. */
export function leadFindings(view: FunnelView, shown: Shown): TemplateResult {
  const { findings, state } = shown;
  return html`${state === "error" ? failed(view, shown) : nothing}${
    findings
      ? found(view, shown, findings)
      : state === "loading"
        ? html`<div class="skeleton few" aria-hidden="true"></div><p class="visually-hidden" role="status">${view.text("loading")}</p>`
        : nothing
  }`;
}
