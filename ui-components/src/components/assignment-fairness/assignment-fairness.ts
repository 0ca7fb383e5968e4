import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { buttonStyles } from "../../base/button.styles.ts";
import { cardStyles } from "../../base/card.styles.ts";
import { closeButton } from "../../base/close-button.ts";
import { FocusKeeper } from "../../base/focus-keeper.ts";
import { formStyles } from "../../base/form.styles.ts";
import { heading } from "../../base/heading.ts";
import { hostStyles } from "../../base/host.styles.ts";
import { panelStyles } from "../../base/panel.styles.ts";
import { property } from "../../base/property.ts";
import { ScorecardElement } from "../../base/scorecard-element.ts";
import { subheading } from "../../base/subheading.ts";
import { tableStyles } from "../../base/table.styles.ts";
import { english } from "../../i18n/english/english.ts";
import { fairnessEnglish } from "../../i18n/english/fairness.ts";
import type { FairnessMessages } from "../../i18n/fairness-messages.ts";
import { fairnessTranslations } from "../../i18n/fairness-translations.ts";
import type { CommonMessages } from "../../i18n/messages.ts";
import { regionText } from "../../i18n/region-text.ts";
import { usualPeriods } from "../../model/fairness.ts";
import type { FairnessDealer, FairnessOverall, FairnessPeriod, FairnessReport, FairnessSort } from "../../model/fairness-types.ts";
import { countText, rangeText } from "../../model/format.ts";
import type { DateText, InstantText } from "../../model/types.ts";
import { wallAt } from "../../model/zoned-time.ts";
import { assignmentFairnessStyles } from "./assignment-fairness.styles.ts";
import { bandSection } from "./fairness-bands.ts";
import { dealersTable } from "./fairness-dealers.ts";
import { draftOf, type PeriodDraft, type PeriodField, periodForm, periodFrom, periodProblem } from "./fairness-period.ts";
import { type FairnessView, shareText } from "./fairness-view.ts";

const usualSort: FairnessSort = { field: "ASKED", direction: "DESC" };

/**
 * How requests were handed out among dealers in a period: offers against core rank, distance and technicians, and of each dealer how often
 * it could be asked, was, and why not. Which period and which order goes to the page, which sets what came of it. Defined by
 * `assignment-fairness/define`.
 *
 * @fires {CustomEvent<{ period: import("../../model/fairness-types.ts").FairnessPeriod }>} scorecard-period-change - Another period is chosen; cancellable.
 * @fires {CustomEvent<{ sort: import("../../model/fairness-types.ts").FairnessSort }>} scorecard-sort-change - Another order of the dealers is asked for; cancellable.
 * @fires {CustomEvent<Record<string, never>>} scorecard-load-more - More dealers are asked for; cancellable.
 * @fires {CustomEvent<{ dealer: string }>} scorecard-dealer-open - Someone opens a dealer, by its own id; cancellable.
 * @fires {CustomEvent<Record<string, never>>} scorecard-fairness-close - The reader is done; cancellable.
 * @csspart heading - Its name.
 * @csspart close - Tells the page that the reader is done.
 * @csspart closed - Says that there is no report while looking back.
 * @csspart form - The choice of a period.
 * @csspart field - A field of the form.
 * @csspart problem - What is wrong with a field.
 * @csspart show - Asks for one's own period.
 * @csspart period - The days that the report is of.
 * @csspart totals - How often a dealer was looked for.
 * @csspart total - A number among them.
 * @csspart country - Says that it is about dealers of one country.
 * @csspart section - What goes by one thing that dealers have.
 * @csspart subheading - The name of a section.
 * @csspart sentence - What a correlation says.
 * @csspart bands - The bands of a section.
 * @csspart band - Dealers that are alike.
 * @csspart bar - A share asked as a bar.
 * @csspart dealers - The dealers.
 * @csspart dealer-row - A dealer.
 * @csspart dealer - Opens the dealer.
 * @csspart sort - Puts the dealers into the order of a column.
 * @csspart more - Asks for more dealers.
 */
export class ScorecardAssignmentFairness extends ScorecardElement<keyof (CommonMessages & FairnessMessages)> {
  static override styles = [hostStyles, tableStyles, buttonStyles, formStyles, cardStyles, panelStyles, assignmentFairnessStyles];

  protected static override readonly translations = fairnessTranslations;

  protected override readonly english = { ...english, ...fairnessEnglish };

  /** What the API says of the period; null until it is loaded. */
  @property({ attribute: false }) report: FairnessReport | null = null;

  /** The dealers that were in question so far, in the order of `sort`. */
  @property({ attribute: false }) dealers: readonly FairnessDealer[] = [];

  /** Whether dealers follow after those here. */
  @property({ type: Boolean, attribute: "has-more" }) hasMore = false;

  /** The order that the dealers come in. */
  @property({ attribute: false }) sort: FairnessSort = usualSort;

  /** The period that is asked for. */
  @property({ attribute: false }) period: FairnessPeriod = { days: usualPeriods[0] };

  /** ISO 3166-1 alpha-2 code of the one country whose dealers are told of; null for all. */
  @property() country: string | null = null;

  /** IANA zone of the clocks that days begin by. */
  @property({ attribute: "time-zone" }) timeZone = "UTC";

