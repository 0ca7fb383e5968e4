import type { Message } from "./message.ts";

/** What is said while a reader looks back, loaded then. */
export interface AsOfMessages {
  readonly asOfLookBack: Message;
  readonly asOfInstant: Message;
  readonly asOfNow: Message;
  readonly asOfClosed: Message;
  readonly asOfToday: Message;
  readonly asOfDay: Message;
  readonly asOfTime: Message;
  readonly asOfBackToNow: Message;
  readonly asOfNoTime: Message;
}
