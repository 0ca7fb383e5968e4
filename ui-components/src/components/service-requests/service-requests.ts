import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { cardStyles } from "../../base/card.styles.ts";
import { closeButton } from "../../base/close-button.ts";
import { FocusKeeper } from "../../base/focus-keeper.ts";
import { formStyles } from "../../base/form.styles.ts";
import { heading } from "../../base/heading.ts";
import { hostStyles } from "../../base/host.styles.ts";
import { panelStyles } from "../../base/panel.styles.ts";
import { property } from "../../base/property.ts";
import { ReasonDesk } from "../../base/reason-desk.ts";
import { reasonForm } from "../../base/reason-form.ts";
import { type ElementError, type ElementState, ScorecardElement } from "../../base/scorecard-element.ts";
import { subheading } from "../../base/subheading.ts";
import { commonEnglish } from "../../i18n/english/common.ts";
import { opportunityEnglish } from "../../i18n/english/opportunity.ts";
import { serviceRequestsEnglish } from "../../i18n/english/service-requests.ts";
import type { OpportunityMessages } from "../../i18n/opportunity-messages.ts";
import type { ServiceRequestsMessages } from "../../i18n/service-requests-messages.ts";
import { serviceRequestsTranslations } from "../../i18n/service-requests-translations.ts";
import type { UserError } from "../../model/goal-types.ts";
import {
  type DealerNames,
  type Decision,
  type FlaggedOpportunity,
  requestStates,
  type ServiceRequest,
  type ServiceRequestState,
} from "../../model/service-request-types.ts";
import type { InstantText } from "../../model/types.ts";
import { decisionPart } from "./decision-part.ts";
import { flaggedRows } from "./flagged-rows.ts";
import { type OpenedDecision, requestRows } from "./request-rows.ts";
import { type RequestActions, type RequestStep, type RequestsView, stepKey, wishOf } from "./requests-view.ts";
import { serviceRequestsStyles } from "./service-requests.styles.ts";

const none: readonly never[] = [];

/**
 * For staff: owners' requests by how they stand, each with why a dealer was asked or none, and its cancellation; and the accepted
 * opportunities that are flagged, each to be taken back. Defined by `service-requests/define`.
 *
 * @fires {CustomEvent<{ state: import("../../model/service-request-types.ts").ServiceRequestState | null }>} scorecard-request-state-change - Requests that stand so are asked for, or all; cancellable.
 * @fires {CustomEvent<{ list: "requests" | "flagged" }>} scorecard-load-more - More of a list is asked for; cancellable.
 * @fires {CustomEvent<{ id: string | null }>} scorecard-decision-open - Why dealers were asked for a request is to be shown, or hidden; cancellable.
 * @fires {CustomEvent<import("../../model/service-request-types.ts").RequestWish>} scorecard-request-change - A request is cancelled, or an opportunity taken back; cancellable.
 * @fires {CustomEvent<Record<string, never>>} scorecard-requests-close - The reader is done; cancellable.
 * @slot actions - In place of the close button.
 * @csspart card - All of it.
 * @csspart heading - The heading.
 * @csspart close - Tells the page that the reader is done.
 * @csspart subheading - The name of a list.
 * @csspart filter - The choice of how requests stand.
 * @csspart list - A list.
 * @csspart row - A request, or a flagged opportunity.
 * @csspart name - What the owner asks for, or the dealer.
 * @csspart state - How a request stands.
 * @csspart flag - Why an opportunity is flagged, and since when.
 * @csspart decision-toggle - Shows or hides why dealers were asked.
 * @csspart decision - Why dealers were asked.
 * @csspart decision-retry - Asks again for why dealers were asked, where that did not come.
 * @csspart candidates - The dealers that were looked at.
 * @csspart candidate - One of them.
 * @csspart step - Opens the form to cancel a request, or to take an opportunity back.
 * @csspart form - That form.
 * @csspart field - The reason, with its name and what is wrong with it.
 * @csspart problem - What is wrong.
 * @csspart save - Sends the form.
 * @csspart cancel - Leaves the form.
 * @csspart load-more - Asks for more of a list.
 */
export class ScorecardServiceRequests extends ScorecardElement<keyof (OpportunityMessages & ServiceRequestsMessages)> {
  static override styles = [hostStyles, cardStyles, panelStyles, formStyles, serviceRequestsStyles];

  protected static override readonly translations = serviceRequestsTranslations;

  protected override readonly english = { ...commonEnglish, ...opportunityEnglish, ...serviceRequestsEnglish };

