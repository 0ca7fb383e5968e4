import type { CommonMessages } from "../../i18n/messages.ts";
import type { ParticipationMessages } from "../../i18n/participation-messages.ts";
import type { ParticipationMutation } from "../../model/participation-types.ts";

/** What words need of the element they stand in. */
export interface ParticipationView {
  readonly locale: string;
  readonly timeZone: string;
  readonly text: (key: keyof (CommonMessages & ParticipationMessages), values?: Readonly<Record<string, string | number>>) => string;
}

/** What staff alone set. */
export type StandingMutation = Exclude<ParticipationMutation, "setOptIn">;

/** What can be done where a condition stands. */
export interface ParticipationActions {
  readonly staff: boolean;
  /** Whether nothing can be changed: what was is looked at. */
  readonly closed: boolean;
  /** Whether anything is on its way. */
  readonly saving: boolean;
  readonly optIn: {
    /** Whether it is this that is on its way. */
    readonly sending: boolean;
    /** Why it was not changed. */
    readonly refused: readonly string[];
    readonly take: (optedIn: boolean) => void;
  };
  readonly open: (mutation: StandingMutation) => void;
}
