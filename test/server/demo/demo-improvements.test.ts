import { demoPublications } from "server/app/demo/data/demo-publications.ts";
import { loadDemoData } from "server/app/demo/data/load-demo-data.ts";
import { recordDemoImprovements } from "server/app/demo/data/improvement/record-demo-improvements.ts";
import { refreshPlanComparisons } from "server/features/improvement/refresh-plan-comparisons.writer.ts";
import { publishHistory } from "server/features/publication/publish.writer.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";
import { plansOf } from "../../support/improvement.ts";

const now = "2026-09-17T15:20:00.000Z";
const operator = mintDealerScope({ kind: "STAFF" });
/** Those with plans, and some that these are held against. */
const some = Array.from({ length: 12 }, (_, index) => `D${1001 + index}`);

let api: ApiServer;
beforeAll(async () => {
  api = await createApiServer(now);
  const { dataSource } = api.database;
  await loadDemoData(operator, dataSource, new Date(now));
  await dataSource.query("DELETE FROM dealer WHERE NOT id = ANY($1)", [some]);
  await publishHistory(operator, dataSource, demoPublications(new Date(now)));
  await recordDemoImprovements(api.database, new Date(now));
  await refreshPlanComparisons(operator, dataSource, new Date(now));
});
afterAll(() => api.close());

test.each([
  ["D1001", "Reply within minutes", "RUNNING", "IMPROVING"],
  ["D1001", "Book every visit", "KEPT", "IMPROVING"],
  ["D1001", "A visit within the week", "RUNNING", "TOO_EARLY"],
  ["D1002", "Pre-pick trolleys", "RUNNING", "NO_CHANGE"],
  ["D1002", "Call list every morning", "STOPPED", "NO_CHANGE"],
  ["D1005", "One planner for all", "STOPPED", "WORSENING"],
])("of %s, “%s” is %s and %s", async (dealer, name, state, verdict) => {
  const plan = (await plansOf(api, dealer)).find((each) => each["name"] === name);
  expect([plan?.state, plan?.report.verdict]).toEqual([state, verdict]);
});

test("a plan is held against comparable dealers, and says what each extra record cost", async () => {
  const reports = new Map((await plansOf(api, "D1001")).map((plan) => [plan["name"], plan.report]));
  const calls = (await plansOf(api, "D1002")).find((plan) => plan["name"] === "Call list every morning");
  expect(reports.get("Reply within minutes")?.costOfEach).toBeGreaterThan(0);
  expect(calls?.report.comparison?.dealers).toBeGreaterThanOrEqual(5);
});

test("a plan that was kept left the newest baseline of its metric", async () => {
  const { dealer } = await api.ask<{ dealer: { baselines: { metric: { code: string }; number: number; note: string | null }[] } }>(
    `{ dealer(id: "D1001") { baselines(program: AFTER_SALES) { metric { code } number note } } }`,
  );
  expect(dealer.baselines).toEqual([{ metric: { code: "APPOINTMENT_RATE" }, number: 2, note: "Book every visit" }]);
});
