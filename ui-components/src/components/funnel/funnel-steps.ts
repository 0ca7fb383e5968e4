import { html, nothing, svg, type TemplateResult } from "lit";
import { amountText, countText, missing } from "../../model/format.ts";
import type { FunnelStep } from "../../model/funnel-types.ts";
import type { FunnelPeriod, FunnelView } from "./funnel-period.ts";

const proportion = { shape: "PROPORTION" } as const;

const shareText = (view: FunnelView, share: number | null): string =>
  share === null ? missing : amountText(view.locale, proportion, share);

/** A share of the step before in words; where it has a receipt, they open it. */
function shareOfBefore(
  view: FunnelView,
  { name, metricCode, shareOfStepBefore }: FunnelStep,
  { month, name: period }: FunnelPeriod,
  words: string,
) {
  if (metricCode === null || month === null || shareOfStepBefore === null) return html`<span part="value" class="figure">${words}</span>`;
  const spoken = `${words}. ${view.text("showReceipt", { metric: view.text("ofMonth", { metric: name, month: period }) })}`;
  return html`<button part="value" class="number figure" type="button" aria-label=${spoken}
    @click=${() => view.openReceipt(metricCode, month)}>${words}</button>`;
}

function shares(view: FunnelView, step: FunnelStep, period: FunnelPeriod): TemplateResult | typeof nothing {
  const { count, alsoStepBefore, shareOfStepBefore, shareOfAll } = step;
  if (alsoStepBefore === null) return nothing;
  const words =
    shareOfStepBefore === null ? view.text("noneBefore") : view.text("shareBefore", { share: shareText(view, shareOfStepBefore) });
  const also =
    alsoStepBefore === count
      ? nothing
      : html`<span class="under">${view.text("alsoBefore", { count: countText(view.locale, alsoStepBefore) })}</span>`;
  const few = fewBefore(view, step);
  return html`${shareOfBefore(view, step, period, words)}
    <span class="under">${view.text("shareAll", { share: shareText(view, shareOfAll) })}</span>${few ?? also}`;
}

/** Of a share, few of how many. */
function fewBefore(view: FunnelView, { alsoStepBefore, stepBefore, sufficiency }: FunnelStep): TemplateResult | undefined {
  if (!stepBefore || !sufficiency || sufficiency === "ENOUGH") return undefined;
  const counted = view.text("counted", {
    counted: countText(view.locale, alsoStepBefore ?? 0),
    records: countText(view.locale, stepBefore),
  });
  return html`<span class="under">${counted} · ${view.text(sufficiency === "FEW" ? "few" : "tooFew")}</span>`;
}

/** The picture only: the words beside it say the same. */
function bar(share: number, open: boolean): TemplateResult {
  // What is not 0 is seen.
  const width = share === 0 ? 0 : Math.max(share * 100, 0.6);
  return html`<span class="plot"><svg part="chart" class="chart" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
    ${svg`<rect class="track" width="100" height="10"></rect><rect part="bar" class=${open ? "bar open" : "bar"} width=${width} height="10"></rect>`}
  </svg></span>`;
}

/** The steps from the first to the last, each as a bar on the scale of the largest. */
export function funnelSteps(view: FunnelView, period: FunnelPeriod): TemplateResult {
  const largest = Math.max(1, ...period.steps.map(({ count }) => count));
  return html`<ol part="steps" class="steps" role="list" aria-labelledby="name">${period.steps.map(
    (step) => html`<li part="step" class="step">
      <span class="what">${step.name}</span>
      <span part="count" class="count figure">${countText(view.locale, step.count)}</span>
      ${bar(step.count / largest, period.open)}
      <span class="shares">${shares(view, step, period)}</span>
    </li>`,
  )}</ol>`;
}

/** The same numbers in columns. */
export function funnelTable(view: FunnelView, period: FunnelPeriod): TemplateResult {
  const of = (step: FunnelStep, share: number | null) => (step.alsoStepBefore === null ? nothing : shareText(view, share));
  return html`<table part="table">
    <caption class="visually-hidden">${view.text("funnelOf", { period: period.name })}</caption>
    <thead><tr>
      <th scope="col">${view.text("step")}</th><th scope="col" class="cell">${view.text("count")}</th>
      <th scope="col" class="cell">${view.text("ofStepBefore")}</th><th scope="col" class="cell">${view.text("ofAll")}</th>
    </tr></thead>
    <tbody>${period.steps.map(
      (step) => html`<tr>
        <th scope="row">${step.name}</th><td class="cell figure">${countText(view.locale, step.count)}</td>
        <td class="cell">${of(step, step.shareOfStepBefore)}</td><td class="cell">${of(step, step.shareOfAll)}</td>
      </tr>`,
    )}</tbody>
  </table>`;
}
