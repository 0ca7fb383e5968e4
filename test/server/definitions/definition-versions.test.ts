import { publishResults } from "server/features/publication/publish.writer.ts";
import { findMetric, programOf } from "server/kpi/catalogue.ts";
import { catalogueIssues } from "server/kpi/catalogue-issues.ts";
import { versionOfMetric } from "server/kpi/definition-versions.ts";
import type { Metric, Program } from "server/kpi/metric.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { cellParameters, monthCell } from "server/storage/kpi/cohort-sql.ts";
import { publishSql } from "server/storage/kpi/publish-sql.ts";
import { workerTransaction } from "server/storage/worker-transaction.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { opaque } from "../../support/api-opaque.ts";
import { newDealer } from "../../support/api-records.ts";
import { program } from "../../support/api-scorecards.ts";
import { type ApiServer, type Asker, createApiServer, type Question } from "../../support/api-server.ts";
import { giveCloseRateVersions, insertAccepted, preview } from "../../support/definitions.ts";
import { day } from "../../support/opportunities.ts";

const scope = mintDealerScope({ kind: "STAFF" });
const publishedAt = new Date("2026-05-20T00:00:00Z");

function closeRate(): Metric {
  const metric = findMetric(program, "CLOSE_RATE");
  if (!metric) throw new Error("The close rate is missing.");
  return metric;
}

let api: ApiServer;
let takeBack: () => void;
beforeAll(async () => {
  takeBack = giveCloseRateVersions();
  api = await createApiServer("2026-06-15T12:00:00Z");
  const { dataSource } = api.database;
  await newDealer(dataSource, { id: "A" });
  // Both within 30 days of acceptance, one of them within 21; February was published by the first version.
  for (const month of ["2026-02", "2026-03"]) await insertAccepted(api, "A", month, [day, 25 * day, null, null]);
  await publishByFirst("A", "2026-02");
  await publishResults(scope, dataSource, publishedAt);
});
afterAll(async () => {
  takeBack();
  await api.close();
});

/** As a release did whose version in force was the first. */
async function publishByFirst(dealer: string, month: "2026-02"): Promise<void> {
  const first = versionOfMetric(closeRate(), 1);
  if (!first) throw new Error("The first version is missing.");
  const parameters = [publishedAt, ...cellParameters([monthCell(dealer, month, "UTC")]), program, [publishedAt]];
  await workerTransaction(scope, api.database.dataSource, (manager) => manager.query(publishSql([first]), parameters));
}

const fields = `state value numerator denominator differsSincePublication edition { definitionVersion } metric { id version definition }
  receipt { definition definitionVersion counts { counted notCounted leftOut } counted { nodes { record { id } reason } } notCounted { nodes { reason } } }`;

interface Answered {
  readonly value: number;
  readonly differsSincePublication: boolean | null;
  readonly edition: { readonly definitionVersion: number } | null;
  readonly metric: { readonly id: string; readonly version: number; readonly definition: string };
  readonly receipt: {
    readonly definition: string;
    readonly definitionVersion: number;
    readonly counts: object;
    readonly counted: { readonly nodes: readonly { readonly reason: string }[] };
    readonly notCounted: { readonly nodes: readonly { readonly reason: string }[] };
  };
}

const query = `query ($months: Int!) { dealer(id: "A") { scorecards(program: ${program}, first: $months) { nodes { month result(metric: "CLOSE_RATE") { ${fields} } } } } }`;

async function answered(question: Question = {}): Promise<ReadonlyMap<string, Answered>> {
  interface Data {
    readonly dealer: { readonly scorecards: { readonly nodes: readonly { readonly month: string; readonly result: Answered }[] } };
  }
  const { dealer } = await api.ask<Data>(query, { ...question, variables: { months: 5 } });
  return new Map(dealer.scorecards.nodes.map(({ month, result }) => [month, result]));
}

async function nodeOf(id: string | undefined, as: Asker = "staff"): Promise<object | null> {
  const node = "query ($id: ID!) { node(id: $id) { ... on MetricDefinition { id version definition } } }";
  return (await api.ask<{ node: object | null }>(node, { variables: { id }, as })).node;
}

const versions = (as: Asker) =>
  api.ask(`{ metricDefinition(program: ${program}, code: "CLOSE_RATE") { version versions { version status definition json } } }`, { as });

