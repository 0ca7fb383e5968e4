import { boardOperation, obstaclesOperation } from "@dealer-scorecards/ui-components/data/board-operations.ts";
import * as comparison from "@dealer-scorecards/ui-components/data/comparison-operations.ts";
import * as goals from "@dealer-scorecards/ui-components/data/goal-operations.ts";
import * as improvement from "@dealer-scorecards/ui-components/data/improvement-operations.ts";
import * as onDemand from "@dealer-scorecards/ui-components/data/on-demand-operations.ts";
import * as dashboard from "@dealer-scorecards/ui-components/data/operations.ts";
import { pageSize } from "@dealer-scorecards/ui-components/data/pages.ts";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type GraphQLSchema, Kind, parse } from "graphql";
import { largestCost, operationCost } from "server/app/operation-cost.ts";
import { createSchema } from "server/app/schema.ts";
import { programs } from "server/kpi/catalogue.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { operations as benchmarks } from "../../bench/reading/operations.ts";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";
import { metricResult } from "../../ui-components/support/fixtures.ts";

let api: ApiServer;
let schema: GraphQLSchema;
beforeAll(async () => {
  [api, schema] = await Promise.all([createApiServer("2026-06-15T12:00:00Z"), createSchema()]);
});
afterAll(() => api.close());

function costOf(text: string, variables: Readonly<Record<string, unknown>> = {}): number {
  const document = parse(text);
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error("The document has no operation.");
  return operationCost(schema, document, operation, variables);
}

const program = "program: FLEET_SERVICE_OPPORTUNITIES";

/** As many as the largest program has. */
const everyMetric = Math.max(...programs.map(({ metrics }) => metrics.length));

describe("the cost of an operation", () => {
  test.each([
    ["a field each", "{ viewer { subject } programs { code } }", {}, 2 + 20 * 2],
    [
      "rows of a page, and the page's own fields once",
      `{ dealers(first: 5) { nodes { name } pageInfo { hasNextPage } } }`,
      {},
      1 + 5 * 2 + 2,
    ],
    ["without a length, the length that the schema gives", "{ dealers { nodes { name } } }", {}, 1 + 20 * 2],
    ["a length from a variable", "query ($n: Int!) { dealers(first: $n) { edges { node { name } } } }", { n: 7 }, 1 + 7 * 3],
    ["lists in lists", `{ dealers(first: 5) { nodes { scorecards(${program}, first: 3) { nodes { month } } } } }`, {}, 1 + 5 * (2 + 3 * 2)],
    [
      "as many results as metrics are named",
      `{ dealer(id: "x") { scorecard(${program}, month: "2026-01") { results(metrics: ["A", "B"]) { value } } } }`,
      {},
      2 + 2 * 2,
    ],
    ["weeks by metrics", `{ dealer(id: "x") { weeklyResults(${program}, weeks: 4, metrics: ["A", "B", "C"]) { value } } }`, {}, 1 + 12 * 2],
    ["more than any list gives, as the longest", "{ dealers(first: 2000000000) { nodes { name } } }", {}, 1 + 100 * 2],
    [
      "no more tiles than a program has, nor bars than they show",
      `{ dealer(id: "x") { tiles(${program}) { bars { value } } } }`,
      {},
      1 + 6 * (1 + 12 * 2),
    ],
    [
      "a fragment wherever it is spread",
      '{ a: dealer(id: "x") { ...d } b: dealer(id: "y") { ...d } } fragment d on Dealer { name }',
      {},
      4,
    ],
    [
      "of fragments on several types the longest, beside what is common",
      `{ node(id: "x") { id ... on Dealer { name country } ... on Customer { name } ...d } } fragment d on Dealer { currency }`,
      {},
      1 + 1 + 3,
    ],
    [
      "all results of a program, where none is named",
      `{ dealer(id: "x") { scorecard(${program}, month: "2026-01") { results { value } } } }`,
      {},
      2 + everyMetric * 2,
    ],
    [
      "a record of a receipt as ten values",
      `{ dealer(id: "x") { scorecard(${program}, month: "2026-01") { result(metric: "A") { receipt { counted(first: 3) { nodes { reason } } } } } } }`,
      {},
      5 + 3 * 11,
    ],
    [
      "each preview of a definition as twenty thousand",
      `{ a: definitionPreview(${program}, metric: "A", version: 2) { version } b: definitionPreview(${program}, metric: "A", version: 3) { version } }`,
      {},
      2 * 20_001,
    ],
    ["nothing of the schema itself", "{ __schema { types { fields { name } } } }", {}, 1],
  ] as const)("counts %s", (_, text, variables, expected) => {
    expect(costOf(text, variables)).toBe(expected);
  });
});

