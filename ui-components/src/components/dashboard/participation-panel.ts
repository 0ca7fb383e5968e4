// What it shares with the dashboard is there already: named whole, bundlers leave it in one file.
import "./define.ts";
import { html, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { ask } from "../../data/ask.ts";
import {
  type ParticipationChangeData,
  participationChanges,
  type ParticipationData,
  participationOperation,
} from "../../data/participation-operations.ts";
import { Resource } from "../../data/resource.ts";
import type { ParticipationWish } from "../../model/participation-types.ts";
import "../participation/define.ts";
import { type Asking, otherReader, otherSource, sameAsking } from "./asking.ts";
import { Change, type Outcome } from "./change.ts";
import type { ToolPanel, ToolsHost } from "./tools.ts";

interface Section {
  readonly dealer: NonNullable<ParticipationData["dealer"]>;
  readonly staff: boolean;
}

const none: readonly never[] = [];

const outcome = ({ changed }: ParticipationChangeData): Outcome<object> => ({
  saved: changed && changed.userErrors.length === 0 ? {} : null,
  userErrors: changed?.userErrors ?? none,
});

/** Whether a dealer gets opportunities, in place of the overview, and what is set of that. */
export class ParticipationPanel implements ToolPanel {
  readonly #section: Resource<Section>;
  readonly #change: Change<object>;
  #asking: Asking | null = null;
  #open = false;

  constructor(private readonly host: ToolsHost) {
    this.#section = new Resource(host.changed);
    this.#change = new Change(host.changed);
  }

  follow(asking: Asking | null): void {
    const opens = asking !== null && !this.#open;
    // What is under way stays so, and what comes of it while the panel is closed is told when it is opened again.
    if (this.#open && !asking && !this.#change.saving) this.#change.forget();
    this.#open = asking !== null;
    if (!asking || (!opens && sameAsking(asking, this.#asking))) return;
    if (otherSource(asking, this.#asking)) this.#section.clear();
    if (otherReader(asking, this.#asking)) this.#change.forget();
    this.#asking = asking;
    void this.#load(asking);
  }

  refresh(): void {
    if (this.#asking) void this.#load(this.#asking);
  }

  #load({ client, dealer, language }: Asking): Promise<void> {
    return this.#section.load(async (signal) => {
      const { data, failure } = await ask(client, participationOperation, { dealer }, { language, signal });
      return { data: data?.dealer ? { dealer: data.dealer, staff: data.viewer.roles.includes("STAFF") } : null, failure };
    });
  }

  render(): TemplateResult {
    const { data, state, failure } = this.#section;
    const { saving, userErrors, saved, failure: unsent } = this.#change;
    const { view, messages, headingLevel, errorOf } = this.host.part();
    // What was typed about one dealer is never sent for another.
    return html`${keyed(
      this.#asking?.dealer,
      html`<scorecard-participation part="participation" .participation=${data?.dealer.participation ?? null} .dealer=${data?.dealer.name ?? ""}
        time-zone=${data?.dealer.timeZone ?? "UTC"} .staff=${data?.staff ?? false} .closed=${Boolean(view.asOf)} .saving=${saving}
        .userErrors=${userErrors} .saved=${saved} .state=${unsent ? "error" : state} .error=${errorOf(unsent ?? failure)} .messages=${messages}
        heading-level=${headingLevel} @scorecard-participation-change=${this.#set} @scorecard-participation-close=${this.#back}
        @scorecard-retry=${this.#retry}></scorecard-participation>`,
    )}`;
  }

  readonly #back = (): void => this.host.part().change({ panel: "opportunities" });

  readonly #retry = (): void => {
    this.#change.forget();
    this.refresh();
  };

  readonly #set = (event: CustomEvent<ParticipationWish>): void => {
    event.stopPropagation();
    const { mutation, input } = event.detail;
    // Told again as the dashboard's own: the page decides before it acts.
    if (!this.host.emit("scorecard-participation-change", event.detail)) return event.preventDefault();
    const asking = this.#asking;
    if (!asking) return;
    const variables = { input: { ...input, dealerID: asking.dealer } };
    void this.#change.send(asking, participationChanges[mutation], variables, outcome, async () => {
      // In the language that is spoken now.
      if (this.#open && this.#asking) await this.#load(this.#asking);
    });
  };
}
