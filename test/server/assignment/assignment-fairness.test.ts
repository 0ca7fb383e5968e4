import fc from "fast-check";
import { assignRequests } from "server/features/assignment/assign-requests.writer.ts";
import type { OpportunityStep } from "server/features/opportunity/opportunity-step.ts";
import { takeStep } from "server/features/opportunity/opportunity-step.writer.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ApiServer, type Asker, createApiServer, settableClock } from "../../support/api-server.ts";
import { centre, newRequest, takingPart } from "../../support/requests.ts";

const staff = mintDealerScope({ kind: "STAFF" });
const start = new Date("2026-06-15T10:00:00Z");
const later = (hours: number, milliseconds = 0) => new Date(start.getTime() + hours * 3_600_000 + milliseconds);
const north = (kilometres: number) => ({ latitude: centre.latitude + kilometres / 111.195, longitude: centre.longitude });

interface Dealer {
  readonly dealerID: string;
  readonly couldBeAsked: number;
  readonly asked: number;
  readonly shareAsked: number | null;
  readonly meanKilometres: number | null;
  readonly hindrances: readonly { readonly hindrance: string; readonly times: number }[];
}

interface Band {
  readonly from: number | null;
  readonly to: number | null;
  readonly dealers: number;
  readonly couldBeAsked: number;
  readonly asked: number;
  readonly shareAsked: number | null;
}

