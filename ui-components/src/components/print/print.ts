import { html, nothing, type TemplateResult } from "lit";
import { heading } from "../../base/heading.ts";
import { hostStyles } from "../../base/host.styles.ts";
import { property } from "../../base/property.ts";
import { ScorecardElement } from "../../base/scorecard-element.ts";
import { verdict, verdictStyles } from "../../base/verdict.ts";
import { subheading } from "../../base/subheading.ts";
import { tableStyles } from "../../base/table.styles.ts";
import type { PrintData, PrintedMetric, PrintedResult } from "../../data/print-operations.ts";
import { english } from "../../i18n/english/english.ts";
import { printEnglish } from "../../i18n/english/print.ts";
import { goalMessage } from "../../i18n/goal-message.ts";
import { dateFormat } from "../../i18n/intl-cache.ts";
import type { CommonMessages } from "../../i18n/messages.ts";
import type { PrintMessages } from "../../i18n/print-messages.ts";
import { printTranslations } from "../../i18n/print-translations.ts";
import { countText, goalText, instantText, missing, monthText, valueText } from "../../model/format.ts";
import type { Goal, MetricDefinition, MetricResult, Month } from "../../model/types.ts";
import { printStyles } from "./print.styles.ts";

/** Columns of months beside one another: as many as a leaf of A4 or Letter has room for, also of money. */
const monthsBeside = 6;

/** A metric, in one currency, over the months. */
interface Line {
  readonly metric: PrintedMetric;
  readonly currency: string | null;
  readonly results: ReadonlyMap<Month, PrintedResult>;
}

function linesOf({ dealer, program }: PrintData): Line[] {
  const nodes = dealer?.scorecards.nodes ?? [];
  return program.metrics.flatMap((metric) => {
    const all = nodes.flatMap(({ results }) => results.filter(({ metricCode }) => metricCode === metric.code));
    const currencies = [...new Set(all.map(({ currency }) => currency ?? null))];
    return currencies.map((currency) => ({
      metric,
      currency,
      results: new Map(all.filter((result) => (result.currency ?? null) === currency).map((result) => [result.month, result])),
    }));
  });
}

/** The newest final result, else the newest that has a value, else the newest. */
function newest({ results }: Line): PrintedResult | undefined {
  const all = [...results.values()];
  return all.find(({ state }) => state === "FINAL") ?? all.find(({ value }) => value !== null) ?? all[0];
}

/**
 * A dealer's scorecard as it stands on paper: what it is and as of when, the tiles, every metric with its definition, twelve months.
 * Defined by `print/define`.
 *
 * @fires {CustomEvent<Record<string, never>>} scorecard-print - The reader prints; cancellable, for a page that does it itself.
 * @fires {CustomEvent<Record<string, never>>} scorecard-print-close - The reader is done; cancellable.
 * @slot actions - In place of the buttons, which are not printed.
 * @csspart heading - Whose scorecard it is.
 * @csspart subheading - The name of a part.
 * @csspart start - Prints.
 * @csspart close - Tells the page that the reader is done.
 * @csspart paper - What is printed.
 * @csspart status - Whether a goal is met.
 */
export class ScorecardPrint extends ScorecardElement<keyof (CommonMessages & PrintMessages)> {
  static override styles = [hostStyles, tableStyles, verdictStyles, printStyles];

  protected static override readonly translations = printTranslations;

  protected override readonly english = { ...english, ...printEnglish };

  /** The dealer's scorecards and the program, as the API gives them. */
  @property({ attribute: false }) scorecard: PrintData | null = null;

  protected override get hasData(): boolean {
    return this.scorecard !== null;
  }

