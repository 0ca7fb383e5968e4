import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { type ApiServer, createApiServer } from "../../../support/api-server.ts";
import { violations } from "./invariants.ts";
import { act, type Life, newLife, type Rules, rules, stateOf } from "./life-model.ts";
import { type Generator, inTurn, RealLife, settleDealers } from "./real-life.ts";
import { commands, type Model, together } from "./walk-commands.ts";

/** How many are walked; many where there is time. */
const walks = Number(process.env["WALKS"] ?? 300);
/** In one database: assigning looks at all that was handed out in 30 days. */
const walksADatabase = 500;

const start = Date.parse("2026-06-15T10:00:00.123Z");
const long = new Date("2027-03-01T00:00:00Z");

async function settled(): Promise<ApiServer> {
  const made = await createApiServer(new Date(start));
  await settleDealers(made.database.dataSource);
  return made;
}

let api: ApiServer;
beforeAll(async () => {
  api = await settled();
});
afterAll(() => api.close());

const dealers = ["NEAR", "LIQUID", "MIDDLE", "FAR", "BEYOND", "NOT-OPTED-IN", "SUSPENDED"];

const generators: fc.Arbitrary<Generator> = fc.record({
  cooling: fc.constantFrom("AIR_COOLED", "LIQUID_COOLED"),
  known: fc.dictionary(
    fc.constantFrom(...dealers),
    fc.constantFrom("FLEET_DEALER_MANAGED", "MOBILE_LINK_PREFERRED", "FLEET_UNMONITORED", "REGISTRATION"),
    { maxKeys: 2 },
  ),
});

/** A walk of the product beside the model, from the submission of a request on. */
const walking = ({ database: { dataSource } }: ApiServer, follows: Rules, lives: Life[] = []) =>
  fc.asyncProperty(generators, commands, async (generator, steps) => {
    const real = await RealLife.submit(dataSource, generator, new Date(start));
    const model: Model = { life: newLife(inTurn(generator), start), now: start, follows };
    try {
      await fc.asyncModelRun(() => ({ model, real }), steps);
      lives.push(model.life);
    } finally {
      await real.end();
    }
  });

interface Scorecard {
  readonly results: readonly { readonly metricCode: string; readonly value: number | null }[];
}

const counts = ["ASSIGNED", "ACCEPTED", "REJECTED", "EXPIRED", "PENDING", "COMPLETED", "WITHDRAWN", "OPEN"];

/** The counts of all months of all dealers together, as the scorecards show them long afterwards. */
async function counted(own: ApiServer): Promise<Record<string, number>> {
  own.clock.set(long);
  const { dealerGroup } = await own.ask<{ dealerGroup: { scorecards: Scorecard[] } }>(
    `{ dealerGroup { scorecards(program: FLEET_SERVICE_OPPORTUNITIES, to: "2027-01", months: 10) {
      results(metrics: [${counts.map((name) => `"${name}_COUNT"`).join(" ")}]) { metricCode value } } } }`,
  );
  const sum = (name: string) =>
    dealerGroup.scorecards
      .flatMap(({ results }) => results)
      .filter(({ metricCode }) => metricCode === `${name}_COUNT`)
      .reduce((total, { value }) => total + (value ?? 0), 0);
  return Object.fromEntries(counts.map((name) => [name, sum(name)]));
}

function countedBy(lives: readonly Life[]): Record<string, number> {
  const states = lives.flatMap(({ offers }) => offers.map((offer) => stateOf(offer, long.getTime())));
  const of = (...found: readonly string[]) => states.filter((state) => found.includes(state)).length;
  return {
    ASSIGNED: states.length - of("CANCELLED"),
    ACCEPTED: of("ACCEPTED", "COMPLETED", "WITHDRAWN"),
    REJECTED: of("REJECTED"),
    EXPIRED: of("EXPIRED"),
    PENDING: of("PENDING"),
    COMPLETED: of("COMPLETED"),
    WITHDRAWN: of("WITHDRAWN"),
    OPEN: of("ACCEPTED"),
  };
}

describe("requests and opportunities, walked at random", () => {
  test.each(
    Array.from({ length: Math.ceil(walks / walksADatabase) }, (_, index) => Math.min(walksADatabase, walks - index * walksADatabase)),
  )(
    "stand as a simple model says, %d times, also where two act at once; and the counts of the scorecards are the model's",
    { timeout: 600_000 },
    async (numRuns) => {
      const own = await settled();
      onTestFinished(() => own.close());
      const lives: Life[] = [];
      await fc.assert(walking(own, rules, lives), { numRuns, endOnFailure: true });
      expect(lives).toHaveLength(numRuns);
      const tally = countedBy(lives);
      expect(await counted(own)).toEqual(tally);
      expect(tally["ASSIGNED"]).toBe(["ACCEPTED", "REJECTED", "EXPIRED", "PENDING"].reduce((sum, name) => sum + (tally[name] ?? 0), 0));
      for (const name of ["ACCEPTED", "REJECTED", "EXPIRED", "COMPLETED", "WITHDRAWN", "OPEN"]) expect(tally[name]).toBeGreaterThan(0);
      expect(together.pairs).toBeGreaterThan(0);
    },
  );

  test.each([
    ["lets what was declined be enrolled", { ...rules, ENROL: ["ACCEPTED", "COMPLETED", "WITHDRAWN", "REJECTED"] }],
    ["lets what was not accepted yet be updated", { ...rules, UPDATE_STATUS: ["PENDING", "ACCEPTED"] }],
    ["lets nobody accept", { ...rules, ACCEPT: [] }],
  ] as const)("a model that %s is found to differ", async (_name, wrong) => {
    const { failed } = await fc.check(walking(api, wrong), { numRuns: 200, endOnFailure: true });
    expect(failed).toBe(true);
  });
});

describe("what always holds is found broken", () => {
  const generator: Generator = { cooling: "AIR_COOLED", known: {} };

  async function walked(): Promise<RealLife> {
    const real = await RealLife.submit(api.database.dataSource, generator, new Date(start));
    const step = { kind: "STEP", words: "Too far", updateId: "U1", as: "STAFF", at: start } as const;
    const life = newLife(inTurn(generator), start);
    for (const action of [
      { kind: "ASSIGN", at: start },
      { ...step, step: "DECLINE", offer: 0 },
      { kind: "ASSIGN", at: start },
      { ...step, step: "ACCEPT", offer: 1 },
    ] as const) {
      expect(await real.act(action)).toBe(act(life, action, rules));
      await real.stored();
    }
    return real;
  }

  test.each([
    ["an event that was not written", "DELETE FROM outbox_event WHERE type = 'opportunity.accepted'"],
    ["an event that only the operator was told of", "DELETE FROM operator_event WHERE type = 'opportunity.accepted'"],
    ["a step that is missing", "DELETE FROM opportunity_event WHERE kind = 'ASSIGNED'"],
    [
      "a state that no step tells of",
      "UPDATE opportunity SET outcome = 'COMPLETED', outcome_at = responded_at WHERE response = 'ACCEPTED'",
    ],
    [
      "two dealers at a time",
      "UPDATE opportunity SET response = NULL, responded_at = NULL, decline_reason = NULL WHERE response = 'REJECTED'",
    ],
    ["an instant that is a millisecond off", "UPDATE opportunity SET responded_at = responded_at + interval '1 ms'"],
  ])("by %s", async (_name, damage) => {
    const real = await walked();
    expect(violations(await real.stored())).toEqual([]);
    await api.database.dataSource.query(damage);
    expect(violations(await real.stored())).not.toEqual([]);
  });
});
