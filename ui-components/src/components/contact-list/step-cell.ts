import { html, nothing, svg, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { CommonMessages } from "../../i18n/messages.ts";
import type { ContactListMessages } from "../../i18n/contact-list-messages.ts";
import { instantDayText } from "../../model/format.ts";
import type { ContactAnswer, ContactLead, LeadStepCode, LeadStepState, LeadToggle } from "../../model/lead-types.ts";

/** What rows need of the element they stand in. */
export interface ContactListView {
  readonly locale: string;
  readonly timeZone: string;
  readonly text: (key: keyof (CommonMessages & ContactListMessages), values?: Readonly<Record<string, string | number>>) => string;
}

/** What is asked of a step; who saves it is not said yet. */
export type StepWish = Omit<LeadToggle, "waitUntil">;

/** How a step of a row stands. */
export interface StepView {
  readonly lead: ContactLead;
  readonly name: string;
  readonly state: LeadStepState;
  /** Unique in the list. */
  readonly id: string;
  /** Being saved; null otherwise. */
  readonly pending: StepWish | null;
  /** Why it was not saved; null otherwise. */
  readonly problem: string | null;
  /** What takes back the newest change; null where that was another one. */
  readonly back: StepWish | null;
  /** Whether nothing can be changed. */
  readonly closed: boolean;
  readonly wish: (wish: StepWish) => void;
  readonly undo: (wish: StepWish) => void;
}

export const stepWords = {
  CONTACTED: "stepContact",
  APPOINTMENT_SET: "stepAppointment",
  SHOWED: "stepShow",
  SOLD: "stepSale",
} as const satisfies Record<LeadStepCode, keyof ContactListMessages>;

const answerWords = {
  PHONE_CONVERSATION: "answerPhone",
  EMAIL_REPLY: "answerEmail",
  TEXT_REPLY: "answerText",
  CHAT: "answerChat",
  IN_PERSON: "answerInPerson",
  OTHER: "answerOther",
} as const satisfies Record<ContactAnswer, keyof ContactListMessages>;
const answers = Object.keys(answerWords) as readonly ContactAnswer[];

/** The usual one: it can be changed at once. */
const usualAnswer: ContactAnswer = "PHONE_CONVERSATION";

/** What a tick of the box asks for: to be recorded as of now, or to be undone. */
function wishOf({ lead, state: { step, tick } }: StepView, checked: boolean): StepWish {
  const answer = checked && step === "CONTACTED" ? usualAnswer : null;
  return { lead: lead.internalID, step, checked, answer, at: null, tick: checked ? null : (tick?.number ?? null) };
}

/** When it was, and who says so; the day they said it where that is another one. */
function note({ locale, timeZone, text }: ContactListView, { state: { recorded, at, tick }, pending }: StepView): readonly string[] {
  if (pending) return [text("stepSaving")];
  if (!recorded) return [];
  const day = (instant: string) => instantDayText(locale, instant, timeZone);
  const when = at === null ? [] : [day(at)];
  if (!tick) return [...when, text("stepByImport")];
  const [who, said] = [text("stepTicked", { who: tick.recordedBy }), day(tick.recordedAt)];
  return [...when, when.includes(said) ? who : `${who}, ${said}`];
}

function noteLines(lines: readonly string[], id: string): TemplateResult | typeof nothing {
  return lines.length === 0
    ? nothing
    : html`<span part="note" class="note" id="note-${id}">${lines.map((line) => html`<span>${line}</span> `)}</span>`;
}

function answerChoice({ text }: ContactListView, row: StepView, who: string): TemplateResult | typeof nothing {
  const { state, wish, pending } = row;
  const { step, at, tick } = state;
  if (step !== "CONTACTED" || !tick || pending?.checked === false) return nothing;
  const chosen = pending?.answer ?? tick.answer;
  const choose = ({ currentTarget }: Event) => {
    const answer = (currentTarget as HTMLSelectElement).value as ContactAnswer;
    wish({ lead: row.lead.internalID, step, checked: true, answer, at, tick: tick.number });
  };
  return html`<select part="answer" class="answer" aria-label=${text("answerOfLead", { lead: who })} ?disabled=${row.closed} @change=${choose}>${answers.map(
    (answer) => html`<option value=${answer} .selected=${live(answer === chosen)}>${text(answerWords[answer])}</option>`,
  )}</select>`;
}

function imported(view: ContactListView, row: StepView): TemplateResult {
  return html`<span part="imported" class="imported">
    <svg class="mark" viewBox="0 0 16 16" aria-hidden="true">${svg`<path d="M3 8.5l3.2 3.2L13 5"></path>`}</svg>
    <span class="label">${row.name}</span>
    ${noteLines(note(view, row), row.id)}
  </span>`;
}

/** One step of a lead: a box to tick, or that it came by import. */
export function stepCell(view: ContactListView, row: StepView, who: string): TemplateResult {
  const { text } = view;
  const { state, id, name, pending, problem, back } = row;
  if (state.recorded && !state.tick && !pending) return imported(view, row);
  const lines = note(view, row);
  const step = text("stepOfLead", { step: name, lead: who });
  const described = [lines.length > 0 && `note-${id}`, problem !== null && `problem-${id}`].filter(Boolean).join(" ");
  const toggle = ({ currentTarget }: Event) => row.wish(wishOf(row, (currentTarget as HTMLInputElement).checked));
  return html`<label class="tick"
      ><input part="checkbox" type="checkbox" id=${id} ?disabled=${row.closed} aria-label=${step} aria-describedby=${described || nothing}
        aria-invalid=${problem === null ? nothing : "true"} .checked=${live(pending?.checked ?? state.recorded)} @change=${toggle}
      /><span class="label">${name}</span></label>
    ${noteLines(lines, id)}
    ${answerChoice(view, row, who)}
    ${
      back && !pending && !row.closed
        ? html`<button part="undo" class="action undo" type="button" aria-label=${text("stepUndoOf", { step: name, lead: who })}
            @click=${() => row.undo(back)}>${text("stepUndo")}</button>`
        : nothing
    }
    ${problem === null ? nothing : html`<span part="problem" class="problem" id="problem-${id}">${problem}</span>`}`;
}
