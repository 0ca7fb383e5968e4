import { loadDemoData } from "server/app/demo/data/load-demo-data.ts";
import { recordDemoGoals } from "server/app/demo/data/customer-goals/record-demo-goals.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";

const now = "2026-09-17T15:20:00.000Z";
const operator = mintDealerScope({ kind: "STAFF" });

let api: ApiServer;
beforeAll(async () => {
  api = await createApiServer(now);
  await loadDemoData(operator, api.database.dataSource, new Date(now));
  await recordDemoGoals(api.database, new Date(now));
});
afterAll(() => api.close());

interface Told {
  readonly name: string;
  readonly state: string;
  readonly progress: number | null;
  readonly overdue: boolean;
  readonly readings: { readonly nodes: readonly object[] };
  readonly caseStudies: { readonly nodes: readonly { readonly before: object | null; readonly after: object | null }[] };
}

async function goalsOf(dealer: string): Promise<readonly Told[]> {
  const data = await api.ask<{ dealer: { customerGoals: { nodes: readonly Told[] } } }>(`{ dealer(id: "${dealer}") { customerGoals { nodes {
    name state progress overdue readings(withdrawn: true) { nodes { value } } caseStudies { nodes { before { value } after { value } } } } } } }`);
  return data.dealer.customerGoals.nodes;
}

test.each([
  ["D1001", "Output", "OPEN", 0.8, false],
  ["D1001", "Unplanned stops", "CLOSED", 8 / 7, false],
  ["D1001", "Time to market", "OPEN", 1 / 3, true],
  ["D1002", "Revenue growth", "OPEN", -0.2, false],
  ["D1002", "Spoilage", "DROPPED", 1 / 30, false],
  ["D1005", "Energy used", "OPEN", null, false],
])("of %s, “%s” is %s with a progress of %s", async (dealer, name, state, progress, overdue) => {
  const goal = (await goalsOf(dealer)).find((each) => each.name === name);
  expect([goal?.state, goal?.progress, goal?.overdue]).toEqual([state, progress, overdue]);
});

test("a reading that was typed wrong stands beside the others, and case studies have readings before and after", async () => {
  const [output, growth] = [
    (await goalsOf("D1001")).find(({ name }) => name === "Output"),
    (await goalsOf("D1002")).find(({ name }) => name === "Revenue growth"),
  ];
  expect(growth?.readings.nodes).toHaveLength(4);
  expect(output?.caseStudies.nodes.map(({ before, after }) => [before !== null, after !== null])).toEqual([
    [true, true],
    [true, true],
  ]);
});

test("contracts are tied to the goals of their customers, beside what the dealer did meanwhile", async () => {
  const { dealer } = await api.ask<{
    dealer: { outcomeAgreements: { nodes: { report: { goals: object[]; metrics: { value: number | null }[] } }[] } };
  }>(`{ dealer(id: "D1001") { outcomeAgreements { nodes { report { goals { goal { name } progress } metrics { value } } } } } }`);
  const [agreement] = dealer.outcomeAgreements.nodes;
  expect(agreement?.report.goals).toMatchObject([{ goal: { name: "Output" } }, { goal: { name: "Unplanned stops" } }]);
  expect(agreement?.report.metrics.filter(({ value }) => value !== null).length).toBeGreaterThan(20);
});
