import { html, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { type FigureView, records, verdictOf } from "../../base/figure.ts";
import type { ComparisonMessages, CommonMessages } from "../../i18n/messages.ts";
import { countText, valueText } from "../../model/format.ts";
import type { DealerResult } from "../../model/comparison-types.ts";
import type { MetricDefinition, MetricResult } from "../../model/types.ts";

/** What the list needs of the element it stands in. */
export interface DealersView extends FigureView {
  readonly text: (key: keyof (CommonMessages & ComparisonMessages), values?: Readonly<Record<string, string | number>>) => string;
  readonly openDealer: (dealer: string) => void;
}

/** Which end comes first; `choose` says whether that came to be. */
export function orderChoice(
  view: DealersView,
  { better }: MetricDefinition,
  worstFirst: boolean,
  choose: (worstFirst: boolean) => boolean,
): TemplateResult {
  const words = better ? (["bestFirst", "worstFirst"] as const) : (["highestFirst", "lowestFirst"] as const);
  const change = ({ currentTarget }: Event) => {
    const select = currentTarget as HTMLSelectElement;
    if (!choose(select.selectedIndex === 1)) select.selectedIndex = worstFirst ? 1 : 0;
  };
  return html`<label class="order"><span class="label">${view.text("order")}</span>
    <select part="order" @change=${change}>
      ${words.map((word, index) => html`<option .selected=${worstFirst === (index === 1)}>${view.text(word)}</option>`)}
    </select></label>`;
}

const isFew = ({ sufficiency }: MetricResult): boolean => sufficiency === "FEW" || sufficiency === "TOO_FEW";

function madeFrom(view: DealersView, metric: MetricDefinition, result: MetricResult): string {
  const { numerator, denominator } = result;
  if (isFew(result)) return `${records(view, { metric, result }) ?? ""} · ${view.text("notRanked")}`;
  if (denominator === null) return "";
  const [counted, of] = [countText(view.locale, numerator), countText(view.locale, denominator)];
  return metric.shape === "PROPORTION" ? view.text("counted", { counted, records: of }) : `${counted} ÷ ${of}`;
}

/** The dealers in the order they come; those with few records have no place in it. Roles are said: in narrow places it is laid out as no table. */
export function dealerTable(view: DealersView, metric: MetricDefinition, dealers: readonly DealerResult[]): TemplateResult {
  const ranked = dealers.filter(({ result }) => !isFew(result));
  const places = new Map(ranked.map(({ dealer }, index) => [dealer.internalID, index + 1]));
  return html`<table part="table" role="table">
    <caption class="visually-hidden">${view.text("dealersBy", { metric: metric.name })}</caption>
    <thead role="rowgroup"><tr role="row">
      <th role="columnheader" scope="col" class="cell">${view.text("place")}</th><th role="columnheader" scope="col">${view.text("dealer")}</th>
      <th role="columnheader" scope="col" class="cell">${view.text("value")}</th><th role="columnheader" scope="col">${view.text("resultState")}</th>
    </tr></thead>
    <tbody role="rowgroup">
      ${repeat(
        dealers,
        ({ dealer }) => dealer.internalID,
        ({ dealer, result }) => html`<tr part="row" role="row">
          <td role="cell" class="cell">${places.get(dealer.internalID) ?? "–"}</td>
          <th role="rowheader" scope="row"><button part="dealer" class="number" type="button" aria-label=${view.text("openDealer", { dealer: dealer.name })}
            @click=${() => view.openDealer(dealer.internalID)}>${dealer.name}</button></th>
          <td role="cell" class="cell"><span class="figure">${valueText(view.locale, metric, result)}</span></td>
          <td role="cell">${verdictOf(view, result)} <span part="counted" class="under">${madeFrom(view, metric, result)}</span></td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}