  /** Whether there is none to be asked for: what was is looked at, and the report is of what is known now. */
  @property({ type: Boolean }) closed = false;

  @property({ state: true, attribute: false }) private draft: PeriodDraft | null = null;

  @property({ state: true, attribute: false }) private refused = false;

  constructor() {
    super();
    // With the last dealers the button to load more is gone, with another period that of one's own.
    this.addController(new FocusKeeper(this, (lost) => (lost.matches("[part=more]") ? ["[part=dealers]"] : ["#field-period"])));
  }

  protected override get hasData(): boolean {
    // Where the report does not come, another period may be chosen.
    return this.report !== null || this.closed || this.state === "error";
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // What was typed gives way to what the page asks for now.
    if (changed.has("period")) [this.draft, this.refused] = [null, false];
  }

  get #view(): FairnessView {
    return { locale: this.locale, text: (key, values) => this.text(key, values), headingLevel: this.headingLevel };
  }

  /** First and last day of the report. */
  get #days(): { readonly from: DateText; readonly to: DateText } | null {
    const day = (instant: number) => wallAt(new Date(instant), this.timeZone).slice(0, 10);
    return this.report && { from: day(Date.parse(this.report.from)), to: day(lastOf(this.report.to)) };
  }

  protected override renderContent(): TemplateResult {
    return html`<section class="card" aria-labelledby="name">
      <div class="head">
        ${heading(this.headingLevel, this.text("fairness"))}
        ${closeButton(this.text("close"), () => this.emit("scorecard-fairness-close", {}))}
      </div>
      <p class="under note">${this.text("fairnessNote")}</p>
      ${this.closed ? html`<p part="closed">${this.text("fairnessClosed")}</p>` : html`${this.#renderForm()}${this.report ? this.#renderReport(this.report) : nothing}`}
    </section>`;
  }

  #renderForm(): TemplateResult {
    const draft = this.draft ?? draftOf(this.period, this.#days);
    const problems = new Map(this.refused ? [["to", periodProblem(this.#view)] as const] : []);
    const change = (field: PeriodField, value: string) => {
      [this.draft, this.refused] = [{ ...draft, [field]: value }, false];
      const chosen = field === "period" && periodFrom(this.draft);
      if (chosen && "days" in chosen) this.#choose(chosen);
    };
    return periodForm(this.#view, { draft, problems, change }, { loading: this.state === "loading", submit: () => this.#submit(draft) });
  }

  #submit(draft: PeriodDraft): void {
    if (this.state === "loading") return;
    const period = periodFrom(draft);
    this.refused = period === null;
    if (period) this.#choose(period);
    else void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>("#field-to")?.focus());
  }

  #choose(period: FairnessPeriod): void {
    this.emit("scorecard-period-change", { period });
  }

  #renderReport({ overall }: FairnessReport): TemplateResult {
    const days = this.#days;
    return html`<div class="report">
      <div role="status" class="summary">
        <p part="period" class="period">${days ? rangeText(this.locale, days.from, days.to) : nothing}</p>
        ${overall.decisions === 0 ? html`<p>${this.text("noDecisions")}</p>` : this.#renderTotals(overall)}
        ${this.country ? html`<p part="country" class="under">${this.text("fairnessOfCountry", { country: regionText(this.locale, this.country) })}</p>` : nothing}
      </div>
      ${
        overall.decisions === 0
          ? nothing
          : html`<div class="sections">${(["CORE_RANK", "DISTANCE", "TECHNICIANS"] as const).map((measure) => bandSection(this.#view, overall, measure))}</div>
            ${this.#renderDealers()}`
      }
    </div>`;
  }

  #renderTotals({ decisions, unassigned }: FairnessOverall): TemplateResult {
    const { locale } = this;
    return html`<dl part="totals" class="totals">
      <div part="total"><dt>${this.text("decisions")}</dt><dd>${countText(locale, decisions)}</dd></div>
      <div part="total"><dt>${this.text("foundNobody")}</dt><dd>${countText(locale, unassigned)} <span class="under">${shareText(locale, unassigned / decisions)}</span></dd></div>
    </dl>`;
  }

  #renderDealers(): TemplateResult {
    const { dealers, sort, hasMore } = this;
    const loading = this.state === "loading";
    const actions = {
      sort,
      reorder: (next: FairnessSort) => this.emit("scorecard-sort-change", { sort: next }),
      open: (dealer: string) => this.emit("scorecard-dealer-open", { dealer }),
    };
    const more = () => {
      if (!loading) this.emit("scorecard-load-more", {});
    };
    return html`<section class="list" aria-labelledby="dealers-name">
      ${subheading(this.headingLevel, 1, "dealers-name", this.text("askedDealers"))}
      ${dealersTable(this.#view, dealers, actions)}
      ${hasMore ? html`<div><button part="more" class="action" type="button" aria-disabled=${loading} @click=${more}>${this.text(loading ? "loading" : "loadMore")}</button></div>` : nothing}
    </section>`;
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<div class="card"><div class="skeleton line"></div><div class="skeleton block"></div></div>`;
  }
}

/** The last instant of a period that ends before another. */
const lastOf = (end: InstantText): number => Date.parse(end) - 1;