const many = (count: number, field: (index: number) => string) => Array.from({ length: count }, (_, index) => field(index)).join(" ");

/** Ten dealers with ten lists each. */
const lists = (selection: string) => `{ ${many(10, (at) => `d${at}: dealer(id: "x") { ...lists }`)} }
    fragment lists on Dealer { ${many(10, (at) => `l${at}: scorecards(${program}, first: 100) { nodes { ${selection} } }`)} }`;

describe("an operation that asks for too much", () => {
  test("is refused with its cost and the limit", async () => {
    const { status, errors } = await api.send(lists("results { value numerator denominator met }"));
    const cost = 10 * (1 + 10 * (1 + 100 * (1 + everyMetric * 5)));
    expect(status).toBe(400);
    expect(errors).toMatchObject([
      {
        message: `The operation can ask for ${cost.toLocaleString("en")} values; expected at most 150,000. Ask for shorter lists, or in several requests.`,
        extensions: { code: "BAD_USER_INPUT", cost, limit: largestCost },
      },
    ]);
  });

  test("is not one that asks as often for less", async () => {
    expect(await api.send(lists("month"))).toMatchObject({ status: 200, errors: [] });
  });

  test("a thousand times 100 months of a dealer is too much", () => {
    expect(
      costOf(`{ dealer(id: "x") { ${many(1000, (at) => `s${at}: scorecards(${program}, first: 100) { nodes { month } }`)} } }`),
    ).toBeGreaterThan(largestCost);
  });

  test("is found at once, however often fragments double it", () => {
    const twice = (at: number) => ["01", "02"].map((month) => `m${month}: scorecard(${program}, month: "2026-${month}") { ...f${at + 1} }`);
    const doubling = many(40, (at) => `fragment f${at} on MonthlyScorecard { dealer { ${twice(at).join(" ")} } }`);
    const text = `{ dealer(id: "x") { scorecard(${program}, month: "2026-01") { ...f0 } } } ${doubling} fragment f40 on MonthlyScorecard { month }`;
    expect(costOf(text)).toBeGreaterThan(2 ** 40);
  });
});

describe("far below the limit stays", () => {
  const small = largestCost / 4;
  const { monthCountsOperation, metricFields: _fields, resultFields: _results, pageFields: _pages, ...pages } = dashboard;
  const months = Array.from({ length: 12 }, (_, at) => `2026-${String(at + 1).padStart(2, "0")}` as const);
  const missed = Array.from({ length: 30 }, () => metricResult());

  test.each(
    Object.entries({
      ...pages,
      ...comparison,
      ...goals,
      ...improvement,
      ...onDemand,
      boardOperation,
      monthCountsOperation: monthCountsOperation(months).operation,
      obstaclesOperation: obstaclesOperation(missed).operation,
    }),
  )("%s of the dashboard", (_, { text }) => {
    expect(costOf(text, { first: pageSize, months: 14 })).toBeLessThan(small);
  });

  test("a page of a hundred dealers with their tiles", () => {
    const tiles = `tiles(${program}) { metric { code } result { value met goal { value } } bars { month value met } }`;
    expect(costOf(`{ dealers(first: 100) { nodes { name ${tiles} } } }`)).toBeLessThan(small);
  });

  test.each(benchmarks.map(({ name, document }) => [name, document]))("the benchmark's %s", (_, document) => {
    expect(costOf(document)).toBeLessThan(small);
  });

  test("what the documentation asks", async () => {
    const readme = await readFile(join(import.meta.dirname, "../../../README.md"), "utf8");
    const asked = [...readme.matchAll(/```graphql\n([^]*?)```/g)].map(([, text]) => text ?? "");
    expect(asked.length).toBeGreaterThan(2);
    for (const text of asked) expect(costOf(text)).toBeLessThan(small);
  });
});