  /** Requests that stand so, as the API gives them; null until they are loaded. */
  @property({ attribute: false }) requests: readonly ServiceRequest[] | null = null;

  /** How they stand; null, all. */
  @property({ attribute: false }) requestState: ServiceRequestState | null = "UNASSIGNED";

  /** Whether there are more. */
  @property({ type: Boolean, attribute: "has-more" }) hasMore = false;

  /** Flagged opportunities, as the API gives them; null until they are loaded. */
  @property({ attribute: false }) flagged: readonly FlaggedOpportunity[] | null = null;

  /** Whether there are more of these. */
  @property({ type: Boolean, attribute: "more-flagged" }) moreFlagged = false;

  /** Names of dealers; who is not among them goes by its id. */
  @property({ attribute: false }) dealers: DealerNames = {};

  /** Id of the request whose decision is open. */
  @property({ attribute: "decision-of" }) decisionOf: string | null = null;

  /** Each time that a dealer was looked for, in order. */
  @property({ attribute: false }) decisions: readonly Decision[] | null = null;

  /** How far the decision has come. */
  @property({ attribute: "decision-state" }) decisionState: ElementState = "ready";

  /** What failed of the decision. */
  @property({ attribute: false }) decisionError: ElementError | null = null;

  /** IANA zone of the clocks that instants are told by. */
  @property({ attribute: "time-zone" }) timeZone = "UTC";

  /** The instant that days are counted to. */
  @property() now: InstantText = "";

  /** Whether a past instant is looked back at: requests are told as of now alone. */
  @property({ type: Boolean }) closed = false;

  /** Whether what was asked for is on its way. */
  @property({ type: Boolean }) saving = false;

  /** Why nothing was changed. */
  @property({ attribute: false }) userErrors: readonly UserError[] = none;

  /** What was changed last, another object each time; null before that. */
  @property({ attribute: false }) saved: object | null = null;

  readonly #desk = new ReasonDesk<RequestStep>(this, (step) => `[data-step="${CSS.escape(stepKey(step))}"]`);

  constructor() {
    super();
    this.addController(
      new FocusKeeper(this, (lost) => [
        ...(lost.matches("[part=decision-retry]") ? ["[part=decision-toggle][aria-expanded=true]"] : []),
        ".card",
      ]),
    );
  }

  protected override get hasData(): boolean {
    return this.requests !== null || this.closed;
  }

