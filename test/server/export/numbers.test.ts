import { publishResults } from "server/features/publication/publish.writer.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dealerWithOpportunities } from "../../support/api-records.ts";
import { program } from "../../support/api-scorecards.ts";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";
import { coveredCsv, coverOf, csvCells, exportedRows, sendExport, sheetsOf } from "../../support/exports.ts";

const now = new Date("2026-06-15T12:00:00Z");
let api: ApiServer;
let dealer: string;
beforeAll(async () => {
  api = await createApiServer(now);
  dealer = await dealerWithOpportunities(api.database.dataSource, {
    month: "2026-01",
    count: 230,
    seed: 3,
    name: "=Dealer & Sons",
    timeZone: "America/Chicago",
  });
  await publishResults(mintDealerScope({ kind: "STAFF" }), api.database.dataSource, new Date("2026-06-01T00:00:00Z"));
});
afterAll(() => api.close());

interface Result {
  readonly month: string;
  readonly metricCode: string;
  readonly value: number | null;
  readonly numerator: number;
  readonly denominator: number | null;
  readonly state: string;
  readonly met: boolean | null;
}

const cell = (value: number | boolean | string | null) => (value === null ? "" : String(value));

test("a scorecard has the API's results, month by month", async () => {
  const rows = await exportedRows(api, { table: "SCORECARD", dealer, program, months: 30 });
  const { dealer: asked } = await api.ask<{ dealer: { scorecards: { nodes: readonly { results: readonly Result[] }[] } } }>(
    `query ($dealer: ID!) { dealer(id: $dealer) { scorecards(program: ${program}, first: 30) {
      nodes { results { month metricCode value numerator denominator state met } } } } }`,
    { variables: { dealer } },
  );
  const results = asked.scorecards.nodes.flatMap(({ results: each }) => each);
  expect(results.length).toBeGreaterThan(10);
  expect(
    rows.map((row) => [
      row["Month"],
      row["Metric code"],
      row["Value"],
      row["Numerator"],
      row["Denominator"],
      row["State"],
      row["Goal met"],
    ]),
  ).toEqual(
    results.map((result) => [
      result.month,
      result.metricCode,
      cell(result.value),
      cell(result.numerator),
      cell(result.denominator),
      result.state,
      cell(result.met),
    ]),
  );
});

test("fewer months end where they are asked to", async () => {
  const rows = await exportedRows(api, { table: "SCORECARD", dealer, program, to: "2026-03", months: 2, metrics: ["CLOSE_RATE"] });
  expect(rows.map((row) => row["Month"])).toEqual(["2026-03", "2026-02"]);
});

describe("the opportunities of a month", () => {
  test.each([
    [{}, ""],
    [{ sort: { field: "ANSWERED_AT", direction: "ASC" } }, ", sort: { field: ANSWERED_AT, direction: ASC }"],
    [
      { sort: { field: "ID", direction: "DESC" }, filter: { answers: ["EXPIRED"] } },
      ", sort: { field: ID, direction: DESC }, filter: { answers: [EXPIRED] }",
    ],
    [{ filter: { conclusions: ["COMPLETED"], enrolment: "ENROLLED" } }, ", filter: { conclusions: [COMPLETED], enrolment: ENROLLED }"],
  ])("come in the grid's order, sorted and filtered by %j", async (input, args) => {
    const rows = await exportedRows(api, { table: "OPPORTUNITIES", dealer, month: "2026-01", ...input });
    const ids: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const {
        dealer: asked,
      }: { dealer: { opportunities: { nodes: { internalID: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } } } =
        await api.ask(
          `query ($dealer: ID!, $after: String) { dealer(id: $dealer) { opportunities(month: "2026-01", first: 100, after: $after${args}) {
            nodes { internalID } pageInfo { hasNextPage endCursor } } } }`,
          { variables: { dealer, after } },
        );
      ids.push(...asked.opportunities.nodes.map(({ internalID }) => internalID));
      ({ hasNextPage: more, endCursor: after } = asked.opportunities.pageInfo);
    }
    expect(ids.length).toBeGreaterThan(5);
    expect(rows.map((row) => row["Opportunity"])).toEqual(ids);
  });
});

const receiptList = (name: string) =>
  `${name}(first: 100) { nodes { placement reason reasonCode record { ... on OpportunityActivity { internalID } } } }`;

