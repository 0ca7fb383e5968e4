import type { Message } from "./message.ts";

/** What the goals say, loaded by them alone. */
export interface GoalsMessages {
  readonly goalsOf: Message;
  readonly goalsInForce: Message;
  readonly metricName: Message;
  readonly goal: Message;
  readonly goalSource: Message;
  readonly fromProgram: Message;
  readonly fromEverybody: Message;
  readonly fromCountry: Message;
  readonly fromDealer: Message;
  readonly fromOwn: Message;
  readonly since: Message;
  readonly setBy: Message;
  readonly noGoals: Message;
  readonly noneToSet: Message;
  readonly change: Message;
  readonly changeOf: Message;
  readonly setGoal: Message;
  readonly forWhom: Message;
  readonly forAll: Message;
  readonly forCountry: Message;
  readonly forDealer: Message;
  readonly side: Message;
  readonly atLeast: Message;
  readonly above: Message;
  readonly atMost: Message;
  readonly below: Message;
  readonly goalValue: Message;
  readonly goalIn: Message;
  readonly currency: Message;
  readonly validFrom: Message;
  readonly validFromHint: Message;
  readonly saveGoal: Message;
  readonly withdrawGoal: Message;
  readonly saving: Message;
  readonly notNumber: Message;
  readonly noDay: Message;
  readonly savedGoal: Message;
  readonly withdrawnGoal: Message;
}
