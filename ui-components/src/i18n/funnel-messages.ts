import type { Message } from "./message.ts";

/** What the funnel says, loaded by it alone. */
export interface FunnelMessages {
  readonly funnel: Message;
  readonly funnelOf: Message;
  readonly step: Message;
  readonly count: Message;
  readonly ofStepBefore: Message;
  readonly ofAll: Message;
  readonly shareBefore: Message;
  readonly shareAll: Message;
  readonly alsoBefore: Message;
  readonly noneBefore: Message;
  readonly findings: Message;
  readonly findingsCount: Message;
  readonly findingsNote: Message;
  readonly noFindings: Message;
  readonly lead: Message;
  readonly stepsRecorded: Message;
  readonly stepsMissing: Message;
}
