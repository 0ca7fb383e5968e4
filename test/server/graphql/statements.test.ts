import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { insertOpportunities, type OpportunityInput } from "../../support/opportunities.ts";
import { newDealer } from "../../support/api-records.ts";
import { insertServiceRecord } from "../../support/service-records.ts";
import { program, publish } from "../../support/api-scorecards.ts";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";

const now = new Date("2026-06-15T12:00:00Z");
const results = `results(metrics: ["ENGAGEMENT_RATE", "ACCEPTANCE_RATE", "CLOSE_RATE", "CONVERSION_RATE", "ASSIGNED_COUNT"]) {
  metricCode state value numerator denominator finalAt edition { edition }
}`;

let api: ApiServer;
beforeAll(async () => {
  api = await createApiServer(now);
  const { dataSource } = api.database;
  for (let index = 0; index < 50; index += 1) {
    const dealer = await newDealer(dataSource, { id: `L${index}`, timeZone: index % 2 === 0 ? "America/Chicago" : "Europe/Paris" });
    const opportunities: OpportunityInput[] = Array.from({ length: 26 }, (_, month) => ({
      id: `${month}`,
      assigned_at: new Date(Date.UTC(2024, 3 + month, 12)),
      ...(index % 3 === 0 ? { response: "ACCEPTED", responded_at: new Date(Date.UTC(2024, 3 + month, 13)) } : {}),
    }));
    await insertOpportunities(dataSource, dealer, opportunities);
  }
  await publish(api, now);
});
afterAll(() => api.close());

const statementsOf = (query: string, variables: Record<string, unknown> = {}) => api.statements.during(() => api.ask(query, { variables }));
const kinds = (names: readonly string[]) => names.map((name) => name.replace(/_[0-9a-f]{16}$/, ""));
const counts = (names: readonly string[]) => kinds(names).filter((name) => name === "opportunity_counts");

describe("the dashboard of a dealer", () => {
  const dashboard = `query ($months: Int!) { dealer(id: "L0") {
    tiles(program: ${program}) { metric { code } range { from to } cohort { value } result { month value state met goal { value } } bars { month value } }
    scorecards(program: ${program}, first: $months) { nodes { month ${results} } }
  } }`;

  test("takes six statements", async () => {
    expect(await statementsOf(dashboard, { months: 12 })).toHaveLength(6);
  });

  test("takes as many for 24 months as for one", async () => {
    const [one, many] = [await statementsOf(dashboard, { months: 1 }), await statementsOf(dashboard, { months: 24 })];
    expect(kinds(many).toSorted()).toEqual(kinds(one).toSorted());
  });
});

describe("the editions of a history", () => {
  const editions = `query ($months: Int!) { dealer(id: "L0") { scorecards(program: ${program}, first: $months) { nodes {
    results { editions { edition } differsSincePublication }
  } } } }`;

  test("take as many statements for 24 months as for six", async () => {
    const [few, many] = [await statementsOf(editions, { months: 6 }), await statementsOf(editions, { months: 24 })];
    expect(kinds(many).toSorted()).toEqual(kinds(few).toSorted());
  });
});

describe("a month's details", () => {
  test("take two statements, for one row as for a hundred", async () => {
    const details = `query ($first: Int!) { dealer(id: "L1") { opportunities(month: "2026-05", first: $first) { nodes { id answer } } } }`;
    expect(await statementsOf(details, { first: 1 })).toHaveLength(2);
    expect(await statementsOf(details, { first: 100 })).toHaveLength(2);
  });

  const counted = `query ($ids: [ID!], $first: Int!) { dealers(first: 50, filter: { ids: $ids }) { nodes { opportunities(month: "2026-05", first: $first) { totalCount } } } }`;
  const listed = Array.from({ length: 50 }, (_, index) => `L${index}`);

  test("are counted by one statement for 50 dealers, as for one", async () => {
    const { dataSource } = api.database;
    const more = { response: "ACCEPTED", responded_at: new Date("2026-05-13T00:00:00Z") } as const;
    for (const dealer of listed)
      await insertOpportunities(dataSource, dealer, [{ id: "more", assigned_at: new Date("2026-05-12T00:00:00Z"), ...more }]);
    expect(counts(await statementsOf(counted, { ids: ["L0"], first: 1 }))).toHaveLength(1);
    expect(counts(await statementsOf(counted, { ids: listed, first: 1 }))).toHaveLength(1);
  });

  test("that are all on the first page are counted by none", async () => {
    expect(counts(await statementsOf(counted, { ids: listed, first: 100 }))).toEqual([]);
  });
});