const others = () => programOf(program).otherVersions ?? [];

function issuesWith(change: Partial<Program>): string[] {
  return catalogueIssues([{ ...programOf(program), ...change }]);
}

describe("a receipt is of the version that its number was published by", () => {
  test("one published by a retired version has that one's words, and its records are counted by it", async () => {
    const february = (await answered()).get("2026-02");
    expect(february).toMatchObject({
      value: 0.5,
      differsSincePublication: false,
      edition: { definitionVersion: 1 },
      metric: { version: 1, definition: expect.stringContaining("within 30 days of acceptance") as string },
      receipt: {
        definition: expect.stringContaining("within 30 days of acceptance") as string,
        definitionVersion: 1,
        counts: { counted: 2, notCounted: 2, leftOut: 0 },
      },
    });
    expect(february?.receipt.counted.nodes.map(({ reason }) => reason).join()).toMatch(/25 days, within 30 days/);
  });

  test("one published since has today's, beside it in the same answer", async () => {
    const march = (await answered()).get("2026-03");
    expect(march).toMatchObject({
      value: 0.25,
      differsSincePublication: false,
      edition: { definitionVersion: 2 },
      metric: { version: 2, definition: "Completed within 21 days." },
      receipt: { definition: "Completed within 21 days.", definitionVersion: 2, counts: { counted: 1, notCounted: 3, leftOut: 0 } },
    });
    expect(march?.receipt.notCounted.nodes.map(({ reason }) => reason).join()).toMatch(/25 days, more than 21 days/);
  });

  test("tiles and bars keep each month's own", async () => {
    const { dealer } = await api.ask<{ dealer: { tiles: { bars: { month: string; value: number; metric: { version: number } }[] }[] } }>(
      `{ dealer(id: "A") { tiles(program: ${program}) { bars { month value metric { version } } } } }`,
    );
    const [, , close] = dealer.tiles;
    expect(close?.bars.map(({ month, value, metric }) => [month, value, metric.version])).toEqual([
      ["2026-02", 0.5, 1],
      ["2026-03", 0.25, 2],
    ]);
  });

  test("its definition is found again by its id, which is another than today's", async () => {
    const [february, march] = await answered().then((months) => [months.get("2026-02"), months.get("2026-03")]);
    expect(await nodeOf(february?.metric.id)).toEqual(february?.metric);
    expect(await nodeOf(march?.metric.id)).toEqual(march?.metric);
    expect(february?.metric.id).not.toBe(march?.metric.id);
  });

  test("of a version that this release does not have nothing is explained", async () => {
    await newDealer(api.database.dataSource, { id: "B" });
    await api.database.dataSource.query(
      `INSERT INTO metric_result SELECT (jsonb_populate_record(p, '{"dealer_id": "B", "definition_version": 9}')).* FROM metric_result p
       WHERE dealer_id = 'A' AND month = '2026-02-01' AND metric = 'CLOSE_RATE'`,
    );
    const ask = (part: string) =>
      api.send<{ dealer: { scorecard: { result: object } | null } }>(
        `{ dealer(id: "B") { scorecard(program: ${program}, month: "2026-02") { result(metric: "CLOSE_RATE") { value edition { definitionVersion } ${part} } } } }`,
      );
    const { data } = await ask("");
    expect(data?.dealer.scorecard?.result).toEqual({ value: 0.5, edition: { definitionVersion: 9 } });
    const { errors } = await ask("receipt { definition }");
    expect(errors).toMatchObject([
      {
        message: "CLOSE_RATE of 2026-02 was published by version 9 of its definition, which this release does not have.",
        extensions: { code: "NOT_FOUND" },
      },
    ]);
  });
});

