import type { Message } from "./message.ts";

/** What a dealer's taking part says; loaded by it alone. */
export interface ParticipationMessages {
  readonly participationOf: Message;
  readonly participationClose: Message;
  readonly takesPart: Message;
  readonly takesNoPart: Message;
  readonly takesPartNote: Message;
  readonly takesNoPartNote: Message;
  readonly conditions: Message;
  readonly conditionMet: Message;
  readonly conditionUnmet: Message;
  readonly conditionPortal: Message;
  readonly portalMet: Message;
  readonly noServiceDealer: Message;
  readonly noCredentials: Message;
  readonly conditionTrained: Message;
  readonly trainedMet: Message;
  readonly trainedUnmet: Message;
  readonly trainedFor: Message;
  readonly noneForAir: Message;
  readonly noneForLiquid: Message;
  readonly conditionOptedIn: Message;
  readonly optInSwitch: Message;
  readonly optedInNote: Message;
  readonly optedOutNote: Message;
  readonly conditionNotSuspended: Message;
  readonly notSuspended: Message;
  readonly suspendedSince: Message;
  readonly suspendedDo: Message;
  readonly suspendDealer: Message;
  readonly resumeDealer: Message;
  readonly whySuspend: Message;
  readonly whyResume: Message;
  readonly reasonRead: Message;
  readonly reasonMissing: Message;
  readonly cancel: Message;
  readonly saving: Message;
  readonly participationSaved: Message;
  readonly newestChanges: Message;
  readonly noChanges: Message;
  readonly changeOPTED_IN: Message;
  readonly changeOPTED_OUT: Message;
  readonly changeSUSPENDED: Message;
  readonly changeRESUMED: Message;
  readonly changedBy: Message;
}
