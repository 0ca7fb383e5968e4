import type { InstantText } from "./types.ts";

/** A step of a lead on its way to the sale, in their order. */
export type LeadStepCode = "CONTACTED" | "APPOINTMENT_SET" | "SHOWED" | "SOLD";

/** How a customer answered. */
export type ContactAnswer = "PHONE_CONVERSATION" | "EMAIL_REPLY" | "TEXT_REPLY" | "CHAT" | "IN_PERSON" | "OTHER";

/** How a step was recorded by hand. */
export interface LeadTick {
  readonly number: number;
  /** Null of any step but Contact. */
  readonly answer: ContactAnswer | null;
  readonly recordedBy: string;
  readonly recordedAt: InstantText;
}

export interface LeadStepState {
  readonly step: LeadStepCode;
  readonly recorded: boolean;
  /** When it was taken; null where that was not recorded. */
  readonly at: InstantText | null;
  /** Null where it came by import, or is not recorded. */
  readonly tick: LeadTick | null;
}

/** A lead, and how far it got. */
export interface ContactLead {
  readonly internalID: string;
  readonly source: string | null;
  readonly receivedAt: InstantText;
  readonly firstResponseAt: InstantText | null;
  readonly attemptsBeforeContact: number | null;
  readonly customer: { readonly name: string | null } | null;
  readonly associate: { readonly name: string | null } | null;
  /** All four, in their order. */
  readonly steps: readonly LeadStepState[];
}

/** How many leads of the month have a step, and how many wait for it. */
export interface LeadStepCount {
  readonly step: LeadStepCode;
  readonly recorded: number;
  readonly waiting: number;
}

/** What a reader wants of a step. */
export interface LeadToggle {
  /** The lead's own id. */
  readonly lead: string;
  readonly step: LeadStepCode;
  /** Whether the step is to be recorded, or undone. */
  readonly checked: boolean;
  /** Of Contact that is to be recorded, how the customer answered. */
  readonly answer: ContactAnswer | null;
  /** When it was taken; null for now. */
  readonly at: InstantText | null;
  /** Number of the tick to be undone, or to be corrected; null where there is none. */
  readonly tick: number | null;
  /**
   * Until it settles the step counts as being saved. The lead it gives takes the place of the one in the list; an error's message is shown at
   * the row, and the step is as it was.
   */
  readonly waitUntil: (saved: Promise<ContactLead | undefined>) => void;
}
