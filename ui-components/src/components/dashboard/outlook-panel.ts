import { html, nothing, type TemplateResult } from "lit";
import { ask } from "../../data/ask.ts";
import { outlookOperation } from "../../data/outlook-operations.ts";
import { Resource } from "../../data/resource.ts";
import type { Outlook } from "../../model/outlook-types.ts";
import { type Asking, otherSource, sameAsking } from "./asking.ts";
import type { DashboardPart } from "./dashboard-part.ts";
import type { ReceiptSection } from "./section-views.ts";

/** Whom to ask, and about which open share. */
export interface OutlookAsking extends Asking {
  readonly result: ReceiptSection["result"];
}

/** What the share of the receipt that is open can still become. */
export class OutlookPanel {
  readonly #outlook: Resource<Outlook>;
  #asking: OutlookAsking | null = null;

  constructor(changed: () => void) {
    this.#outlook = new Resource(changed);
  }

  follow(asking: OutlookAsking | null): void {
    const before = this.#asking;
    // A receipt that was read again may be of other records.
    if (sameAsking(asking, before) && asking?.result === before?.result) return;
    const { month, metricCode } = before?.result ?? {};
    this.#asking = asking;
    if (asking?.result.month !== month || asking?.result.metricCode !== metricCode || otherSource(asking, before)) this.#outlook.clear();
    if (asking) void this.#load(asking);
  }

  #load({ client, dealer, program, language, result }: OutlookAsking): Promise<void> {
    return this.#outlook.load(async (signal) => {
      const variables = { dealer, program, month: result.month, metric: result.metricCode };
      const { data, failure } = await ask(client, outlookOperation, variables, { language, signal });
      return { data: data?.dealer?.scorecard.result.outlook ?? null, failure };
    });
  }

  /** In the receipt. */
  render({ messages, headingLevel, errorOf }: DashboardPart): TemplateResult | typeof nothing {
    const asking = this.#asking;
    const { data, state, failure } = this.#outlook;
    // Of a month without a record there is nothing to say.
    if (!asking || state === "empty") return nothing;
    return html`<scorecard-outlook slot="outlook" part="outlook" .metric=${asking.result.metric} .goal=${asking.result.goal} .outlook=${data}
      .state=${state} .error=${errorOf(failure)} .messages=${messages} heading-level=${headingLevel + 1}
      @scorecard-retry=${() => void this.#load(asking)}></scorecard-outlook>`;
  }
}
