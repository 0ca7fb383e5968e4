import { html, nothing, type TemplateResult } from "lit";
import { subheading } from "../../base/subheading.ts";
import { saidBy } from "../../model/fairness.ts";
import type { FairnessBand, FairnessCorrelation, FairnessMeasure, FairnessOverall } from "../../model/fairness-types.ts";
import { amountText, countText } from "../../model/format.ts";
import { coefficientText, type FairnessView, shareBar } from "./fairness-view.ts";

const kilometres = { shape: "MEAN", unit: "KILOMETRES" } as const;

const endText: Readonly<Record<FairnessMeasure, (locale: string, end: number) => string>> = {
  CORE_RANK: coefficientText,
  DISTANCE: (locale, end) => amountText(locale, kilometres, end, null, true),
  TECHNICIANS: countText,
};

const bandsOf = { CORE_RANK: "byRank", DISTANCE: "byDistance", TECHNICIANS: "byTechnicians" } as const;

/** "10 km to 20 km", "5 or more". */
function bandText({ locale, text }: FairnessView, measure: FairnessMeasure, band: FairnessBand, place: number): string {
  const [from, to] = [band.from, band.to].map((end) => (end === null ? null : endText[measure](locale, end)));
  if (measure === "CORE_RANK") return text("rankQuarter", { place, from: from ?? "", to: to ?? "" });
  if (!from) return text("bandUnknown");
  if (!to) return text("bandFrom", { from });
  if (measure === "DISTANCE" && band.from === 0) return text("bandBelow", { to });
  return from === to ? from : text("bandBetween", { from, to });
}

/** What a correlation says, as a sentence, and the number that says it. */
function sentence({ locale, text }: FairnessView, correlation: FairnessCorrelation): TemplateResult {
  const { by, coefficient, dealers } = correlation;
  const words = { MORE: `more${by}`, LESS: `less${by}`, NONE: "noConnection", TOO_FEW: "tooFewToTell", ALIKE: "allAlike" } as const;
  const number = coefficient === null ? "" : text("correlation", { coefficient: coefficientText(locale, coefficient), count: dealers });
  return html`<p part="sentence" class="sentence"><strong>${text(words[saidBy(correlation)])}</strong>${number ? html` <span class="under">${number}</span>` : nothing}</p>`;
}

const counts = [
  ["askedDealers", "dealers"],
  ["timesCould", "couldBeAsked"],
  ["timesAsked", "asked"],
] as const;

function bandTable(view: FairnessView, measure: FairnessMeasure, bands: readonly FairnessBand[]): TemplateResult {
  const { locale, text } = view;
  const columns = [`column${measure}`, "askedDealers", "timesCould", "timesAsked", "shareAsked"] as const;
  return html`<table part="bands" class="bands" role="table" aria-labelledby=${`by-${measure}`}>
    <thead role="rowgroup"><tr role="row">${columns.map((column, index) => html`<th role="columnheader" scope="col" class=${index > 0 && index < 4 ? "count" : ""}>${text(column)}</th>`)}</tr></thead>
    <tbody role="rowgroup">${bands.map(
      (band, index) => html`<tr part="band" role="row">
        <th role="rowheader" scope="row">${measure === "TECHNICIANS" ? html`<span class="side" aria-hidden="true">${text("columnTECHNICIANS")}</span>` : nothing}${bandText(view, measure, band, index + 1)}</th>
        ${counts.map(([words, field]) => html`<td role="cell" class="count"><span class="side" aria-hidden="true">${text(words)}</span>${countText(locale, band[field])}</td>`)}
        <td role="cell" class="wide">${shareBar(view, band.shareAsked)}</td>
      </tr>`,
    )}</tbody>
  </table>`;
}

/** How often dealers were asked by one thing that they have. */
export function bandSection(view: FairnessView, overall: FairnessOverall, measure: FairnessMeasure): TemplateResult {
  const { text, headingLevel } = view;
  const correlation = overall.correlations.find(({ by }) => by === measure);
  return html`<section part="section" class="section" aria-labelledby=${`by-${measure}`}>
    ${subheading(headingLevel, 1, `by-${measure}`, text(`by${measure}`))}
    ${correlation ? sentence(view, correlation) : nothing}
    ${bandTable(view, measure, overall[bandsOf[measure]])}
    <p class="under">${text(`note${measure}`)}</p>
  </section>`;
}