describe("the list of dealers", () => {
  const list = `query ($dealers: Int!, $months: Int!) { dealers(first: $dealers) { nodes { name tiles(program: ${program}) { result { value } }
    scorecards(program: ${program}, first: $months) { nodes { month ${results} } } } } }`;

  test("takes as many statements for 50 dealers as for one", async () => {
    const [one, many] = [await statementsOf(list, { dealers: 1, months: 3 }), await statementsOf(list, { dealers: 50, months: 3 })];
    expect(kinds(many).toSorted()).toEqual(kinds(one).toSorted());
  });

  test("takes as many statements for 24 months as for one", async () => {
    const [one, many] = [await statementsOf(list, { dealers: 50, months: 1 }), await statementsOf(list, { dealers: 50, months: 24 })];
    expect(kinds(many).toSorted()).toEqual(kinds(one).toSorted());
  });
});

describe("the receipt of a number", () => {
  test("takes six statements with its three lists, whatever their length", async () => {
    const receipt = `query ($first: Int!) { dealer(id: "L0") { scorecard(program: ${program}, month: "2026-05") { result(metric: "CLOSE_RATE") { value receipt {
      definition counts { counted notCounted leftOut }
      counted(first: $first) { nodes { reason } } notCounted(first: $first) { nodes { reason dealer { name } } } leftOut(first: $first) { nodes { reason } }
    } } } } }`;
    const few = kinds(await statementsOf(receipt, { first: 1 })).toSorted();
    expect(few).toHaveLength(6);
    expect(kinds(await statementsOf(receipt, { first: 100 })).toSorted()).toEqual(few);
  });
});

describe("receipts and slices", () => {
  const list = "(first: 3) { nodes { reason record { id } } pageInfo { endCursor } }";
  const asked = `query ($ids: [ID!], $service: [String!], $metrics: [String!], $months: Int!) {
    dealers(filter: { ids: $ids }, first: 4) { nodes {
      scorecards(program: ${program}, first: $months) { nodes { results(metrics: $metrics) { receipt {
        completeThrough counts { counted notCounted leftOut dividedBy } counted${list} notCounted${list} leftOut${list} dividedBy${list} } } } }
      scorecard(program: FIELD_SERVICE, month: "2026-05") { results(metrics: $service) {
        slices(by: TECHNICIAN, first: 5) { key value } receipt { counts { dividedBy } dividedBy${list} } } } } }
    dealerGroup(filter: { ids: $ids }) { scorecards(program: FIELD_SERVICE, to: "2026-05", months: $months) { results(metrics: $service) {
      slices(by: TECHNICIAN, first: 5) { key value } receipt { counts { counted dividedBy } counted${list} } } } }
  }`;
  // Open months are measured after what is published was read: both have some.
  const few = { ids: ["L0", "L1"], service: ["DISTANCE_PER_VISIT"], metrics: ["CLOSE_RATE"], months: 3 };
  const many = {
    ids: ["L0", "L1", "L2", "L3"],
    service: ["DISTANCE_PER_VISIT", "VISITS_PER_ENGINEER_DAY"],
    metrics: ["CLOSE_RATE", "ENGAGEMENT_RATE", "ASSIGNED_COUNT"],
    months: 12,
  };

  beforeAll(async () => {
    for (const [index, dealer_id] of many.ids.entries()) {
      for (const id of ["V1", "V2"]) {
        const visit = { technician_id: `T${index % 2}`, arrived_at: "2026-05-10T12:00:00Z", distance_km: index + 1 };
        await insertServiceRecord(api.database.dataSource, "visit", { dealer_id, id, ...visit });
      }
    }
  });

  test("take a few statements for many dealers, metrics and months: what is published, and what is open, once each", async () => {
    const names = kinds(await statementsOf(asked, many));
    expect(new Set(names)).toEqual(new Set(kinds(await statementsOf(asked, few))));
    for (const name of ["receipt", "receipt_counts", "slices"]) {
      const times = names.filter((each) => each === name).length;
      // Of dealers by themselves and of all together, each in two rounds at most.
      expect([times >= 1, times <= 4], name).toEqual([true, true]);
    }
  });

  const open = `query ($metrics: [String!]) { dealer(id: "L0") { scorecard(program: FIELD_SERVICE, month: "2026-05") { results(metrics: $metrics) {
    slices(by: TECHNICIAN) { key value } receipt { counts { dividedBy } dividedBy${list} counted${list} } } } } }`;

  test.each([[["DISTANCE_PER_VISIT"]], [["DISTANCE_PER_VISIT", "VISITS_PER_ENGINEER_DAY", "DISTANCE_PER_TECHNICIAN_DAY"]]])(
    "of %j take one each",
    async (metrics) => {
      const names = kinds(await statementsOf(open, { metrics }));
      expect(names.filter((name) => ["receipt", "receipt_counts", "slices"].includes(name)).toSorted()).toEqual([
        "receipt",
        "receipt_counts",
        "slices",
      ]);
    },
  );

  test("asked together are the same as asked one by one", async () => {
    interface Rows {
      readonly dealers: {
        readonly nodes: readonly { readonly scorecards: { readonly nodes: readonly { readonly results: readonly unknown[] }[] } }[];
      };
    }
    const together = await api.ask<Rows>(asked, { variables: many });
    for (const [at, id] of many.ids.entries()) {
      for (const [place, metric] of many.metrics.entries()) {
        const alone = await api.ask<Rows>(asked, { variables: { ...many, ids: [id], metrics: [metric] } });
        const told = (rows: Rows, dealer: number, index: number) =>
          rows.dealers.nodes[dealer]?.scorecards.nodes.map((month) => month.results[index]);
        expect(told(together, at, place)).toEqual(told(alone, 0, 0));
      }
    }
  });
});