  readonly #print = (): void => {
    if (this.emit("scorecard-print", {})) print();
  };

  protected override renderContent(): TemplateResult {
    const { scorecard } = this;
    if (!scorecard?.dealer) return html`<p part="empty" class="notice"><slot name="empty">${this.text("empty")}</slot></p>`;
    const { dealer, program } = scorecard;
    const lines = linesOf(scorecard);
    const months = dealer.scorecards.nodes.map(({ month }) => month).toReversed();
    const halves = [months.slice(0, -monthsBeside), months.slice(-monthsBeside)].filter((half) => half.length > 0);
    return html`<div class="bar"><slot name="actions">
        <button part="start" class="action start" type="button" @click=${this.#print}>${this.text("printStart")}</button>
        <button part="close" class="action" type="button" @click=${() => this.emit("scorecard-print-close", {})}>${this.text("printClose")}</button>
      </slot></div>
      <article part="paper" class="paper" aria-labelledby="name">
        ${heading(this.headingLevel, this.text("printHeading", { program: program.name, dealer: dealer.name }))}
        ${this.#renderFacts(scorecard, lines)}
        ${this.#renderTiles(scorecard)}
        <section class="leaf">${subheading(this.headingLevel, 1, "metrics", this.text("printMetrics"))}${this.#renderMetrics(lines)}</section>
        <section class="leaf">${subheading(this.headingLevel, 1, "history", this.text("printHistory"))}
          ${halves.map((half) => this.#renderHistory(lines, half))}
          <p class="note">${this.text("printOpenMark")}</p></section>
      </article>`;
  }

  /** What whoever has only the paper needs to know of it. */
  #renderFacts({ dealer }: PrintData, lines: readonly Line[]): TemplateResult {
    const nodes = dealer?.scorecards.nodes ?? [];
    const results = lines.flatMap((line) => [...line.results.values()]);
    const counted = (...states: readonly string[]) => countText(this.locale, results.filter(({ state }) => states.includes(state)).length);
    const [latest, first] = [nodes[0], nodes.at(-1)];
    const zone = dealer?.timeZone ?? "UTC";
    const facts: readonly (readonly [keyof PrintMessages, string | undefined])[] = [
      ["printAsOf", results[0] && instantText(this.locale, results[0].asOf, zone)],
      ["printZone", zone],
      ["printMonths", latest && first && `${monthText(this.locale, first.month)} – ${monthText(this.locale, latest.month)}`],
      [
        "printStates",
        this.text("printStateCounts", { final: counted("FINAL", "UNDEFINED"), open: counted("IN_PROGRESS"), none: counted("NO_DATA") }),
      ],
    ];
    return html`<dl>${facts.map(([key, value]) => (value === undefined ? nothing : html`<dt>${this.text(key)}</dt><dd>${value}</dd>`))}</dl>
      <p class="note">${dealer?.internalID}. ${this.text("printNote")}</p>`;
  }

  #renderTiles({ dealer }: PrintData): TemplateResult | typeof nothing {
    const tiles = dealer?.tiles ?? [];
    if (tiles.length === 0) return nothing;
    return html`<section>${subheading(this.headingLevel, 1, "tiles", this.text("printTiles"))}
      <div class="scroller" role="group" tabindex="0" aria-labelledby="tiles"><table><thead><tr>
        <th scope="col">${this.text("printMetric")}</th><th scope="col">${this.text("printMonth")}</th><th scope="col" class="number">${this.text("printValue")}</th><th scope="col">${this.text("printGoal")}</th>
      </tr></thead><tbody>${tiles.map(
        ({
          metric,
          result,
        }) => html`<tr><th scope="row">${metric.name}</th><td>${result ? monthText(this.locale, result.month) : missing}</td>
          <td class="number">${valueText(this.locale, metric, result)}</td>
          <td>${result?.goal ? this.#renderGoal(metric, result, result.goal) : missing}</td></tr>`,
      )}</tbody></table></div></section>`;
  }

  /** Short, and with its year: twelve months lie in two. */
  #monthText(month: Month): string {
    return dateFormat(this.locale, { month: "short", year: "numeric", timeZone: "UTC" }).format(new Date(`${month}-01T00:00:00Z`));
  }

  #renderGoal(metric: MetricDefinition, { met, currency }: MetricResult, goal: Goal): TemplateResult {
    const words = this.text(goalMessage(goal), { goal: goalText(this.locale, metric, goal.value, currency) });
    return html`${words} ${met === null ? nothing : verdict(met, this.text(met ? "met" : "missed"))}`;
  }

  #stateText({ state, edition }: PrintedResult): string {
    if (state === "NO_DATA") return this.text("printNoData");
    return state === "IN_PROGRESS" ? this.text("printOpen") : this.text("printFinal", { edition: edition?.edition ?? missing });
  }

  #renderMetrics(lines: readonly Line[]): TemplateResult {
    return html`<div class="scroller" role="group" tabindex="0" aria-labelledby="metrics"><table><thead><tr>
        <th scope="col">${this.text("printMetric")}</th><th scope="col">${this.text("printMonth")}</th><th scope="col" class="number">${this.text("printValue")}</th>
        <th scope="col" class="number">${this.text("printCounted")}</th><th scope="col">${this.text("printGoal")}</th><th scope="col">${this.text("printState")}</th>
      </tr></thead><tbody>${lines.map((line) => this.#renderMetric(line))}</tbody></table></div>`;
  }

  #renderMetric(line: Line): TemplateResult {
    const { metric, currency } = line;
    const result = newest(line);
    const number = (value: number | null | undefined) => (value === null || value === undefined ? missing : countText(this.locale, value));
    const counted = result && result.state !== "NO_DATA" ? `${number(result.numerator)} / ${number(result.denominator)}` : missing;
    return html`<tr><th scope="row">${metric.name}${currency ? ` (${currency})` : ""}
        <p class="definition">${metric.definition} ${this.text("printVersion", { version: metric.version })}.</p></th>
      <td>${result ? this.#monthText(result.month) : missing}</td>
      <td class="number">${valueText(this.locale, metric, result ?? null)}</td><td class="number">${counted}</td>
      <td>${result?.goal ? this.#renderGoal(metric, result, result.goal) : missing}</td>
      <td>${result ? this.#stateText(result) : missing}</td></tr>`;
  }

  #renderHistory(lines: readonly Line[], months: readonly Month[]): TemplateResult {
    return html`<div class="scroller" role="group" tabindex="0" aria-labelledby="history"><table><thead><tr><th scope="col">${this.text("printMetric")}</th>
        ${months.map((month) => html`<th scope="col" class="number">${this.#monthText(month)}</th>`)}
      </tr></thead><tbody>${lines.map(
        ({ metric, currency, results }) => html`<tr><th scope="row">${metric.name}${currency ? ` (${currency})` : ""}</th>
          ${months.map((month) => {
            const result = results.get(month) ?? null;
            return html`<td class="number">${valueText(this.locale, metric, result)}${result?.state === "IN_PROGRESS" && result.value !== null ? "*" : ""}</td>`;
          })}</tr>`,
      )}</tbody></table></div>`;
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<div class="paper"><div class="skeleton line"></div><div class="skeleton row"></div></div>`;
  }
}
