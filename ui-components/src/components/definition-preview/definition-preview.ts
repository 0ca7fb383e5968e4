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
import { verdictStyles } from "../../base/verdict.ts";
import type { NamedMetric } from "../../data/definition-operations.ts";
import type { DefinitionMessages } from "../../i18n/definition-messages.ts";
import { definitionTranslations } from "../../i18n/definition-translations.ts";
import { definitionsEnglish } from "../../i18n/english/definitions.ts";
import { english } from "../../i18n/english/english.ts";
import type { CommonMessages } from "../../i18n/messages.ts";
import type {
  DefinitionAsked,
  DefinitionFindings,
  DefinitionMove,
  DefinitionVersion,
  VersionedMetric,
} from "../../model/definition-types.ts";
import type { Month } from "../../model/types.ts";
import { type DefinitionDraft, definitionForm } from "./definition-form.ts";
import { movesTable, totalsList } from "./definition-moves.ts";
import { type DefinitionView, versionName } from "./definition-view.ts";
import { definitionPreviewStyles } from "./definition-preview.styles.ts";

const usualMonths = 12;

/**
 * What another definition of a metric would move: today's in words and as JSON, which can be changed, and the dealers' months that
 * move. What is to be previewed goes to the page, which sets what came of it. Defined by `definition-preview/define`.
 *
 * @fires {CustomEvent<{ metric: string }>} scorecard-definition-choose - Another metric is chosen; cancellable.
 * @fires {CustomEvent<{ asked: import("../../model/definition-types.ts").DefinitionAsked }>} scorecard-definition-preview - A preview is asked for; cancellable.
 * @fires {CustomEvent<{ crossing: boolean }>} scorecard-crossing-change - Only those that cross a goal are asked for, or all; cancellable.
 * @fires {CustomEvent<Record<string, never>>} scorecard-load-more - More months that move are asked for; cancellable.
 * @fires {CustomEvent<{ dealer: string }>} scorecard-dealer-open - Someone opens a dealer, by its own id; cancellable.
 * @fires {CustomEvent<Record<string, never>>} scorecard-definitions-close - The reader is done; cancellable.
 * @csspart heading - Its name.
 * @csspart subheading - The name of the list.
 * @csspart close - Tells the page that the reader is done.
 * @csspart words - The definition in force, in words.
 * @csspart form - What is to be previewed.
 * @csspart field - A field of the form.
 * @csspart json - The definition as JSON.
 * @csspart faults - Everything wrong with it.
 * @csspart fault - One thing wrong with it.
 * @csspart run - Asks for the preview.
 * @csspart closed - Says that there is none to ask for while looking back.
 * @csspart totals - How much moves.
 * @csspart total - A number among them.
 * @csspart moves - The months that move.
 * @csspart row - A dealer's month.
 * @csspart dealer - Opens the dealer.
 * @csspart crossing - Says that a goal is newly met or missed.
 * @csspart status - A verdict.
 * @csspart more - Asks for more months.
 */
export class ScorecardDefinitionPreview extends ScorecardElement<keyof (CommonMessages & DefinitionMessages)> {
  static override styles = [
    hostStyles,
    tableStyles,
    buttonStyles,
    verdictStyles,
    formStyles,
    cardStyles,
    panelStyles,
    definitionPreviewStyles,
  ];

  protected static override readonly translations = definitionTranslations;

  protected override readonly english = { ...english, ...definitionsEnglish };

  /** The metrics there are to choose from. */
  @property({ attribute: false }) metrics: readonly NamedMetric[] = [];

  /** The chosen metric with the versions of its definition. */
  @property({ attribute: false }) metric: VersionedMetric | null = null;

  /** Months there are to choose from, newest first. */
  @property({ attribute: false }) months: readonly Month[] = [];

  /** What the preview found; null before there is one. */
  @property({ attribute: false }) findings: DefinitionFindings | null = null;

  /** The months that move, as far as they are loaded. */
  @property({ attribute: false }) moves: readonly DefinitionMove[] = [];

  /** Whether there are more of them. */
  @property({ type: Boolean, attribute: "has-more" }) hasMore = false;

  /** Whether only those that cross a goal are shown. */
  @property({ type: Boolean }) crossing = false;

  /** Whether the preview is on its way. */
  @property({ type: Boolean }) running = false;

  /** Whether none can be asked for: what was is looked at, and a preview is of today's records. */
  @property({ type: Boolean }) closed = false;