  #submit(step: RequestStep): void {
    this.#desk.submit(false, (reason) => this.emit("scorecard-request-change", wishOf(step, reason ?? "")));
  }

  readonly #form = (step: RequestStep): TemplateResult | null => {
    const { opened } = this.#desk;
    if (opened?.mutation !== step.mutation || stepKey(opened) !== stepKey(step)) return null;
    const saving = this.text("stepSavingNow");
    const cancels = step.mutation === "cancelServiceRequest";
    const words = cancels
      ? {
          label: this.text("whyCancel"),
          hint: this.text("reasonToDealer"),
          save: this.text("cancelRequest"),
          leave: this.text("keepRequest"),
        }
      : { label: this.text("wordsWithdraw"), save: this.text("stepWithdraw"), leave: this.text("stepCancel") };
    return reasonForm(this.#desk.form(this.text("wordsMissing")), { ...words, saving }, () => this.#submit(step));
  };

  /** What was refused of a row that has gone meanwhile, and its form with it. */
  #renderRefused(): TemplateResult | typeof nothing {
    const { opened, sent } = this.#desk;
    if (!opened || !sent || this.userErrors.length === 0) return nothing;
    const cancels = opened.mutation === "cancelServiceRequest";
    const shown = cancels
      ? this.requests?.some(({ internalID }) => internalID === opened.id)
      : this.flagged?.some(
          ({ opportunity: { dealerID, internalID } }) => stepKey({ ...opened, dealerID, opportunityID: internalID }) === stepKey(opened),
        );
    return shown
      ? nothing
      : html`<p part="problem" class="problem" role="alert">${this.userErrors.map(({ message }) => message).join(" ")}</p>`;
  }

  get #view(): RequestsView {
    const { locale, timeZone, dealers } = this;
    type Word = keyof (OpportunityMessages & ServiceRequestsMessages);
    return {
      locale,
      timeZone,
      text: (key, values) => this.text(key as Word, values),
      dealer: (id) => (Object.hasOwn(dealers, id) ? (dealers[id] ?? id) : id),
    };
  }

  override render(): TemplateResult {
    return html`<div class="base"><section part="card" class="card" tabindex="-1" aria-labelledby="name">
      <div class="head">${heading(this.headingLevel, this.text("requests"))}
        <slot name="actions">${closeButton(this.text("requestsClose"), () => this.emit("scorecard-requests-close", {}))}</slot></div>
      ${super.render()}
    </section></div>`;
  }

  protected override renderContent(): TemplateResult {
    if (this.closed) return html`<p part="empty"><slot name="empty">${this.text("requestsNow")}</slot></p>`;
    const decide = (id: string) => this.emit("scorecard-decision-open", { id: id === this.decisionOf ? null : id });
    const actions: RequestActions = { saving: this.saving, open: (step) => this.#desk.open(step), form: this.#form, decide };
    return html`<div class="content">
      <p class="saved" role="status">${this.saved && !this.saving ? this.text("requestSaved") : nothing}</p>
      ${this.#renderRefused()}
      ${this.#renderRequests(actions, this.requests ?? none)}
      ${this.flagged ? this.#renderFlagged(actions, this.flagged) : nothing}
    </div>`;
  }

  #renderRequests(actions: RequestActions, requests: readonly ServiceRequest[]): TemplateResult {
    const choose = ({ currentTarget }: Event) => {
      const { value } = currentTarget as HTMLSelectElement;
      this.emit("scorecard-request-state-change", { state: requestStates.find((state) => state === value) ?? null });
      // The page leads: where it refuses, what is shown stays chosen.
      this.requestUpdate();
    };
    const chosen = this.requestState ?? "ALL";
    return html`<div class="section" aria-busy=${this.state === "loading"}>
      <div part="filter" class="filter"><label for="state">${this.text("requestState")}</label>
        <select id="state" @change=${choose}>${[...requestStates, "ALL" as const].map(
          (state) => html`<option value=${state} .selected=${live(state === chosen)}>${this.text(`state${state}`)}</option>`,
        )}</select></div>
      ${requests.length > 0 ? requestRows(this.#view, actions, requests, this.#decision) : html`<p class="under" role="status">${this.#none}</p>`}
      ${this.#more("requests", this.hasMore)}
    </div>`;
  }

  /** Where requests did not come, that there are none is not known. */
  get #none(): string {
    return this.state === "error" ? "" : this.text(this.state === "loading" ? "loading" : "noRequests");
  }

  #renderFlagged(actions: RequestActions, flagged: readonly FlaggedOpportunity[]): TemplateResult {
    return html`<div class="section" role="region" aria-labelledby="flagged">
      ${subheading(this.headingLevel, 1, "flagged", this.text("flaggedOnes"))}
      ${
        flagged.length > 0
          ? html`<p class="under">${this.text("flaggedNote")}</p>${flaggedRows(this.#view, actions, this.now, flagged)}`
          : html`<p class="under">${this.text("noFlagged")}</p>`
      }
      ${this.#more("flagged", this.moreFlagged)}
    </div>`;
  }

  #more(list: "requests" | "flagged", more: boolean): TemplateResult | typeof nothing {
    if (!more) return nothing;
    return html`<p><button part="load-more" class="action" type="button" aria-disabled=${this.state === "loading" ? "true" : "false"}
      @click=${() => this.emit("scorecard-load-more", { list })}>${this.text("moreOpportunities")}</button></p>`;
  }

  get #decision(): OpenedDecision | null {
    const { decisionOf: id, decisions, decisionState, decisionError } = this;
    if (id === null) return null;
    if (decisionState === "error") return { id, shown: this.#renderFailed(id, decisionError) };
    if (decisions === null)
      return {
        id,
        shown: html`<div class="skeleton block" aria-hidden="true"></div><p class="visually-hidden" role="status">${this.text("loading")}</p>`,
      };
    return { id, shown: decisionPart(this.#view, decisions.at(-1) ?? null) };
  }

  #renderFailed(id: string, error: ElementError | null): TemplateResult {
    return html`<p class="problem" role="alert">${error?.message ?? this.text("failed")}</p>${
      error?.retryable === false
        ? nothing
        : html`<p><button part="decision-retry" class="action" type="button" @click=${() => this.emit("scorecard-decision-open", { id })}>${this.text("retry")}</button></p>`
    }`;
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<div class="skeleton line"></div>${[1, 2, 3].map(() => html`<div class="skeleton row"></div>`)}`;
  }
}
