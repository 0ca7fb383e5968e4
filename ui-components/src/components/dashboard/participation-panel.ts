// What it shares with the dashboard is there already: named whole, bundlers leave it in one file.
import "./define.ts";
import { html, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { ask } from "../../data/ask.ts";
import { participationChanges, type ParticipationData, participationOperation } from "../../data/participation-operations.ts";
import type { ParticipationWish } from "../../model/participation-types.ts";
import "../participation/define.ts";
import type { Asking } from "./asking.ts";
import { bareOutcome } from "./change.ts";
import { ChangingPanel } from "./changing-panel.ts";

interface Section {
  readonly dealer: NonNullable<ParticipationData["dealer"]>;
  readonly staff: boolean;
}

/** Whether a dealer gets opportunities, in place of the overview, and what is set of that. */
export class ParticipationPanel extends ChangingPanel<Section, object> {
  protected override load({ client, dealer, language }: Asking): Promise<void> {
    return this.shown.load(async (signal) => {
      const { data, failure } = await ask(client, participationOperation, { dealer }, { language, signal });
      return { data: data?.dealer ? { dealer: data.dealer, staff: data.viewer.roles.includes("STAFF") } : null, failure };
    });
  }

  override render(): TemplateResult {
    const { data, state, failure } = this.shown;
    const { saving, userErrors, saved, failure: unsent } = this.change;
    const { view, messages, headingLevel, errorOf } = this.host.part();
    // What was typed about one dealer is never sent for another.
    return html`${keyed(
      this.asking?.dealer,
      html`<scorecard-participation part="participation" .participation=${data?.dealer.participation ?? null} .dealer=${data?.dealer.name ?? ""}
        time-zone=${data?.dealer.timeZone ?? "UTC"} .staff=${data?.staff ?? false} .closed=${Boolean(view.asOf)} .saving=${saving}
        .userErrors=${userErrors} .saved=${saved} .state=${unsent ? "error" : state} .error=${errorOf(unsent ?? failure)} .messages=${messages}
        heading-level=${headingLevel} @scorecard-participation-change=${this.#set} @scorecard-participation-close=${this.#back}
        @scorecard-retry=${this.retry}></scorecard-participation>`,
    )}`;
  }

  readonly #back = (): void => this.host.part().change({ panel: "opportunities" });

  readonly #set = (event: CustomEvent<ParticipationWish>): void => {
    const asking = this.asks(event, () => this.host.emit("scorecard-participation-change", event.detail));
    if (!asking) return;
    const { mutation, input } = event.detail;
    void this.send(asking, participationChanges[mutation], { input: { ...input, dealerID: asking.dealer } }, bareOutcome);
  };
}
