import { html, nothing, type TemplateResult } from "lit";
import { verdict } from "../../base/verdict.ts";
import { goalMessage } from "../../i18n/goal-message.ts";
import type { DefinitionMove, DefinitionNumbers, PreviewTotals } from "../../model/definition-types.ts";
import { countText, goalText, monthText, valueText } from "../../model/format.ts";
import type { MetricDefinition } from "../../model/types.ts";
import type { DefinitionView } from "./definition-view.ts";

const totalWords = [
  ["months", "monthsLookedAt"],
  ["dealers", "dealersLookedAt"],
  ["moved", "monthsMoved"],
  ["dealersMoved", "dealersMoved"],
  ["newlyMet", "monthsNewlyMet"],
  ["newlyMissed", "monthsNewlyMissed"],
  ["valuesWon", "valuesWon"],
  ["valuesLost", "valuesLost"],
  ["final", "movedFinal"],
  ["recordsChanged", "recordsChanged"],
] as const satisfies readonly (readonly [keyof PreviewTotals, string])[];

/** How much moves, each number with its name. */
export function totalsList({ locale, text }: DefinitionView, totals: PreviewTotals): TemplateResult {
  return html`<dl part="totals" class="totals">
    ${totalWords.map(([name, words]) => html`<div part="total"><dt>${text(words)}</dt><dd class="figure">${countText(locale, totals[name])}</dd></div>`)}
  </dl>`;
}

/** What was divided by what; of a plain number nothing more than its value. */
function divided({ locale }: DefinitionView, { numerator, denominator }: DefinitionNumbers): TemplateResult | typeof nothing {
  if (numerator === null || denominator === null) return nothing;
  return html` <span class="under">${countText(locale, numerator)} / ${countText(locale, denominator)}</span>`;
}

function numbers(view: DefinitionView, metric: MetricDefinition, side: DefinitionNumbers, currency: string | null): TemplateResult {
  const { goal, met } = side;
  return html`<span class="figure">${valueText(view.locale, metric, { value: side.value, currency })}</span>${divided(view, side)}
    ${met === null ? nothing : html`<div>${verdict(met, view.text(met ? "met" : "missed"))}</div>`}
    ${goal === null ? nothing : html`<div class="under">${view.text(goalMessage(goal), { goal: goalText(view.locale, metric, goal.value, currency) })}</div>`}`;
}

const crossingWords = { NEWLY_MET: "newlyMet", NEWLY_MISSED: "newlyMissed" } as const;
const valueWords = { WON: "valueWon", LOST: "valueLost" } as const;

function change(view: DefinitionView, { crossing, valueChange, published }: DefinitionMove): TemplateResult {
  const { text } = view;
  const states = published
    ? [text("publishedBy", { version: published.version }), ...(published.recordsChanged ? [text("recordsDiffer")] : [])]
    : [text("stillOpenMonth")];
  return html`${crossing === null ? nothing : html`<div part="crossing" class="crossing">${verdict(crossing === "NEWLY_MET", text(crossingWords[crossing]))}</div>`}
    ${valueChange === null ? nothing : html`<div class="crossing">${text(valueWords[valueChange])}</div>`}
    <div class="under">${states.join(", ")}</div>`;
}

/** The months that move; those that cross a goal say so in words. */
export function movesTable(
  view: DefinitionView,
  metric: MetricDefinition,
  moves: readonly DefinitionMove[],
  open: (dealer: string) => void,
): TemplateResult {
  const { text, locale } = view;
  const columns = ["dealerName", "monthName", "byInForce", "byOther", "whatChanges"] as const;
  return html`<table part="moves" role="table" tabindex="-1">
    <caption class="visually-hidden">${text("movedList")}</caption>
    <thead role="rowgroup"><tr role="row">${columns.map((column) => html`<th role="columnheader" scope="col">${text(column)}</th>`)}</tr></thead>
    <tbody role="rowgroup">
      ${moves.map((move) => {
        const { dealer, month, currency } = move;
        return html`<tr part="row" role="row">
          <th role="rowheader" scope="row"><button part="dealer" class="number" type="button" aria-label=${text("openTheDealer", { dealer: dealer.name })} @click=${() => open(dealer.internalID)}>${dealer.name}</button></th>
          <td role="cell" class="month">${monthText(locale, month)}${currency === null ? nothing : html` <span class="under">${currency}</span>`}</td>
          <td role="cell"><span class="side" aria-hidden="true">${text("byInForce")}</span>${numbers(view, metric, move.before, currency)}</td>
          <td role="cell"><span class="side" aria-hidden="true">${text("byOther")}</span>${numbers(view, metric, move.after, currency)}</td>
          <td role="cell" class="change">${change(view, move)}</td>
        </tr>`;
      })}
    </tbody>
  </table>`;
}
