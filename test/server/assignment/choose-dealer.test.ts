import { type Candidate, chooseDealer } from "server/features/assignment/choose-dealer.ts";
import { type Attainment, attainmentOf, coreRanks } from "server/features/assignment/core-rank.ts";
import { describe, expect, test } from "vitest";

const weights = { ENGAGEMENT: 0.4, CONVERSION: 0.4, SATISFACTION: 0.2 };
const of = (ENGAGEMENT: number | null, CONVERSION: number | null, SATISFACTION: number | null): Attainment => ({
  ENGAGEMENT,
  CONVERSION,
  SATISFACTION,
});
const values = (attainments: Record<string, Attainment>) =>
  Object.fromEntries([...coreRanks(new Map(Object.entries(attainments)), weights)].map(([dealer, { value }]) => [dealer, value]));

describe("core rank", () => {
  test("is the weighted mean of what was reached of the goals, each at most 1", () => {
    expect(attainmentOf(0.45, 0.3)).toBe(1);
    expect(attainmentOf(0.24, 0.3)).toBeCloseTo(0.8, 12);
    expect(attainmentOf(null, 0.3)).toBeNull();
    expect(values({ one: of(1, 0.5, 0.9) })["one"]).toBeCloseTo(0.78, 12);
  });

  test("a newcomer takes the mean of the others, part by part", () => {
    const ranks = values({ one: of(1, 0.5, 0.9), other: of(0.5, 0.5, null), newcomer: of(null, null, null) });
    expect(ranks["newcomer"]).toBeCloseTo(0.4 * 0.75 + 0.4 * 0.5 + 0.2 * 0.9, 12);
    expect(ranks["other"]).toBeCloseTo(0.4 * 0.5 + 0.4 * 0.5 + 0.2 * 0.9, 12);
  });

  test("a part that nobody has data for is dropped, and the others share its weight", () => {
    const ranked = coreRanks(new Map([["one", of(1, 0.5, null)]]), weights).get("one");
    expect(ranked?.value).toBeCloseTo(0.75, 12);
    expect(ranked?.parts.map(({ part, weight, borrowed }) => [part, weight, borrowed])).toEqual([
      ["ENGAGEMENT", 0.5, false],
      ["CONVERSION", 0.5, false],
    ]);
  });

  test("without any data nothing speaks against anyone", () => {
    expect(values({ one: of(null, null, null), other: of(null, null, null) })).toEqual({ one: 1, other: 1 });
  });
});

const candidate = (dealerId: string, over: Partial<Candidate> & { readonly at?: number } = {}): Candidate => ({
  dealerId,
  kilometres: 10,
  relationship: null,
  unmet: [],
  rank: { value: over.at ?? 0.5, parts: [] },
  received: 0,
  ...over,
});

describe("who is asked", () => {
  test("nobody, where all lack something", () => {
    expect(chooseDealer([])).toBeNull();
    expect(
      chooseDealer([
        candidate("D1", { unmet: ["ASKED_BEFORE"] }),
        candidate("D2", { unmet: ["SUSPENDED"], relationship: "FLEET_DEALER_MANAGED" }),
      ]),
    ).toBeNull();
  });

  test("who knows the generator, in the order of relationships, before any better rank", () => {
    const preferred = candidate("D2", { relationship: "MOBILE_LINK_PREFERRED", at: 0.1, kilometres: 900 });
    const managed = candidate("D3", { relationship: "FLEET_DEALER_MANAGED", at: 0.1, kilometres: null });
    const unmonitored = candidate("D4", { relationship: "FLEET_UNMONITORED", at: 0.1 });
    const nearby = candidate("D1", { at: 1 });
    expect(chooseDealer([nearby, unmonitored, preferred, managed])).toEqual({
      dealerId: "D3",
      basis: "KNOWN_RELATIONSHIP",
      decidedBy: "RELATIONSHIP",
    });
    expect(chooseDealer([nearby, unmonitored, preferred, { ...managed, unmet: ["NOT_OPTED_IN"] }])).toMatchObject({ dealerId: "D2" });
    expect(chooseDealer([nearby, unmonitored])).toEqual({ dealerId: "D4", basis: "KNOWN_RELATIONSHIP", decidedBy: "ONLY_ONE" });
  });

  test.each([
    ["by rank", [candidate("D1", { at: 0.7, kilometres: 1 }), candidate("D2", { at: 0.71, kilometres: 70 })], "D2", "RANK"],
    [
      "by distance, where ranks are equal to two decimals",
      [candidate("D1", { at: 0.7049, kilometres: 20 }), candidate("D2", { at: 0.6951, kilometres: 19.99 })],
      "D2",
      "DISTANCE",
    ],
    [
      "by what was received, where distances are, too",
      [candidate("D1", { kilometres: 20.001, received: 3 }), candidate("D2", { kilometres: 20.004, received: 2 })],
      "D2",
      "RECEIVED",
    ],
    ["by id in the end", [candidate("D2"), candidate("D1")], "D1", "DEALER_ID"],
    ["alone", [candidate("D1"), candidate("D2", { unmet: ["NO_QUALIFIED_TECHNICIAN"], at: 1 })], "D1", "ONLY_ONE"],
  ] as const)("otherwise %s", (_name, candidates, dealerId, decidedBy) => {
    const choice = { dealerId, basis: "NEARBY", decidedBy };
    expect(chooseDealer(candidates)).toEqual(choice);
    expect(chooseDealer(candidates.toReversed())).toEqual(choice);
  });
});
