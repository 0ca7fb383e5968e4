import { randomUUID } from "node:crypto";
import { flagOpportunities } from "server/features/assignment/flag-opportunities.writer.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newDealer } from "../../support/api-records.ts";
import { type ApiServer, type Asker, createApiServer } from "../../support/api-server.ts";
import { day, hour, insertOpportunities, type OpportunityInput, plus } from "../../support/opportunities.ts";

const staff = mintDealerScope({ kind: "STAFF" });
const accepted = new Date("2026-06-01T10:00:00Z");
let api: ApiServer;
let dealer: string;
beforeAll(async () => {
  api = await createApiServer(accepted);
});
afterAll(() => api.close());
beforeEach(async () => {
  await api.database.dataSource.query("TRUNCATE opportunity_setting, opportunity, opportunity_event, operator_event, outbox_event");
  dealer = await newDealer(api.database.dataSource);
});

/** An opportunity that was accepted an hour after its assignment; but for what is said otherwise. */
async function acceptedOne(over: Partial<OpportunityInput> = {}, of = dealer): Promise<string> {
  const id = over.id ?? randomUUID();
  const assigned_at = plus(over.responded_at ?? accepted, -hour);
  await insertOpportunities(api.database.dataSource, of, [{ assigned_at, response: "ACCEPTED", responded_at: accepted, ...over, id }]);
  return id;
}

/** The steps that this product keeps, of which imported history has none. */
const step = (id: string, number: number, kind: string, at: Date) =>
  api.database.dataSource.query(
    `INSERT INTO opportunity_event (dealer_id, opportunity_id, number, kind, happened_at, author) VALUES ($1, $2, $3, $4, $5, 'someone')`,
    [dealer, id, number, kind, at],
  );

async function setDays(days: string, at = accepted): Promise<void> {
  api.clock.set(at);
  await api.ask(
    `mutation { setOpportunitySettings(input: { responseClock: ELAPSED, responseHours: 48, radiusKm: 80, engagementWeight: 1, conversionWeight: 1,
       satisfactionWeight: 1, ${days} }) { settings { version } } }`,
  );
}

interface Flag {
  readonly kind: "STALE" | "OVERDUE";
  readonly since: string;
}

async function flagsOf(id: string, at: Date, asOf?: Date): Promise<readonly Flag[] | undefined> {
  api.clock.set(at);
  const { dealer: found } = await api.ask<{ dealer: { opportunities: { nodes: { internalID: string; flags: Flag[] }[] } } }>(
    `query ($dealer: ID!, $asOf: DateTime) { dealer(id: $dealer, asOf: $asOf) { opportunities(month: "2026-06") { nodes { internalID flags { kind since } } } } }`,
    { variables: { dealer, asOf: asOf?.toISOString() ?? null } },
  );
  return found.opportunities.nodes.find(({ internalID }) => internalID === id)?.flags;
}

