import { html, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { FairnessMessages } from "../../i18n/fairness-messages.ts";
import type { FairnessDealer, FairnessSort, FairnessSortField } from "../../model/fairness-types.ts";
import { amountText, countText, missing } from "../../model/format.ts";
import { coefficientText, type FairnessView, shareBar } from "./fairness-view.ts";

export interface DealerActions {
  readonly sort: FairnessSort;
  readonly reorder: (sort: FairnessSort) => void;
  readonly open: (dealer: string) => void;
}

interface Column {
  readonly words: keyof FairnessMessages;
  readonly field?: FairnessSortField;
  readonly count?: boolean;
}

const columns: readonly Column[] = [
  { words: "askedDealer", field: "DEALER_ID" },
  { words: "shareAsked", field: "SHARE_ASKED" },
  { words: "timesAsked", field: "ASKED", count: true },
  { words: "timesCould", field: "COULD_BE_ASKED", count: true },
  { words: "meanRank", field: "CORE_RANK", count: true },
  { words: "meanDistance", count: true },
  { words: "columnTECHNICIANS", count: true },
  { words: "becameOfIt" },
  { words: "couldNot" },
];

const ariaSort = { ASC: "ascending", DESC: "descending" } as const;

/** Pressed again, the other end comes first; ids begin with the least, numbers with the most. */
function sortBy(field: FairnessSortField, sort: FairnessSort): FairnessSort {
  const usual = field === "DEALER_ID" ? "ASC" : "DESC";
  if (field !== sort.field) return { field, direction: usual };
  return { field, direction: sort.direction === "ASC" ? "DESC" : "ASC" };
}

function columnHead({ text }: FairnessView, { words, field, count }: Column, { sort, reorder }: DealerActions): TemplateResult {
  const kind = count ? "count" : "";
  if (!field) return html`<th role="columnheader" scope="col" class="unsorted ${kind}">${text(words)}</th>`;
  return html`<th role="columnheader" scope="col" class=${kind} aria-sort=${field === sort.field ? ariaSort[sort.direction] : "none"}
    ><button part="sort" class="sort" type="button" @click=${() => reorder(sortBy(field, sort))}>${text(words)}</button></th>`;
}

const answers = [
  ["accepted", "accepted"],
  ["declined", "rejected"],
  ["expired", "expired"],
  ["pending", "pending"],
] as const;

/** Each with its name and how many times; with none, what stands for nothing. */
function counted(entries: readonly (readonly [name: string, times: string])[]): TemplateResult {
  if (entries.length === 0) return html`<span aria-hidden="true">${missing}</span>`;
  return html`<ul class="counted" role="list">${entries.map(([name, times]) => html`<li><span class="label">${name}</span> ${times}</li>`)}</ul>`;
}

function dealerRow(view: FairnessView, dealer: FairnessDealer, open: (dealer: string) => void): TemplateResult {
  const { locale, text } = view;
  const { dealerID, name, meanCoreRank, meanKilometres } = dealer;
  const count = (words: keyof FairnessMessages, value: string) =>
    html`<td role="cell" class="count"><span class="side" aria-hidden="true">${text(words)}</span>${value}</td>`;
  const list = (words: keyof FairnessMessages, entries: readonly (readonly [string, number])[]) =>
    html`<td role="cell" class="wide ${entries.length === 0 ? "none" : ""}"><span class="side" aria-hidden="true">${text(words)}</span>${counted(entries.map(([what, times]) => [what, countText(locale, times)]))}</td>`;
  return html`<tr part="dealer-row" role="row">
    <th role="rowheader" scope="row" class="wide"><button part="dealer" class="number" type="button" aria-label=${text("openAskedDealer", { dealer: name })} @click=${() => open(dealerID)}>${name}</button>
      <span class="under">${dealerID}</span></th>
    <td role="cell" class="wide"><span class="side" aria-hidden="true">${text("shareAsked")}</span>${shareBar(view, dealer.shareAsked)}</td>
    ${count("timesAsked", countText(locale, dealer.asked))}
    ${count("timesCould", countText(locale, dealer.couldBeAsked))}
    ${count("meanRank", meanCoreRank === null ? missing : coefficientText(locale, meanCoreRank))}
    ${count("meanDistance", meanKilometres === null ? missing : amountText(locale, { shape: "MEAN", unit: "KILOMETRES" }, meanKilometres))}
    ${count("columnTECHNICIANS", countText(locale, dealer.technicians))}
    ${list(
      "becameOfIt",
      answers.map(([field, words]) => [text(words), dealer[field]] as const).filter(([, times]) => times > 0),
    )}
    ${list(
      "couldNot",
      dealer.hindrances.map(({ hindrance, times }) => [text(`hindered${hindrance}`), times] as const),
    )}
  </tr>`;
}

/** The dealers in the order asked for. Roles are said: in narrow places it is laid out as no table. */
export function dealersTable(view: FairnessView, dealers: readonly FairnessDealer[], actions: DealerActions): TemplateResult {
  if (dealers.length === 0) return html`<p>${view.text("noneInQuestion")}</p>`;
  return html`<table part="dealers" class="dealers" role="table" aria-labelledby="dealers-name" tabindex="-1">
    <thead role="rowgroup"><tr role="row">${columns.map((column) => columnHead(view, column, actions))}</tr></thead>
    <tbody role="rowgroup">${repeat(
      dealers,
      ({ dealerID }) => dealerID,
      (dealer) => dealerRow(view, dealer, actions.open),
    )}</tbody>
  </table>`;
}
