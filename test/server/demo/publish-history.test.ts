import { demoPublications } from "server/app/demo/data/demo-publications.ts";
import { loadDemoData } from "server/app/demo/data/load-demo-data.ts";
import { publishHistory, publishResults } from "server/features/publication/publish.writer.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../support/test-database.ts";

const now = new Date("2026-09-17T15:20:00Z");
const operator = mintDealerScope({ kind: "STAFF" });
/** A large one, three zones, two currencies, comebacks, no hours, no service, three months only. */
const some = ["D1001", "D1010", "D1016", "D1019", "D1020", "D1031", "D1040"];

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await loadDemoData(operator, database.dataSource, now);
  await database.dataSource.query("DELETE FROM dealer WHERE NOT id = ANY($1)", [some]);
});
afterAll(() => database.close());

const sorted = (ids: string) => `(SELECT array_agg(id ORDER BY id) FROM unnest(${ids}) id) AS ${ids}`;

async function published(): Promise<object[]> {
  const key = "dealer_id, program, month, metric, currency, edition";
  return database.dataSource.query<object[]>(
    `SELECT r.*, ${["counted", "not_counted", "divided_by"].map(sorted).join(", ")}
     FROM metric_result r JOIN metric_result_records USING (${key}) ORDER BY ${key}`,
  );
}

test("a history published at once is the one that runs at its instants publish", async () => {
  const instants = demoPublications(now);
  for (const instant of instants) await publishResults(operator, database.dataSource, instant);
  const oneByOne = await published();
  await database.dataSource.query("TRUNCATE metric_result, metric_result_records");
  expect(await publishHistory(operator, database.dataSource, instants)).toBe(oneByOne.length);
  expect(oneByOne.length).toBeGreaterThan(5_000);
  expect(await published()).toEqual(oneByOne);
});

test("a history publishes each result at the first of its instants at which it was final", async () => {
  const late = await database.dataSource.query<object[]>(
    `SELECT dealer_id, program, metric, month, final_at, published_at FROM metric_result
     WHERE published_at IS DISTINCT FROM (SELECT min(run) FROM unnest($1::timestamptz[]) run WHERE run >= final_at)`,
    [demoPublications(now)],
  );
  expect(late).toEqual([]);
});
