import assert from "node:assert/strict";
import fc from "fast-check";
import { expected, seen, violations } from "./invariants.ts";
import { act, type Action, type Life, type Outcome, type Rules, type StepKind } from "./life-model.ts";
import type { RealLife } from "./real-life.ts";

export interface Model {
  life: Life;
  now: number;
  readonly follows: Rules;
}

/** How many pairs of actions at once were taken, and of how many only the second could have been first. */
export const together = { pairs: 0, secondFirst: 0 };

/** An action before it is known which dealer was asked, and when it is. */
type Draft =
  | {
      readonly kind: "STEP";
      readonly step: StepKind;
      readonly which: "LATEST" | "FIRST" | "MISSING";
      readonly words: string;
      readonly updateId: string;
      readonly as: "DEALER" | "STAFF" | "RIVAL";
    }
  | { readonly kind: "CANCEL"; readonly words: string }
  | { readonly kind: "ASSIGN" }
  | { readonly kind: "ERASE" }
  | { readonly kind: "SUBMIT"; readonly same: boolean };

function actionOf(draft: Draft, { life, now }: Model, skew = 0): Action {
  if (draft.kind === "ASSIGN") return { kind: "ASSIGN", at: now + skew };
  if (draft.kind !== "STEP") return { ...draft, at: now };
  const { which, ...step } = draft;
  return { ...step, offer: which === "LATEST" ? life.offers.length - 1 : which === "FIRST" ? 0 : -1, at: now };
}

async function compare(life: Life, real: RealLife): Promise<void> {
  const stored = await real.stored();
  assert.deepEqual(violations(stored), []);
  assert.deepEqual(seen(stored), expected(life));
}

class Do implements fc.AsyncCommand<Model, RealLife> {
  constructor(private readonly draft: Draft) {}

  check = () => true;

  async run(model: Model, real: RealLife): Promise<void> {
    const action = actionOf(this.draft, model);
    const should = act(model.life, action, model.follows);
    assert.equal(await real.act(action), should);
    await compare(model.life, real);
  }

  toString = () => JSON.stringify(this.draft);
}

/** Two at once: what comes of it is what would have come of one after the other, whichever was first. */
class Both implements fc.AsyncCommand<Model, RealLife> {
  constructor(
    private readonly one: Draft,
    private readonly other: Draft,
    /** By how much the clock of whoever assigns is ahead. */
    private readonly skew: number,
  ) {}

  check = () => true;

  async run(model: Model, real: RealLife): Promise<void> {
    const actions = [actionOf(this.one, model, this.skew), actionOf(this.other, model, this.skew)] as const;
    const serial = ([0, 1] as const).map((first) => {
      const life = structuredClone(model.life);
      const outcomes: Outcome[] = [];
      for (const index of [first, 1 - first] as const) outcomes[index] = act(life, actions[index as 0 | 1], model.follows);
      return { life, outcomes };
    });
    const outcomes = await Promise.all(actions.map((action) => real.act(action)));
    const stored = await real.stored();
    assert.deepEqual(violations(stored), []);
    const found = { outcomes, seen: seen(stored) };
    const place = serial.findIndex((each) => fc.stringify({ outcomes: each.outcomes, seen: expected(each.life) }) === fc.stringify(found));
    const life = serial[place]?.life;
    assert.ok(life, `${fc.stringify(found)} is neither of ${fc.stringify(serial)}`);
    model.life = life;
    together.pairs += 1;
    together.secondFirst += place;
    model.now = Math.max(model.now, ...actions.map(({ at }) => at));
  }

  toString = () => `${JSON.stringify(this.one)} at once with ${JSON.stringify(this.other)}, ${this.skew} ms ahead`;
}

const hour = 3_600_000;

class Wait implements fc.AsyncCommand<Model, RealLife> {
  constructor(private readonly until: "EXPIRY" | "PAST_EXPIRY" | number) {}

  check = () => true;

  async run(model: Model, real: RealLife): Promise<void> {
    const expiresAt = model.life.offers.at(-1)?.expiresAt ?? 0;
    const { until, now } = { until: this.until, now: model.now };
    const next = until === "EXPIRY" ? expiresAt : until === "PAST_EXPIRY" ? expiresAt + 1 : now + until;
    model.now = next > now ? next : now + hour;
    await compare(model.life, real);
  }

  toString = () => `wait ${this.until}`;
}

const weighted = <T>(...parts: readonly (readonly [number, T])[]) =>
  fc.oneof(...parts.map(([weight, value]) => ({ weight, arbitrary: fc.constant(value) })));

const words = weighted([8, "Too far"], [4, "Sold the house"], [1, " "]);

const steps: fc.Arbitrary<Draft> = fc.record({
  kind: fc.constant("STEP" as const),
  step: weighted<StepKind>([5, "ACCEPT"], [4, "DECLINE"], [2, "UPDATE_STATUS"], [2, "COMPLETE"], [2, "WITHDRAW"], [2, "ENROL"]),
  which: weighted<"LATEST" | "FIRST" | "MISSING">([10, "LATEST"], [2, "FIRST"], [1, "MISSING"]),
  words,
  updateId: fc.constantFrom("U1", "U2"),
  as: weighted<"DEALER" | "STAFF" | "RIVAL">([4, "DEALER"], [5, "STAFF"], [1, "RIVAL"]),
});

const assigning: fc.Arbitrary<Draft> = fc.constant({ kind: "ASSIGN" });

const drafts: fc.Arbitrary<Draft> = fc.oneof(
  { weight: 10, arbitrary: steps },
  { weight: 5, arbitrary: assigning },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("CANCEL" as const), words }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("SUBMIT" as const), same: fc.boolean() }) },
  { weight: 2, arbitrary: fc.constant<Draft>({ kind: "ERASE" }) },
);

/** What may happen to a request after it was submitted, in any order. */
export const commands = fc.commands(
  [
    steps.map((draft) => new Do(draft)),
    drafts.map((draft) => new Do(draft)),
    assigning.map((draft) => new Do(draft)),
    fc.tuple(drafts, drafts, fc.constantFrom(0, 1)).map(([one, other, skew]) => new Both(one, other, skew)),
    weighted<"EXPIRY" | "PAST_EXPIRY" | number>([4, "EXPIRY"], [3, "PAST_EXPIRY"], [3, hour], [1, 72 * hour]).map(
      (until) => new Wait(until),
    ),
  ],
  { maxCommands: 20, size: "max" },
);