interface Fairness {
  readonly overall: {
    readonly decisions: number;
    readonly unassigned: number;
    readonly byRank: readonly Band[];
    readonly byDistance: readonly Band[];
    readonly byTechnicians: readonly Band[];
    readonly correlations: readonly { readonly by: string; readonly coefficient: number | null; readonly dealers: number }[];
  };
  readonly dealers: {
    readonly nodes: readonly Dealer[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

const fields = `overall { decisions unassigned byRank { from to dealers couldBeAsked asked shareAsked } byDistance { from to dealers couldBeAsked asked shareAsked }
    byTechnicians { from to dealers couldBeAsked asked shareAsked } correlations { by coefficient dealers } }
  dealers(first: $first, after: $after, sort: $sort) { pageInfo { hasNextPage endCursor }
    nodes { dealerID name inQuestion couldBeAsked asked shareAsked meanCoreRank meanKilometres technicians accepted declined expired pending hindrances { hindrance times } } }`;

const ask = (api: ApiServer, variables: object = {}, as: Asker = "staff") =>
  api.send<{ assignmentFairness: Fairness | null }>(
    `query ($from: DateTime!, $to: DateTime!, $countries: [String!], $first: Int! = 20, $after: String, $sort: AssignmentFairnessSort) {
      assignmentFairness(from: $from, to: $to, countries: $countries) { ${fields} } }`,
    { variables: { from: "2026-06-01T00:00:00Z", to: "2026-07-01T00:00:00Z", ...variables }, as },
  );

async function report(api: ApiServer, variables: object = {}): Promise<Fairness> {
  const { data, body } = await ask(api, variables);
  if (!data?.assignmentFairness) throw new Error(body);
  return data.assignmentFairness;
}

describe("of four requests among four dealers, a fairness report", () => {
  let api: ApiServer;
  beforeAll(async () => {
    api = await createApiServer(later(200));
    const { dataSource } = api.database;
    await takingPart(dataSource, { id: "D1", ...north(5), country: "US" });
    await takingPart(dataSource, { id: "D2", ...north(15), country: "CA" });
    await takingPart(dataSource, { id: "D3", ...north(1), country: "US", optedIn: false });
    await takingPart(dataSource, { id: "D4", ...north(25), country: "US" }, { air_cooled: false });
    for (const id of ["R1", "R2", "R3"]) await newRequest(dataSource, id, { assignAt: start });
    await newRequest(dataSource, "R4", { assignAt: start, latitude: null, longitude: null });
    await assignRequests(staff, dataSource, start);
    const take = async (request: string, step: OpportunityStep) => {
      const [row] = await dataSource.query<{ id: string }[]>("SELECT id FROM opportunity WHERE request_id = $1", [request]);
      await takeStep(staff, dataSource, { dealerId: "D1", opportunityId: row?.id ?? "", step, by: "x" }, settableClock(start));
    };
    await take("R1", { kind: "DECLINE", reason: "x" });
    await take("R2", { kind: "ACCEPT" });
    await assignRequests(staff, dataSource, later(1));
    await assignRequests(staff, dataSource, later(48, 1));
  });
  afterAll(() => api.close());

  test("tells of each dealer how often it was in question, could be asked and was, why not, and what became of it", async () => {
    const { nodes } = (await report(api)).dealers;
    const never = { accepted: 0, declined: 0, expired: 0, pending: 0, asked: 0, couldBeAsked: 0, shareAsked: null, meanKilometres: null };
    expect(nodes).toEqual([
      {
        dealerID: "D1",
        name: expect.any(String),
        inQuestion: 5,
        couldBeAsked: 3,
        asked: 3,
        shareAsked: 1,
        meanCoreRank: 1,
        meanKilometres: expect.closeTo(5, 2),
        technicians: 1,
        accepted: 1,
        declined: 1,
        expired: 1,
        pending: 0,
        hindrances: [{ hindrance: "ASKED_BEFORE", times: 2 }],
      },
      expect.objectContaining({ dealerID: "D2", inQuestion: 5, couldBeAsked: 5, asked: 2, shareAsked: 0.4, expired: 2, hindrances: [] }),
      expect.objectContaining({ dealerID: "D4", ...never, hindrances: [{ hindrance: "NO_QUALIFIED_TECHNICIAN", times: 5 }] }),
      expect.objectContaining({ dealerID: "D3", ...never, meanCoreRank: null, hindrances: [{ hindrance: "NOT_OPTED_IN", times: 5 }] }),
    ]);
  });

  test("tells overall how offers went by distance and capacity, and how many requests nobody was left for", async () => {
    const { overall } = await report(api);
    expect(overall).toMatchObject({ decisions: 6, unassigned: 1 });
    expect(overall.byDistance).toEqual([
      { from: 0, to: 10, dealers: 1, couldBeAsked: 3, asked: 3, shareAsked: 1 },
      { from: 10, to: 20, dealers: 1, couldBeAsked: 5, asked: 2, shareAsked: 0.4 },
    ]);
    expect(overall.byTechnicians).toEqual([{ from: 1, to: 1, dealers: 2, couldBeAsked: 8, asked: 5, shareAsked: 0.625 }]);
    expect(overall.correlations.map(({ by, coefficient, dealers }) => [by, coefficient, dealers])).toEqual([
      ["CORE_RANK", null, 2],
      ["DISTANCE", null, 2],
      ["TECHNICIANS", null, 2],
    ]);
  });

  test("is narrowed to countries and to a period, whose end is not in it", async () => {
    const ids = async (variables: object) => (await report(api, variables)).dealers.nodes.map(({ dealerID }) => dealerID);
    expect(await ids({ countries: ["CA"] })).toEqual(["D2"]);
    expect(await ids({ countries: [] })).toEqual([]);
    expect((await report(api, { to: start.toISOString() })).overall.decisions).toBe(0);
    expect((await report(api, { from: start.toISOString(), to: later(0, 1).toISOString() })).overall.decisions).toBe(4);
  });

  test.each([
    ["ASKED", "ASC", ["D3", "D4", "D2", "D1"]],
    ["COULD_BE_ASKED", "DESC", ["D2", "D1", "D4", "D3"]],
    ["SHARE_ASKED", "DESC", ["D1", "D2", "D4", "D3"]],
    ["CORE_RANK", "ASC", ["D3", "D1", "D2", "D4"]],
    ["DEALER_ID", "DESC", ["D4", "D3", "D2", "D1"]],
  ] as const)("stands in pages by %s %s", async (field, direction, expected) => {
    const found: string[] = [];
    let after: string | null = null;
    do {
      const { dealers }: Fairness = await report(api, { first: 1, after, sort: { field, direction } });
      found.push(...dealers.nodes.map(({ dealerID }) => dealerID));
      after = dealers.pageInfo.hasNextPage ? dealers.pageInfo.endCursor : null;
    } while (after !== null);
    expect(found).toEqual(expected);
  });

  test("is for staff alone", async () => {
    expect((await ask(api, {}, ["D1"])).data).toEqual({ assignmentFairness: null });
  });

  test.each([
    ["2026-07-01T00:00:00Z", "2026-07-01T00:00:00Z"],
    ["2026-01-01T00:00:00Z", "2027-01-02T00:00:00.001Z"],
  ])("from %s to %s is refused", async (from, to) => {
    expect((await ask(api, { from, to })).errors[0]).toMatchObject({ extensions: { code: "BAD_USER_INPUT", argument: "to" } });
  });
});

/** Ranks from 1 on; of equal ones, the mean. */
const ranks = (values: readonly number[]) =>
  values.map((value) => values.filter((other) => other < value).length + (values.filter((other) => other === value).length + 1) / 2);

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]) => sum(values) / values.length;
const off = (values: readonly number[]) => values.map((value) => value - mean(values));
const product = (one: readonly number[], other: readonly number[]) => sum(one.map((value, index) => value * (other[index] ?? 0)));

function pearson(one: readonly number[], other: readonly number[]): number | null {
  const [a, b] = [off(one), off(other)];
  const whole = Math.sqrt(product(a, a) * product(b, b));
  return whole === 0 ? null : product(a, b) / whole;
}

interface Able {
  readonly could: number;
  readonly asked: number;
  readonly rank: number;
  readonly kilometres: number | null;
}

/** Spearman's: of ranks. */
function coefficientOf(dealers: readonly Able[], value: (dealer: Able) => number): number | null {
  if (dealers.length < 3) return null;
  return pearson(ranks(dealers.map(value)), ranks(dealers.map(({ asked, could }) => asked / could)));
}

/** So that two computations of one number are the same. */
const rounded = (value: number | null) => (value === null ? null : Math.round(value * 1e9) + 0);

test("quarters and rank correlations are those of the decisions, computed once more without SQL", { timeout: 120_000 }, async () => {
  const api = await createApiServer(start);
  const { dataSource } = api.database;
  const ids = Array.from({ length: 9 }, (_, index) => `D${index}`);
  try {
    for (const id of ids) await takingPart(dataSource, { id });
    const candidate = fc.record({
      dealer: fc.nat(8),
      kilometres: fc.option(fc.integer({ min: 0, max: 90 })),
      rank: fc.integer({ min: 0, max: 8 }).map((eighths) => eighths / 8),
      free: fc.boolean(),
    });
    const decision = fc.record({
      candidates: fc.uniqueArray(candidate, { selector: ({ dealer }) => dealer, maxLength: 6 }),
      chosen: fc.nat(5),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(decision, { minLength: 1, maxLength: 30 }), async (decisions) => {
        await dataSource.query("TRUNCATE assignment");
        const stored = decisions.map(({ candidates, chosen }, index) => {
          const free = candidates.filter((each) => each.free);
          const asked = free.length === 0 ? null : (free[chosen % free.length]?.dealer ?? null);
          return { request: `R${index}`, asked, candidates };
        });
        for (const { request, asked, candidates } of stored) {
          const kept = candidates.map(({ dealer, kilometres, rank, free }) => ({
            dealerId: ids[dealer],
            kilometres,
            relationship: null,
            unmet: free ? [] : ["ASKED_BEFORE"],
            rank: { value: rank, parts: [] },
            received: 0,
          }));
          await dataSource.query(
            `INSERT INTO assignment (request_id, round, decided_at, setting_version, asked_dealer_id, opportunity_id, basis, decided_by, candidates, paused)
             VALUES ($1, 1, $2, 0, $3::text, $3, CASE WHEN $3 IS NOT NULL THEN 'NEARBY' END, CASE WHEN $3 IS NOT NULL THEN 'RANK' END, $4, '[]')`,
            [request, start, asked === null ? null : ids[asked], JSON.stringify(kept)],
          );
        }
        const able = ids.flatMap((_, dealer) => {
          const all = stored.flatMap(({ asked, candidates }) =>
            candidates.filter((each) => each.dealer === dealer).map((each) => ({ ...each, asked: asked === dealer })),
          );
          const free = all.filter((each) => each.free);
          if (free.length === 0) return [];
          const known = free.flatMap(({ kilometres }) => kilometres ?? []);
          return [
            {
              could: free.length,
              asked: free.filter((each) => each.asked).length,
              rank: mean(all.map(({ rank }) => rank)),
              kilometres: known.length === 0 ? null : mean(known),
            },
          ];
        });
        const { overall } = await report(api);
        const near = able.filter(({ kilometres }) => kilometres !== null);
        expect(overall.correlations.slice(0, 2).map(({ coefficient, dealers }) => [rounded(coefficient), dealers])).toEqual([
          [rounded(coefficientOf(able, ({ rank }) => rank)), able.length],
          [rounded(coefficientOf(near, ({ kilometres }) => kilometres ?? 0)), near.length],
        ]);
        expect(overall.byRank.map(({ dealers }) => dealers)).toEqual(
          [0, 1, 2, 3].map((place) => Math.floor(able.length / 4) + (place < able.length % 4 ? 1 : 0)).filter((dealers) => dealers > 0),
        );
        for (const bands of [overall.byRank, overall.byDistance, overall.byTechnicians]) {
          expect(sum(bands.map(({ couldBeAsked }) => couldBeAsked))).toBe(sum(able.map(({ could }) => could)));
          expect(sum(bands.map(({ asked }) => asked))).toBe(sum(able.map(({ asked }) => asked)));
        }
        const near10 = stored.flatMap(({ candidates }) =>
          candidates.filter(({ free, kilometres }) => free && kilometres !== null && kilometres < 10),
        ).length;
        expect(overall.byDistance.find(({ from }) => from === 0)?.couldBeAsked ?? 0).toBe(near10);
      }),
      { numRuns: 40 },
    );
  } finally {
    await api.close();
  }
});
