import type { Message } from "./message.ts";

/** What an outlook says, loaded by it alone. */
export interface OutlookMessages {
  readonly outlook: Message;
  readonly outlookRange: Message;
  readonly outlookFixed: Message;
  readonly outlookExpected: Message;
  readonly outlookOfDealer: Message;
  readonly outlookOfAll: Message;
  readonly outlookUntold: Message;
  readonly outlookSoFar: Message;
  readonly outlookGoal: Message;
  readonly outlookNone: Message;
  readonly keyPossible: Message;
  readonly keyExpected: Message;
  readonly keyItsGoal: Message;
}
