import { html, type TemplateResult } from "lit";
import type { ElementError } from "../../base/scorecard-element.ts";
import type { RequestFailure } from "../../data/graphql-client.ts";
import { type Loaded, Resource } from "../../data/resource.ts";
import type { Messages } from "../../i18n/messages.ts";
import type { DateText, InstantText } from "../../model/types.ts";
import "../as-of/define.ts";
import "../tools/define.ts";

/** What there is to look back at. */
export interface LookBackRange {
  readonly timeZone: string;
  /** Null where there is nothing. */
  readonly from: DateText | null;
}

/** Whether the reader has just asked to look back, and what tells one subject from another. */
export interface LookBack {
  readonly opened: boolean;
  readonly subject: string;
  readonly range: (signal: AbortSignal) => Promise<Loaded<LookBackRange>>;
}

export interface AsOfHost {
  readonly changed: () => void;
  readonly part: () => {
    readonly view: { readonly asOf?: InstantText | null };
    readonly messages: Partial<Messages>;
    readonly errorOf: (failure: RequestFailure | null) => ElementError | null;
    readonly change: (part: { readonly asOf: InstantText | null }) => void;
  };
}

/** Which past instant a dashboard looks back at. */
export class AsOfPanel {
  /** Also while the reader has not gone back yet. */
  open = true;
  readonly #range: Resource<LookBackRange>;
  #following: LookBack | null = null;
  #focusCount: number;
  #now = "";

  constructor(private readonly host: AsOfHost) {
    this.#range = new Resource(host.changed);
    // An address that leads back takes nobody anywhere.
    this.#focusCount = host.part().view.asOf ? 0 : 1;
  }

  follow(following: LookBack | null): void {
    if (!following) {
      // Where it was broken off, it is asked for again.
      if (this.#range.pending) this.#following = null;
      return this.#range.abort();
    }
    if (following.opened) {
      this.open = true;
      this.#focusCount += 1;
      this.#now = new Date().toISOString();
      this.host.changed();
    }
    const same = following.subject === this.#following?.subject;
    this.#following = following;
    if (same) return;
    this.#range.clear();
    this.#load();
  }

  readonly #load = (): void => {
    const { range } = this.#following ?? {};
    this.#now = new Date().toISOString();
    if (range) void this.#range.load(range);
  };

  render(): TemplateResult {
    const { data, state, failure } = this.#range;
    const { view, messages, errorOf } = this.host.part();
    return html`<scorecard-as-of part="as-of" .asOf=${data || failure ? (view.asOf ?? null) : null} .from=${data?.from ?? null} time-zone=${data?.timeZone ?? "UTC"} now=${this.#now}
      .focusCount=${this.#focusCount} .state=${state} .error=${errorOf(failure)} .messages=${messages}
      @scorecard-as-of-change=${this.#change} @scorecard-as-of-close=${this.#close} @scorecard-retry=${this.#load}></scorecard-as-of>`;
  }

  /** The view leads, the slider follows. */
  readonly #change = (event: CustomEvent<{ asOf: InstantText | null }>): void => {
    event.preventDefault();
    this.host.part().change(event.detail);
  };

  readonly #close = ({ currentTarget }: Event): void => {
    this.open = false;
    const root = (currentTarget as Element).getRootNode() as ShadowRoot;
    if (this.host.part().view.asOf) this.host.part().change({ asOf: null });
    this.host.changed();
    const tools = root.querySelector("scorecard-tools");
    // Where something is open in place of the overview, the tools are not there to go back to.
    if (tools?.checkVisibility()) tools.focusTool("asOf");
    else root.querySelector<HTMLElement>(".details")?.focus({ preventScroll: true });
  };
}
