import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { query } from "lit/decorators/query.js";
import { cardStyles } from "../../base/card.styles.ts";
import { focusIsLost } from "../../base/focus-lost.ts";
import { heading } from "../../base/heading.ts";
import { hostStyles } from "../../base/host.styles.ts";
import { waitingStyles } from "../../base/waiting.styles.ts";
import { ScorecardOnDemandElement } from "../../base/on-demand-element.ts";
import { property } from "../../base/property.ts";
import { verdict, verdictStyles } from "../../base/verdict.ts";
import type { OnDemandMessages } from "../../i18n/messages.ts";
import { instantDayText } from "../../model/format.ts";
import type { InstantText, UnsatisfiedCustomer } from "../../model/types.ts";
import { unsatisfiedCustomersStyles } from "./unsatisfied-customers.styles.ts";

/** Of the ways to ask that have a name; another is shown as it was recorded. */
const channels: Readonly<Record<string, keyof OnDemandMessages>> = { PHONE: "byPhone", EMAIL: "byEmail", IN_PERSON: "inPerson" };

/**
 * Customers who said at a follow-up that not all was well: who, on which order, when and how it was found, and whether a later
 * follow-up found them satisfied. Defined by `unsatisfied-customers/define`.
 *
 * @fires {CustomEvent<Record<string, never>>} scorecard-load-more - Someone asks for more of them; cancellable.
 * @csspart card - All of the list.
 * @csspart heading - The list's name.
 * @csspart note - What the list is of.
 * @csspart list - The customers.
 * @csspart customer - A customer.
 * @csspart status - Whether it has been made good; or that nobody was unsatisfied.
 * @csspart load-more - Asks for more.
 */
export class ScorecardUnsatisfiedCustomers extends ScorecardOnDemandElement {
  static override styles = [hostStyles, waitingStyles, verdictStyles, cardStyles, unsatisfiedCustomersStyles];

  /** Newest first; with none, that is good news; null until they are loaded. */
  @property({ attribute: false }) customers: readonly UnsatisfiedCustomer[] | null = null;

  /** Whether there are more to load. */
  @property({ type: Boolean, attribute: "has-more" }) hasMore = false;

  @query(".list") private readonly list!: HTMLElement | null;

  #awaited = false;

  protected override get hasData(): boolean {
    return this.customers !== null;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has("customers") || !this.#awaited) return;
    this.#awaited = false;
    // With the last of them the button is gone: who pressed it stays at the list.
    if (!this.hasMore && focusIsLost(this)) this.list?.focus({ preventScroll: true });
  }

  protected override renderContent(): TemplateResult {
    const { customers } = this;
    if (!customers) return this.renderEmpty("empty");
    return html`<div part="card" class="card" role="group" aria-labelledby="name">
      ${heading(this.headingLevel, this.text("unsatisfied"))}
      ${
        customers.length === 0
          ? html`<p class="good">${verdict(true, this.text("noUnsatisfied"))}</p>`
          : html`<p part="note" class="note">${this.text("unsatisfiedNote")}</p>
            <ul part="list" class="list" role="list" aria-labelledby="name" tabindex="-1">${customers.map((customer) => this.#renderCustomer(customer))}</ul>
            ${this.#renderMore(customers.length)}`
      }
    </div>`;
  }

  #renderCustomer({ customerID, workOrderID, foundAt, solvedAt, followUp }: UnsatisfiedCustomer): TemplateResult {
    const { channel = null } = followUp ?? {};
    const known = channel === null ? undefined : channels[channel];
    const how = known ? this.text(known) : channel;
    const words = solvedAt === null ? this.text("stillOpen") : this.text("satisfiedSince", { date: this.#day(solvedAt) });
    return html`<li part="customer" class="customer">
      <span class="who">${customerID === null ? this.text("noCustomer") : this.text("customer", { id: customerID })}</span>
      <span class="order">${workOrderID === null ? this.text("noRepairOrder") : this.text("repairOrder", { id: workOrderID })}</span>
      <span class="found under">${[this.text("foundOn", { date: this.#day(foundAt) }), how].filter(Boolean).join(" · ")}</span>
      ${verdict(solvedAt !== null, words)}
    </li>`;
  }

  #day(instant: InstantText): string {
    return instantDayText(this.locale, instant, this.timeZone);
  }

  #renderMore(count: number): TemplateResult | typeof nothing {
    if (!this.hasMore) return nothing;
    const loading = this.state === "loading";
    const label = loading ? this.text("loading") : this.text("loadMoreOf", { list: this.text("unsatisfied") });
    // Not `disabled`: the button would drop the focus it was pressed with.
    return html`<p class="more">
      <button part="load-more" class="action" type="button" aria-label=${label} aria-disabled=${loading ? "true" : "false"}
        @click=${this.#loadMore}>${this.text(loading ? "loading" : "loadMore")}</button>
      <span class="shown" role="status">${this.text("unsatisfiedShown", { count })}</span>
    </p>`;
  }

  #loadMore(): void {
    if (this.state === "loading") return;
    this.#awaited = true;
    this.emit("scorecard-load-more", {});
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<div class="card"><div class="skeleton line"></div><div class="skeleton block"></div></div>`;
  }
}