interface Flagged {
  readonly nodes: readonly {
    readonly opportunity: { readonly internalID: string; readonly dealerID: string };
    readonly flags: readonly Flag[];
  }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

async function flagged(at: Date, variables: object = {}, as: Asker = "staff"): Promise<Flagged> {
  api.clock.set(at);
  const data = await api.ask<{ flaggedOpportunities: Flagged }>(
    `query ($first: Int! = 20, $after: String, $kinds: [OpportunityFlagKind!]) { flaggedOpportunities(first: $first, after: $after, kinds: $kinds) {
       nodes { opportunity { internalID dealerID } flags { kind since } } pageInfo { hasNextPage endCursor } } }`,
    { variables: { ...variables }, as },
  );
  return data.flaggedOpportunities;
}

const later = (days: number, milliseconds = 0) => plus(accepted, days * day + milliseconds);
const iso = (instant: Date) => instant.toISOString();

describe("an accepted opportunity", () => {
  test("is stale from the first millisecond after the days without an update, counted from its acceptance", async () => {
    await setDays("staleAfterDays: 7");
    const id = await acceptedOne();
    expect(await flagsOf(id, later(7))).toEqual([]);
    expect(await flagsOf(id, later(7, 1))).toEqual([{ kind: "STALE", since: iso(later(7, 1)) }]);
  });

  test("is stale from the last update on, where that came later", async () => {
    await setDays("staleAfterDays: 7");
    const id = await acceptedOne({ status_updated_at: later(3) });
    expect(await flagsOf(id, later(10))).toEqual([]);
    expect(await flagsOf(id, later(10, 1))).toEqual([{ kind: "STALE", since: iso(later(10, 1)) }]);
    const before = await acceptedOne({ status_updated_at: later(-1) });
    expect(await flagsOf(before, later(7, 1))).toEqual([{ kind: "STALE", since: iso(later(7, 1)) }]);
  });

  test("is overdue from the first millisecond after the days since its acceptance, whatever updates came", async () => {
    await setDays("closeWithinDays: 30");
    const id = await acceptedOne({ status_updated_at: later(29) });
    expect(await flagsOf(id, later(30))).toEqual([]);
    expect(await flagsOf(id, later(30, 1))).toEqual([{ kind: "OVERDUE", since: iso(later(30, 1)) }]);
  });

  test("counts days of 24 hours over a change of clocks", async () => {
    await setDays("staleAfterDays: 1, closeWithinDays: 2");
    const at = new Date("2026-10-24T22:00:00Z");
    dealer = await newDealer(api.database.dataSource, { timeZone: "Europe/Paris" });
    await acceptedOne({ responded_at: at });
    expect((await flagged(plus(at, 2 * day + 1))).nodes.map(({ flags }) => flags)).toEqual([
      [
        { kind: "STALE", since: iso(plus(at, day + 1)) },
        { kind: "OVERDUE", since: iso(plus(at, 2 * day + 1)) },
      ],
    ]);
  });

  test.each<readonly [string, Partial<OpportunityInput>]>([
    ["completed", { outcome: "COMPLETED", outcome_at: later(1) }],
    ["withdrawn", { outcome: "WITHDRAWN", outcome_at: later(1) }],
    ["accepted too late", { responded_at: plus(accepted, 48 * hour), assigned_at: plus(accepted, -hour) }],
    ["declined", { response: "REJECTED" }],
    ["not answered", { response: null, responded_at: null }],
  ])("that is %s is not flagged", async (_name, over) => {
    await setDays("staleAfterDays: 1, closeWithinDays: 1");
    const id = await acceptedOne({ assigned_at: plus(accepted, -hour), ...over });
    expect(await flagsOf(id, later(20))).toEqual([]);
    expect((await flagged(later(20))).nodes).toEqual([]);
  });

  test("is flagged by the settings in force, and by none where they say nothing", async () => {
    const id = await acceptedOne();
    expect(await flagsOf(id, later(20))).toEqual([]);
    await setDays("staleAfterDays: 5", later(20));
    expect(await flagsOf(id, later(20))).toHaveLength(1);
    await setDays("staleAfterDays: 30", later(21));
    expect(await flagsOf(id, later(21))).toEqual([]);
  });

  test("is told of a past instant as it was then: by the settings of then, and the updates made by then", async () => {
    await setDays("staleAfterDays: 7");
    const id = await acceptedOne({ status_updated_at: later(12) });
    await step(id, 1, "ACCEPTED", accepted);
    await step(id, 2, "STATUS_UPDATED", later(2));
    await step(id, 3, "STATUS_UPDATED", later(12));
    await setDays("closeWithinDays: 1", later(13));
    expect(await flagsOf(id, later(14), later(9))).toEqual([]);
    expect(await flagsOf(id, later(14), later(9, 1))).toEqual([{ kind: "STALE", since: iso(later(9, 1)) }]);
    expect(await flagsOf(id, later(14), later(12))).toEqual([]);
    expect(await flagsOf(id, later(14))).toEqual([{ kind: "OVERDUE", since: iso(later(1, 1)) }]);
  });

  test("is not called stale of a past instant of which its updates are not known", async () => {
    await setDays("staleAfterDays: 7");
    const id = await acceptedOne({ status_updated_at: later(12) });
    expect(await flagsOf(id, later(13), later(10))).toEqual([]);
  });
});

describe("the list of those that are flagged", () => {
  test("goes over all dealers, the longest flagged first, in pages", async () => {
    await setDays("staleAfterDays: 7");
    const other = await newDealer(api.database.dataSource);
    const ids = [
      await acceptedOne({ id: "second", status_updated_at: later(1) }),
      await acceptedOne({ id: "first" }, other),
      await acceptedOne({ id: "third", status_updated_at: later(2) }, other),
    ];
    await acceptedOne({ status_updated_at: later(9) });
    const page = await flagged(later(10), { first: 2 });
    expect(page.nodes.map(({ opportunity }) => opportunity.internalID)).toEqual(["first", "second"]);
    const next = await flagged(later(10), { first: 2, after: page.pageInfo.endCursor });
    expect(next).toMatchObject({ nodes: [{ opportunity: { internalID: "third", dealerID: other } }], pageInfo: { hasNextPage: false } });
    expect(ids).toHaveLength(3);
  });

  test("is narrowed to a kind", async () => {
    await setDays("staleAfterDays: 5, closeWithinDays: 3");
    const [quiet, long] = [await acceptedOne(), await acceptedOne({ status_updated_at: later(4) })];
    const idsOf = async (kinds?: string[]) =>
      (await flagged(later(6), { kinds })).nodes.map(({ opportunity }) => opportunity.internalID).toSorted();
    expect(await idsOf()).toEqual([quiet, long].toSorted());
    expect(await idsOf(["STALE"])).toEqual([quiet]);
    expect((await flagged(later(6), { kinds: ["OVERDUE"] })).nodes.flatMap(({ flags }) => flags.map(({ kind }) => kind))).toEqual([
      "OVERDUE",
      "OVERDUE",
    ]);
  });

  test("and the flags are shown to no dealer", async () => {
    await setDays("staleAfterDays: 1");
    await acceptedOne();
    expect((await flagged(later(3), {}, [dealer])).nodes).toEqual([]);
    const seen = await api.ask<object>(`{ dealer(id: "${dealer}") { opportunities(month: "2026-06") { nodes { flags { kind } } } } }`, {
      as: [dealer],
    });
    expect(seen).toEqual({ dealer: { opportunities: { nodes: [{ flags: [] }] } } });
  });
});

const run = (at: Date) => flagOpportunities(staff, api.database.dataSource, at);
const noted = (id: string) =>
  api.database.dataSource.query<object[]>(
    "SELECT number, kind, happened_at, author FROM opportunity_event WHERE opportunity_id = $1 AND author = 'flags' ORDER BY number",
    [id],
  );

describe("the job", () => {
  test("keeps each flag once, also where two run at once, and tells the operator's systems alone", async () => {
    await setDays("staleAfterDays: 1, closeWithinDays: 1");
    const ids = await Promise.all(Array.from({ length: 5 }, () => acceptedOne()));
    for (const id of ids) await step(id, 1, "ASSIGNED", plus(accepted, -hour));
    expect(await run(later(1))).toBe(0);
    await Promise.all([run(later(1, 1)), run(later(1, 1)), run(later(1, 1))]);
    await run(later(5));
    for (const id of ids) {
      expect(await noted(id)).toEqual([
        { number: 2, kind: "STALE", happened_at: later(1, 1), author: "flags" },
        { number: 3, kind: "OVERDUE", happened_at: later(1, 1), author: "flags" },
      ]);
    }
    const told = await api.database.dataSource.query<object[]>(
      "SELECT type, count(*)::int FROM operator_event GROUP BY type ORDER BY type",
    );
    expect(told).toEqual([
      { type: "opportunity.overdue", count: 5 },
      { type: "opportunity.stale", count: 5 },
    ]);
    expect(await api.database.dataSource.query<object[]>("SELECT FROM outbox_event")).toEqual([]);
  });

  test("keeps it again where it is stale again after an update", async () => {
    await setDays("staleAfterDays: 1");
    const id = await acceptedOne();
    await step(id, 1, "ASSIGNED", plus(accepted, -hour));
    await run(later(2));
    await api.database.dataSource.query("UPDATE opportunity SET status_updated_at = $2 WHERE id = $1", [id, later(3)]);
    await run(later(4));
    expect(await noted(id)).toHaveLength(1);
    await run(later(4, 1));
    expect(await noted(id)).toHaveLength(2);
  });

  test("keeps none of imported history, nor where the settings say nothing", async () => {
    await setDays("staleAfterDays: 1");
    const imported = await acceptedOne();
    expect(await run(later(9))).toBe(0);
    await step(imported, 1, "ASSIGNED", plus(accepted, -hour));
    await setDays("staleAfterDays: 100", later(9));
    expect(await run(later(9))).toBe(0);
  });

  test("keeps what a dealer is not shown, not even beneath the API", async () => {
    await setDays("staleAfterDays: 1");
    const id = await acceptedOne();
    await step(id, 1, "ASSIGNED", plus(accepted, -hour));
    await run(later(2));
    api.clock.set(later(2));
    const eventsFor = (as: Asker) =>
      api.ask<object>(`{ dealer(id: "${dealer}") { opportunities(month: "2026-06") { nodes { events { kind author } } } } }`, { as });
    const assigned = { kind: "ASSIGNED", author: "someone" };
    expect(await eventsFor("staff")).toMatchObject({
      dealer: { opportunities: { nodes: [{ events: [{ kind: "STALE", author: "flags" }, assigned] }] } },
    });
    expect(await eventsFor([dealer])).toEqual({ dealer: { opportunities: { nodes: [{ events: [assigned] }] } } });
    const client = await api.database.readPool.connect();
    try {
      await client.query("BEGIN; SET LOCAL ROLE dealer_scorecards_dealer");
      await client.query("SELECT set_config('dealer_scorecards.dealer_ids', $1, true)", [`{"${dealer}"}`]);
      const { rows } = await client.query("SELECT kind FROM opportunity_event");
      expect(rows).toEqual([{ kind: "ASSIGNED" }]);
    } finally {
      await client.query("ROLLBACK");
      client.release();
    }
  });
});
