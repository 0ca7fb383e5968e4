import type { LitElement, ReactiveController } from "lit";
import type { UserError } from "../model/goal-types.ts";
import { type Form, refusedAt } from "./form.ts";

/** What the element is told of a change that it asked for. */
interface ReasonHost extends LitElement {
  readonly saving: boolean;
  readonly userErrors: readonly UserError[];
  readonly saved: object | null;
}

/** What its form shows, and does. */
export interface ReasonForm extends Form<"reason"> {
  /** Whether it is this that is on its way. */
  readonly sending: boolean;
  /** Whether anything is: nothing is left or sent meanwhile. */
  readonly saving: boolean;
  readonly leave: () => void;
}

export const longestReason = 1000;
const field = "#field-reason";
const none: readonly never[] = [];

/** What is about to be done once its reason is given: one thing at a time. */
export class ReasonDesk<Step> implements ReactiveController {
  opened: Step | null = null;
  #reason = "";
  #missing = false;
  /** Whether what was asked for last is what is open: what is refused stands where it was asked. */
  #sent = false;
  /** Where the focus goes with the next picture. */
  #focusOn: string | null = null;
  #saved: object | null = null;
  #refused: readonly UserError[] = none;

  /** `opener` finds the button that opens the form of a step. */
  constructor(
    private readonly host: ReasonHost,
    private readonly opener: (step: Step) => string,
  ) {
    host.addController(this);
  }

  hostUpdate(): void {
    const { saved, userErrors } = this.host;
    // What is written about one thing outlasts what was saved of another.
    if (saved && saved !== this.#saved && this.#sent) this.#close();
    if (userErrors.length > 0 && userErrors !== this.#refused && this.#sent) this.#focusOn = field;
    [this.#saved, this.#refused] = [saved, userErrors];
  }

  hostUpdated(): void {
    if (this.#focusOn !== null) this.host.renderRoot.querySelector<HTMLElement>(this.#focusOn)?.focus();
    this.#focusOn = null;
  }

  /** Whether what is on its way, or was refused, is of this form. */
  get sent(): boolean {
    return this.#sent;
  }

  open(step: Step): void {
    if (this.host.saving) return;
    [this.opened, this.#reason, this.#missing, this.#sent] = [step, "", false, false];
    this.#focusOn = field;
    this.host.requestUpdate();
  }

  /** Something else is asked for. */
  setAside(): void {
    this.#sent = false;
  }

  /** Gives the reason; null where it may be left out, and is. */
  submit(optional: boolean, send: (reason: string | null) => void): void {
    if (this.host.saving) return;
    const reason = this.#reason.trim();
    this.#missing = (!optional && reason === "") || reason.length > longestReason;
    if (this.#missing) this.#focusOn = field;
    else {
      this.#sent = true;
      send(reason || null);
    }
    this.host.requestUpdate();
  }

  /** `missing` says what is wrong with a reason that is none. */
  form(missing: string): ReasonForm {
    const { saving, userErrors } = this.host;
    return {
      draft: { reason: this.#reason },
      problems: this.#missing ? new Map([["reason", missing]]) : refusedAt(this.#sent ? userErrors : none, ["reason"]),
      change: (_, value) => {
        [this.#reason, this.#missing] = [value, false];
        this.host.requestUpdate();
      },
      sending: saving && this.#sent,
      saving,
      leave: () => this.#leave(),
    };
  }

  /** What becomes of it is told in the form. */
  #leave(): void {
    if (!this.host.saving) this.#close();
  }

  #close(): void {
    if (this.opened !== null) this.#focusOn = this.opener(this.opened);
    [this.opened, this.#reason, this.#missing, this.#sent] = [null, "", false, false];
    this.host.requestUpdate();
  }
}
