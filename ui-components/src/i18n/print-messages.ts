import type { Message } from "./message.ts";

/** What the view for paper says, loaded by it alone. */
export interface PrintMessages {
  readonly printHeading: Message;
  readonly printClose: Message;
  readonly printStart: Message;
  readonly printAsOf: Message;
  readonly printZone: Message;
  readonly printMonths: Message;
  readonly printStates: Message;
  readonly printStateCounts: Message;
  readonly printNote: Message;
  readonly printTiles: Message;
  readonly printMetrics: Message;
  readonly printHistory: Message;
  readonly printMetric: Message;
  readonly printMonth: Message;
  readonly printValue: Message;
  readonly printCounted: Message;
  readonly printGoal: Message;
  readonly printState: Message;
  readonly printFinal: Message;
  readonly printOpen: Message;
  readonly printNoData: Message;
  readonly printVersion: Message;
  readonly printOpenMark: Message;
}