test("a receipt has the API's records, each with its reason in the reader's language", async () => {
  const asked = { table: "RECEIPT", dealer, program, metric: "CLOSE_RATE", month: "2026-01", cover: false };
  const { text } = await sendExport(api, asked, { language: "fr" });
  type List = { readonly nodes: readonly { placement: string; reason: string; reasonCode: string; record: { internalID: string } }[] };
  const { dealer: answer } = await api.ask<{ dealer: { scorecard: { result: { receipt: Readonly<Record<string, List>> } } } }>(
    `query ($dealer: ID!) { dealer(id: $dealer) { scorecard(program: ${program}, month: "2026-01") { result(metric: "CLOSE_RATE") {
      receipt { ${receiptList("counted")} ${receiptList("notCounted")} ${receiptList("leftOut")} } } } } }`,
    { variables: { dealer }, language: "fr" },
  );
  const [header = [], ...rows] = csvCells(text);
  const exported = rows.map((row) => Object.fromEntries(header.map((name, place) => [name, row[place] ?? ""])));
  const records = Object.values(answer.scorecard.result.receipt).flatMap(({ nodes }) => nodes);
  expect(records.length).toBeGreaterThan(50);
  expect(new Set(records.map(({ placement }) => placement)).size).toBe(3);
  for (const { placement, reason, reasonCode, record } of records) {
    const row = exported.find((each) => each["Enregistrement"] === record.internalID);
    expect([row?.["Place"], row?.["Raison"], row?.["Code de la raison"]]).toEqual([placement, reason, reasonCode]);
  }
  expect(exported.length).toBe(230);
});

describe("the cover", () => {
  test("says of what, when and how much, in words, and does not name who asked", async () => {
    const { bytes } = await sendExport(api, { table: "SCORECARD", dealer, program, months: 30, metrics: ["CLOSE_RATE"], format: "XLSX" });
    const [sheet] = await sheetsOf(bytes);
    const cover = coverOf(sheet);
    expect(cover).toMatchObject({
      Table: "Scorecard",
      Program: "Service Opportunities",
      Dealer: `=Dealer & Sons (${dealer})`,
      Metrics: "CLOSE_RATE",
      "Months, back from the newest": "30",
      "Time zone of all times": "America/Chicago",
      Rows: 6,
    });
    expect(String(cover["Results by state"])).toMatch(/FINAL: \d/);
    expect(cover["Results by edition"]).toBe("1: 1");
    expect(String(cover["Definition: Close rate (CLOSE_RATE), version 1"])).toContain("30 days");
    expect(JSON.stringify(sheet?.rows)).not.toContain("someone");
  });

  test("stands before the header of a CSV, and can be left out", async () => {
    const input = { table: "OPPORTUNITIES", dealer, month: "2026-01", filter: { answers: ["EXPIRED"] } };
    const [withCover, without] = await Promise.all([
      sendExport(api, input),
      sendExport(api, { ...input, cover: false }, { subject: "another" }),
    ]);
    const { cover, lines } = coveredCsv(withCover.text);
    const rows = csvCells(without.text);
    expect(lines).toEqual(rows);
    expect(cover).toMatchObject({
      Table: "Opportunities",
      Month: "2026-01",
      Filter: "answers: EXPIRED",
      Sort: "field: ASSIGNED_AT; direction: DESC",
      Rows: String(rows.length - 1),
      "As of": "2026-06-15T07:00:00.000-05:00",
    });
    // A name that begins like a formula is one no more, inside a line.
    expect(cover["Dealer"]).toBe(`'=Dealer & Sons (${dealer})`);
  });

  test("counts the rows of a receipt by its result", async () => {
    const { text } = await sendExport(api, {
      table: "RECEIPT",
      dealer,
      program,
      metric: "CLOSE_RATE",
      month: "2026-01",
      lists: ["LEFT_OUT"],
    });
    const { cover, lines } = coveredCsv(text);
    expect(Number(cover["Rows"])).toBe(lines.length - 1);
    expect(cover).toMatchObject({ "Results by state": "FINAL: 1", "Results by edition": "1: 1", Lists: "LEFT_OUT" });
  });
});

test("as of a past instant, what came later is not there", async () => {
  const input = { table: "OPPORTUNITIES", dealer, month: "2026-01" };
  const [then, today] = await Promise.all([
    exportedRows(api, { ...input, asOf: "2026-01-10T00:00:00Z" }),
    exportedRows(api, input, { subject: "another" }),
  ]);
  expect(then.length).toBeLessThan(today.length);
  expect(then.every((row) => Date.parse(row["Assigned"] ?? "") <= Date.parse("2026-01-10T00:00:00Z"))).toBe(true);
});
