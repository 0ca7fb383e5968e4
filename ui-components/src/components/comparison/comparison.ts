import { html, nothing, type PropertyValues, svg, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { buttonStyles } from "../../base/button.styles.ts";
import { goalWords, noData, records, verdictOf } from "../../base/figure.ts";
import { focusIsLost } from "../../base/focus-lost.ts";
import { heading } from "../../base/heading.ts";
import { hostStyles } from "../../base/host.styles.ts";
import { tableStyles } from "../../base/table.styles.ts";
import { selectStyles } from "../../base/select.styles.ts";
import { property } from "../../base/property.ts";
import { type ElementError, type ElementState, ScorecardElement } from "../../base/scorecard-element.ts";
import { subheading } from "../../base/subheading.ts";
import { textStyles } from "../../base/text.styles.ts";
import { verdictStyles } from "../../base/verdict.ts";
import { stripSample } from "../../charts/strip-sample.ts";
import { stripStyles } from "../../charts/strip.styles.ts";
import { comparisonTranslations } from "../../i18n/comparison-translations.ts";
import { comparisonEnglish } from "../../i18n/english/comparison.ts";
import { english } from "../../i18n/english/english.ts";
import type { CommonMessages, ComparisonMessages } from "../../i18n/messages.ts";
import { keyOf, sameKey } from "../../model/comparison.ts";
import { monthText, valueText } from "../../model/format.ts";
import type { ComparedGroup, ComparedMetric, DealerResult, MetricKey } from "../../model/comparison-types.ts";
import type { Month } from "../../model/types.ts";
import { comparisonStyles } from "./comparison.styles.ts";
import { dealerTable, type DealersView, orderChoice } from "./dealer-list.ts";
import { dealerListStyles } from "./dealer-list.styles.ts";

/**
 * A program's metrics of one month over several dealers: the sum of each against its goal, how the dealers' results lie, and of a
 * chosen metric the dealers in order. Order, rows and further rows are the page's: it hears what is asked for, and sets them.
 * Defined by `comparison/define`.
 *
 * @fires {CustomEvent<{ chosen: ScorecardComparison["chosen"] }>} scorecard-metric-choose - The dealers of a metric are opened, or with null closed; cancellable.
 * @fires {CustomEvent<{ worstFirst: boolean }>} scorecard-order-change - The other order is asked for; cancellable.
 * @fires {CustomEvent<Record<string, never>>} scorecard-load-more - More dealers are asked for; cancellable.
 * @fires {CustomEvent<{ dealer: string }>} scorecard-dealer-open - Someone opens a dealer, by its own id; cancellable.
 * @csspart header - What is compared, and what the marks mean.
 * @csspart heading - The program and the month.
 * @csspart dealer-count - How many dealers are taken together.
 * @csspart legend - What the marks of the quartiles mean.
 * @csspart group - Metrics that are watched for one reason.
 * @csspart subheading - The name of a group or of a metric.
 * @csspart list - The metrics of a group.
 * @csspart metric - A metric.
 * @csspart value - The value of all dealers together.
 * @csspart in-progress - Says that the value is not final.
 * @csspart status - Goal met or missed.
 * @csspart goal - The goal in words.
 * @csspart quartiles - How the dealers' results lie.
 * @csspart expander - Opens and closes the dealers of a metric.
 * @csspart dealers - The dealers of the chosen metric.
 * @csspart order - The choice of the order.
 * @csspart table - The dealers in order.
 * @csspart row - A dealer.
 * @csspart dealer - Opens a dealer.
 * @csspart counted - What a dealer's value was made from.
 * @csspart left-out - Says how many dealers are in the list.
 * @csspart more - Asks for more dealers.
 */
export class ScorecardComparison extends ScorecardElement<keyof (CommonMessages & ComparisonMessages)> {
  static override styles = [
    hostStyles,
    textStyles,
    selectStyles,
    tableStyles,
    verdictStyles,
    buttonStyles,
    stripStyles,
    comparisonStyles,
    dealerListStyles,
  ];

  protected static override readonly translations = comparisonTranslations;

  protected override readonly english = { ...english, ...comparisonEnglish };

  /** What is compared. */
  @property({ attribute: false }) program: { readonly name: string } | null = null;

  /** The month of all results. */
  @property() month: Month = "";

  /** The program's metrics by group, in this order. */
  @property({ attribute: false }) groups: readonly ComparedGroup[] = [];

  /** How many dealers are taken together. */
  @property({ type: Number, attribute: "dealer-count" }) dealerCount = 0;

  /** The metric whose dealers are open; null for none. */
  @property({ attribute: false }) chosen: MetricKey | null = null;

  /** Whether the dealers come in the other order: the worst first, or where no side is better the lowest. */
  @property({ type: Boolean, attribute: "worst-first" }) worstFirst = false;

  /** The dealers of the chosen metric so far, in the order asked for; null until they are loaded. */
  @property({ attribute: false }) dealers: readonly DealerResult[] | null = null;

  /** Whether dealers follow after those here. */
  @property({ type: Boolean, attribute: "has-more" }) hasMore = false;

  /** What is shown of the dealers, as `state` is for the element. */
  @property({ attribute: "dealers-state" }) dealersState: ElementState = "ready";

  /** Shown where `dealersState` is `error`. */
  @property({ attribute: false }) dealersError: ElementError | null = null;

  /** How many metrics a skeleton has room for. */
  @property({ type: Number }) expected = 6;

  protected override get hasData(): boolean {
    return this.groups.length > 0;
  }

  protected override updated(changed: PropertyValues<this>): void {
    // With the last dealer the button is gone: who pressed it goes on at the list.
    if (changed.get("hasMore") && !this.hasMore && focusIsLost(this)) this.renderRoot.querySelector<HTMLElement>(".dealers")?.focus();
  }

  get #view(): DealersView {
    return {
      locale: this.locale,
      text: (key, values) => this.text(key, values),
      openReceipt: () => undefined,
      openDealer: (dealer) => this.emit("scorecard-dealer-open", { dealer }),
    };
  }

  protected override renderContent(): TemplateResult {
    if (this.groups.length === 0) return html`<p part="empty" class="notice"><slot name="empty">${this.text("empty")}</slot></p>`;
    return html`<div class="comparison">
      ${this.#renderHeader()}
      ${repeat(
        this.groups,
        ({ code }) => code,
        (group) => this.#renderGroup(group),
      )}
    </div>`;
  }

  #renderHeader(): TemplateResult {
    const name = this.program?.name ?? "";
    return html`<header part="header" class="header">
      ${heading(this.headingLevel, this.text("comparisonOf", { program: name, month: monthText(this.locale, this.month) }))}
      <p part="dealer-count" class="dealer-count">${this.text("dealersTogether", { count: this.dealerCount })}</p>
      <p class="under">${this.text("together")}</p>
      <ul part="legend" class="legend" role="list">
        <li>${stripSample("half")}${this.text("keyHalf")}</li>
        <li>${stripSample("median")}${this.text("keyMedian")}</li>
        <li>${stripSample("point")}${this.text("keyTogether")}</li>
        <li>${stripSample("goal-line")}${this.text("keyGoal")}</li>
      </ul>
    </header>`;
  }

  #renderGroup({ code, name, metrics }: ComparedGroup): TemplateResult {
    const id = `group-${code}`;
    return html`<div part="group" class="group" role="group" aria-labelledby=${name === null ? "name" : id}>
      ${name === null ? nothing : subheading(this.headingLevel, 1, id, name)}
      <ul part="list" class="metrics" role="list">
        ${repeat(
          metrics,
          ({ result }) => keyOf(result),
          (metric) => this.#renderMetric(metric, name === null ? 1 : 2),
        )}
      </ul>
    </div>`;
  }

  #renderMetric(compared: ComparedMetric, below: number): TemplateResult {
    const { metric, result, quartiles } = compared;
    const view = this.#view;
    const id = keyOf(result);
    // With no dealers to compare there is nothing to open, nor to close again.
    const open = quartiles !== null && sameKey(this.chosen, result);
    const name = result.currency ? `${metric.name} (${result.currency})` : metric.name;
    return html`<li part="metric" class="metric ${open ? "expanded" : ""}">
      <div class="about">
        ${subheading(this.headingLevel, below, `metric-${id}`, name)}
        <p part="goal" class="under">${result.goal ? goalWords(view, metric, result.goal, result.currency) : nothing}</p>
      </div>
      ${this.#renderValue(compared)}
      <scorecard-quartiles part="quartiles" .metric=${metric} .result=${result} .quartiles=${quartiles} .messages=${this.messages}></scorecard-quartiles>
      ${
        quartiles
          ? html`<button part="expander" class="action expander" type="button" aria-expanded=${open ? "true" : "false"} aria-controls="dealers-${id}"
              aria-label=${this.text("dealersBy", { metric: name })} @click=${() => this.#choose(result, open)}
              ><svg viewBox="0 0 12 12" aria-hidden="true">${svg`<path d="M2.5 4.2 6 7.7l3.5-3.5"></path>`}</svg>${this.text("dealers")}</button>`
          : nothing
      }
      <div part="dealers" class="dealers" id="dealers-${id}" tabindex="-1" ?hidden=${!open}>${open ? this.#renderDealers(compared) : nothing}</div>
    </li>`;
  }

  #renderValue({ metric, result }: ComparedMetric): TemplateResult {
    const view = this.#view;
    if (result.state === "NO_DATA") return html`<p class="value">${noData(view)}</p>`;
    const open = result.state === "IN_PROGRESS";
    const few = records(view, { metric, result });
    return html`<p class="value"><span part="value" class="figure">${valueText(this.locale, metric, result)}</span>${
      open
        ? html` <span part="in-progress" class="open">${this.text("soFar")} · ${this.text("inProgress")}</span>`
        : result.value === null
          ? html` <span class="under">${this.text("noValue")}</span>`
          : html` ${verdictOf(view, result)}`
    }${few === null ? nothing : html` <span class="under">${few}</span>`}</p>`;
  }

  #renderDealers({ metric, quartiles }: ComparedMetric): TemplateResult {
    const { dealers, dealersState } = this;
    const loading = dealersState === "loading";
    const view = this.#view;
    if (!dealers && loading)
      return html`<div aria-hidden="true"><div class="skeleton rows"></div></div><p class="visually-hidden" role="status">${this.text("loading")}</p>`;
    return html`${dealersState === "error" ? this.#renderDealersError() : nothing}
      ${orderChoice(view, metric, this.worstFirst, (worstFirst) => this.#reorder(worstFirst))}
      ${dealers ? dealerTable(view, metric, dealers) : nothing}
      ${quartiles ? html`<p part="left-out" class="under">${this.text("leftOutOfOrder", { shown: quartiles.dealers, count: this.dealerCount })}</p>` : nothing}
      ${
        // Not `disabled`: the button would drop the focus it was pressed with.
        this.hasMore
          ? html`<button part="more" class="action more" type="button" aria-disabled=${loading ? "true" : "false"} @click=${this.#loadMore}
              >${this.text(loading ? "loading" : "loadMore")}</button>`
          : nothing
      }`;
  }

  #renderDealersError(): TemplateResult {
    return html`<div part="error" class="notice" role="alert">${this.dealersError?.message ?? this.text("failed")}
      <button part="retry" class="action" type="button" @click=${() => this.emit("scorecard-retry", {})}>${this.text("retry")}</button></div>`;
  }

  #choose({ metricCode: metric, currency = null }: ComparedMetric["result"], open: boolean): void {
    const chosen = open ? null : { metric, currency };
    if (this.emit("scorecard-metric-choose", { chosen })) this.chosen = chosen;
  }

  #reorder(worstFirst: boolean): boolean {
    const accepted = this.emit("scorecard-order-change", { worstFirst });
    if (accepted) this.worstFirst = worstFirst;
    return accepted;
  }

  #loadMore(): void {
    if (this.dealersState !== "loading") this.emit("scorecard-load-more", {});
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<div class="comparison">
      <div class="header"><div class="skeleton line"></div><div class="skeleton line"></div></div>
      <div class="metrics">${Array.from({ length: this.expected }, () => html`<div class="metric"><div class="skeleton row"></div></div>`)}</div>
    </div>`;
  }
}
