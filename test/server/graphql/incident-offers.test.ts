import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { importFiles } from "server/features/records/import/import-files.ts";
import { opportunityImport } from "server/features/records/import/kinds/opportunity.import.ts";
import { readMapping } from "server/features/records/import/mapping/read-mapping.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { program, publish, type Result } from "../../support/api-scorecards.ts";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";

const root = resolve(import.meta.dirname, "../../..");
const file = resolve(root, "../shared/data/incident-offers/offers.csv");
const mappingFile = resolve(root, "test/fixtures/incident-offers.mapping.json");
const absent = !existsSync(file);

/** The part of the README that imports these offers, which a reader follows word for word. */
const readme = readFileSync(resolve(root, "README.md"), "utf8");
const example = readme.slice(readme.indexOf("incident-offers/offers.csv"));
const [, completeThrough = ""] = /--complete-through (\S+)/.exec(example) ?? [];
const [, exampleQuery = ""] = /```graphql\n(.*?)```/s.exec(example) ?? [];

const numbers = (results: readonly Result[]) => Object.fromEntries(results.map(({ metricCode, value }) => [metricCode, value]));
const closely = (value: number) => expect.closeTo(value, 6) as number;

describe.skipIf(absent)(`incident offers through the API${absent ? " (skipped: ../shared/data is absent)" : ""}`, () => {
  let api: ApiServer;
  const now = new Date("2026-06-15T12:00:00Z");

  beforeAll(async () => {
    api = await createApiServer(now);
    const files = [{ kind: opportunityImport, file, mapping: (await readMapping(mappingFile)).mapping }];
    const options = { now, completeThrough: new Date(completeThrough) };
    await importFiles(mintDealerScope({ kind: "STAFF" }), api.database.dataSource, files, options);
    await publish(api, now);
  });
  afterAll(() => api.close());

  const metrics =
    '["ASSIGNED_COUNT", "ACCEPTED_COUNT", "REJECTED_COUNT", "EXPIRED_COUNT", "ENGAGEMENT_RATE", "ACCEPTANCE_RATE", "CLOSE_RATE"]';
  const resultsField = `results(metrics: ${metrics}) { metricCode state value numerator denominator }`;

  test("all dealers of April 2012 give the sums of their source, final", async () => {
    const { dealerGroup } = await api.ask<{ dealerGroup: { dealerCount: number; scorecards: { results: Result[] }[] } }>(
      `{ dealerGroup { dealerCount scorecards(program: ${program}, to: "2012-04") { ${resultsField} } } }`,
    );
    const results = dealerGroup.scorecards[0]?.results ?? [];
    expect(dealerGroup.dealerCount).toBe(649);
    expect(new Set(results.map(({ state }) => state))).toEqual(new Set(["FINAL"]));
    expect(numbers(results)).toEqual({
      ASSIGNED_COUNT: 5585,
      ACCEPTED_COUNT: 4976,
      REJECTED_COUNT: 150,
      EXPIRED_COUNT: 459,
      ENGAGEMENT_RATE: closely(0.917_816),
      ACCEPTANCE_RATE: closely(0.890_958),
      CLOSE_RATE: closely(0.96463),
    });
    expect(results.find(({ metricCode }) => metricCode === "CLOSE_RATE")).toMatchObject({ numerator: 4800, denominator: 4976 });
  });

  test("dealer G97 of April 2012 has its own, for staff and for itself", async () => {
    const query = `{ dealer(id: "G97") { scorecard(program: ${program}, month: "2012-04") { ${resultsField} } } }`;
    const expected = {
      ASSIGNED_COUNT: 636,
      ACCEPTED_COUNT: 547,
      REJECTED_COUNT: 4,
      EXPIRED_COUNT: 85,
      ENGAGEMENT_RATE: closely(0.866_352),
      ACCEPTANCE_RATE: closely(0.860_063),
      CLOSE_RATE: closely(0.978_062),
    };
    for (const as of ["staff", ["G97"]] as const) {
      const { dealer } = await api.ask<{ dealer: { scorecard: { results: Result[] } } }>(query, { as });
      expect(numbers(dealer.scorecard.results)).toEqual(expected);
    }
  });

  test("the README's query gives the numbers that the README tells", async () => {
    const { dealerGroup } = await api.ask<{ dealerGroup: { scorecards: { results: Result[] }[] } }>(exampleQuery);
    const told = new Intl.NumberFormat("en");
    for (const { numerator, denominator, value } of dealerGroup.scorecards[0]?.results ?? []) {
      const rate = `${(value ?? 0).toFixed(4)} (${told.format(numerator)} of ${told.format(denominator ?? 0)})`;
      expect(example.replaceAll("\n", " ")).toContain(denominator === null ? `${told.format(numerator)} assigned` : rate);
    }
    expect(dealerGroup.scorecards[0]?.results).toHaveLength(4);
  });

  test("the README shows the mapping that is used", () => {
    const [, shown = ""] = /```json\n(.*?)```/s.exec(readme.slice(0, readme.indexOf(example)).split("## ").at(-1) ?? "") ?? [];
    expect(JSON.parse(shown)).toEqual(JSON.parse(readFileSync(mappingFile, "utf8")));
  });
});