describe("the versions of a definition", () => {
  test("are listed newest first, with words and data", async () => {
    expect(await versions("staff")).toMatchObject({
      metricDefinition: {
        version: 2,
        versions: [
          {
            version: 3,
            status: "PROPOSED",
            definition: "Completed within 45 days.",
            json: expect.stringContaining('"amount": 45') as string,
          },
          { version: 2, status: "IN_FORCE", definition: "Completed within 21 days." },
          { version: 1, status: "RETIRED" },
        ],
      },
    });
  });

  test("a dealer is not shown what is only proposed", async () => {
    expect(await versions(["A"])).toMatchObject({ metricDefinition: { versions: [{ version: 2 }, { version: 1 }] } });
    const id = opaque("MetricDefinition", program, "CLOSE_RATE", "3");
    expect([await nodeOf(id), await nodeOf(id, ["A"])]).toMatchObject([{ version: 3 }, null]);
  });

  test("the one proposed is previewed beside the one in force; what the first published is told apart", async () => {
    const { version, totals, moves } = await preview(api, { version: 3, from: "2026-02", to: "2026-03", filter: { ids: ["A"] } });
    expect(version).toBe(3);
    expect(totals).toMatchObject({ moved: 2, final: 2, recordsChanged: 0 });
    expect(moves.nodes.map(({ month, before, after, published }) => [month, before.numerator, after.numerator, published])).toEqual([
      ["2026-02", 1, 2, { version: 1, numerator: 2, recordsChanged: false }],
      ["2026-03", 1, 2, { version: 2, numerator: 1, recordsChanged: false }],
    ]);
  });

  test("a retired one is held against it, too", async () => {
    const { moves } = await preview(api, { version: 1, from: "2026-03", to: "2026-03", filter: { ids: ["A"] } });
    expect(moves.nodes.map(({ before, after }) => [before.numerator, after.numerator])).toEqual([[1, 2]]);
  });
});

test("a restatement is by the version in force, and says so", async () => {
  await newDealer(api.database.dataSource, { id: "C" });
  await insertAccepted(api, "C", "2026-02", [day, 25 * day]);
  await publishByFirst("C", "2026-02");
  const answer = await api.ask(
    `mutation { restateMetric(input: { dealerID: "C", program: ${program}, metric: "CLOSE_RATE", month: "2026-02", reason: "By the new window." }) {
      movedRecords userErrors { message } result { value edition { edition definitionVersion } receipt { definition } editions { definitionVersion } } } }`,
  );
  expect(answer).toEqual({
    restateMetric: {
      movedRecords: 1,
      userErrors: [],
      result: {
        value: 0.5,
        edition: { edition: 2, definitionVersion: 2 },
        receipt: { definition: "Completed within 21 days." },
        editions: [{ definitionVersion: 2 }, { definitionVersion: 1 }],
      },
    },
  });
});

describe("the catalogue names what is wrong with versions", () => {
  test("sound ones have no issue", () => {
    expect(issuesWith({})).toEqual([]);
  });

  test("a gap, a second proposal, another unit, a metric that is not there, words that are missing", () => {
    const third = others().filter(({ version }) => version === 3);
    expect(issuesWith({ otherVersions: third })).toContain(
      "FLEET_SERVICE_OPPORTUNITIES: CLOSE_RATE has version 2 in force and beside it 3; expected 1, 3.",
    );
    const [proposed] = third;
    if (!proposed) throw new Error("The proposed version is missing.");
    expect(issuesWith({ otherVersions: [...others(), { ...proposed, version: 4 }] })).toEqual(
      expect.arrayContaining([
        "FLEET_SERVICE_OPPORTUNITIES: CLOSE_RATE has version 2 in force and beside it 1, 3, 4; expected 1, 3.",
        "FLEET_SERVICE_OPPORTUNITIES: the text metric.FLEET_SERVICE_OPPORTUNITIES.CLOSE_RATE.definition.4 is missing in ru.",
      ]),
    );
    expect(issuesWith({ otherVersions: others().map((each) => ({ ...each, unit: "HOURS" as const })) })).toContain(
      "FLEET_SERVICE_OPPORTUNITIES: version 3 of CLOSE_RATE has another unit.",
    );
    expect(issuesWith({ otherVersions: [...others(), { ...proposed, code: "OPEN_RATE", version: 1 }] })).toContain(
      "FLEET_SERVICE_OPPORTUNITIES: version 1 of OPEN_RATE is of no metric of the program.",
    );
    const broken = { ...proposed, numerator: { op: "filled", field: "no_such_field" } as const };
    expect(issuesWith({ otherVersions: [...others().filter((each) => each !== proposed), broken] })).toContain(
      "FLEET_SERVICE_OPPORTUNITIES.CLOSE_RATE: OPPORTUNITY has no field no_such_field.",
    );
  });
});