  @property({ state: true, attribute: false }) private draft: Partial<DefinitionDraft> = {};

  constructor() {
    super();
    // With the last months that move the button to load more is gone.
    this.addController(new FocusKeeper(this, (lost) => (lost.matches("[part=more]") ? ["[part=moves]", ".save"] : [".save"])));
  }

  protected override get hasData(): boolean {
    return this.metric !== null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get("metric");
    // What was written for one metric says nothing of another; in another language it is the same one.
    if (before && before.code !== this.metric?.code) {
      const { json: _json, version: _version, ...months } = this.draft;
      this.draft = months;
    }
  }

  get #view(): DefinitionView {
    return { locale: this.locale, text: (key, values) => this.text(key, values) };
  }

  get #inForce(): DefinitionVersion | undefined {
    return this.metric?.versions.find(({ status }) => status === "IN_FORCE");
  }

  get #draft(): DefinitionDraft {
    const { draft, months, metric } = this;
    const chosen = metric?.versions.find(({ version }) => version === draft.version);
    return {
      version: chosen?.version ?? null,
      json: chosen?.json ?? draft.json ?? this.#inForce?.json ?? "",
      from: draft.from ?? months[usualMonths - 1] ?? months.at(-1) ?? "",
      to: draft.to ?? months[0] ?? "",
    };
  }

  protected override renderContent(): TemplateResult {
    const { metric, metrics, months, findings, running, closed } = this;
    const inForce = this.#inForce;
    if (!metric || !inForce) return html`<p part="empty" class="notice"><slot name="empty">${this.text("empty")}</slot></p>`;
    return html`<section class="card" aria-labelledby="name">
      <div class="head">
        ${heading(this.headingLevel, this.text("definitions"))}
        ${closeButton(this.text("close"), () => this.emit("scorecard-definitions-close", {}))}
      </div>
      <p class="under">${this.text("definitionsNote")}</p>
      <div part="words" class="words"><p>${inForce.definition}</p><p class="under">${versionName(this.#view, inForce)}</p></div>
      ${definitionForm(this.#view, {
        metrics,
        metric,
        months,
        draft: this.#draft,
        faults: findings?.faults ?? [],
        running,
        closed,
        choose: (code) => this.emit("scorecard-definition-choose", { metric: code }),
        change: (part) => {
          this.draft = { ...this.draft, ...part };
        },
        submit: () => this.#submit(),
      })}
      <div role="status">${findings?.totals && !closed ? this.#renderFound(metric, findings) : nothing}</div>
    </section>`;
  }

  #submit(): void {
    if (this.running || this.closed) return;
    const { version, json, from, to } = this.#draft;
    const [oldest, newest] = from <= to ? [from, to] : [to, from];
    const asked: DefinitionAsked = { version, definition: version === null ? json : null, from: oldest, to: newest };
    this.emit("scorecard-definition-preview", { asked });
  }

  #renderFound(metric: VersionedMetric, { totals }: DefinitionFindings): TemplateResult | typeof nothing {
    if (!totals) return nothing;
    const { moves, hasMore, crossing, running } = this;
    const toggle = (event: Event) => {
      const only = event.target as HTMLInputElement;
      this.emit("scorecard-crossing-change", { crossing: only.checked });
      // The page decides.
      only.checked = this.crossing;
    };
    return html`<div class="found">
      ${subheading(this.headingLevel, 1, "found", this.text("previewTotals"))}
      ${totalsList(this.#view, totals)}
      ${totals.final > 0 ? html`<p class="under">${this.text("finalNote")}</p>` : nothing}
      ${totals.moved > 0 ? html`<label class="check only"><input type="checkbox" .checked=${crossing} @change=${toggle}>${this.text("onlyCrossing")}</label>` : nothing}
      ${
        moves.length > 0
          ? movesTable(this.#view, metric, moves, (dealer) => this.emit("scorecard-dealer-open", { dealer }))
          : running
            ? nothing
            : html`<p>${this.text(crossing && totals.moved > 0 ? "nothingCrosses" : "nothingMoves")}</p>`
      }
      ${hasMore ? html`<div><button part="more" class="action" type="button" aria-disabled=${running} @click=${() => this.emit("scorecard-load-more", {})}>${this.text("loadMore")}</button></div>` : nothing}
    </div>`;
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<div class="card"><div class="skeleton line"></div><div class="skeleton block"></div></div>`;
  }
}