describe("goals", () => {
  const goals = `query ($dealers: Int!) { dealers(first: $dealers) { nodes {
    fleet: goals(program: ${program}) { setBy metric { goal { value } } } afterSales: goals(program: AFTER_SALES) { source }
    tiles(program: ${program}) { metric { goal { value } } result { metric { goal { value } } } }
  } } }`;

  test("of several programs are read by one statement for 50 dealers, as for one", async () => {
    for (const dealers of [1, 50]) {
      expect(kinds(await statementsOf(goals, { dealers })).toSorted()).toEqual(["dealers_by_name", "newest_final", "set_goals"]);
    }
  });

  test("of everybody are read only where they are asked for", async () => {
    expect(await statementsOf("{ programs { metrics { name } } }")).toEqual([]);
    expect(await statementsOf("{ programs { metrics { goal { value } } } }")).toEqual(["set_goals"]);
  });
});

describe("a sum of dealers", () => {
  const group = `query ($ids: [ID!], $months: Int!) { dealerGroup(filter: { ids: $ids }) { dealerCount scorecards(program: ${program}, to: "2026-05", months: $months) { month ${results} } } }`;

  test.each([
    ["one dealer and month", ["L0"], 1],
    ["one dealer and 24 months", ["L0"], 24],
    ["50 dealers and one month", null, 1],
    ["50 dealers and 24 months", null, 24],
  ])("takes three statements for %s", async (_, ids, months) => {
    expect(await statementsOf(group, { ids, months })).toHaveLength(3);
  });
});

const monthWith = (...ids: string[]) => ({
  dealer: { scorecard: { result: { value: ids.length } }, opportunities: { nodes: ids.map((internalID) => ({ internalID })) } },
});

describe("one request", () => {
  test("opens one transaction, read-only, and ends it", async () => {
    const from = api.statements.sent.length;
    await api.ask(`{ dealers(first: 2) { nodes { name } } dealerGroup { dealerCount } programs { name } }`);
    await expect
      .poll(() =>
        api.statements.sent
          .slice(from)
          .filter(({ name }) => name === "")
          .map(({ text }) => text.split(";")[0]),
      )
      .toEqual(["BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", "COMMIT"]);
  });

  test("that needs no record asks nothing of the database", async () => {
    const from = api.statements.sent.length;
    await api.ask("{ programs { name metrics { name } } viewer { subject } }");
    expect(api.statements.sent.slice(from)).toEqual([]);
  });

  test("reads one snapshot: what is committed between two of its statements is not seen", async () => {
    const dealer = await newDealer(api.database.dataSource);
    const opportunity = { assigned_at: new Date("2026-06-10T00:00:00Z") };
    await insertOpportunities(api.database.dataSource, dealer, [{ id: "1", ...opportunity }]);
    const query = `{ dealer(id: "${dealer}") { scorecard(program: ${program}, month: "2026-06") { result(metric: "ASSIGNED_COUNT") { value } } opportunities(month: "2026-06") { nodes { internalID } } } }`;
    let reads = 0;
    api.statements.before = async ({ name }) => {
      if (name === "" || ++reads !== 2) return;
      api.statements.before = undefined;
      await insertOpportunities(api.database.dataSource, dealer, [{ id: "2", ...opportunity }]);
    };
    const during = await api.ask(query);
    const after = await api.ask(query);
    expect([during, after]).toEqual([monthWith("1"), monthWith("2", "1")]);
  });
});
