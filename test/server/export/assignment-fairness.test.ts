import { assignRequests } from "server/features/assignment/assign-requests.writer.ts";
import { takeStep } from "server/features/opportunity/opportunity-step.writer.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ApiServer, createApiServer, settableClock } from "../../support/api-server.ts";
import { exportedRows, sendExport } from "../../support/exports.ts";
import { centre, newRequest, takingPart } from "../../support/requests.ts";

const staff = mintDealerScope({ kind: "STAFF" });
const start = new Date("2026-06-15T10:00:00Z");
const later = (hours: number) => new Date(start.getTime() + hours * 3_600_000);
const north = (kilometres: number) => ({ latitude: centre.latitude + kilometres / 111.195, longitude: centre.longitude });
const period = { from: "2026-06-01T00:00:00Z", to: "2026-07-01T00:00:00Z" };
const asked = { table: "ASSIGNMENT_FAIRNESS", period };

let api: ApiServer;
beforeAll(async () => {
  api = await createApiServer(later(200));
  const { dataSource } = api.database;
  await takingPart(dataSource, { id: "D1", ...north(5), country: "US" });
  await takingPart(dataSource, { id: "D2", ...north(15), country: "CA" });
  await takingPart(dataSource, { id: "D3", ...north(1), country: "US", optedIn: false });
  for (const id of ["R1", "R2"]) await newRequest(dataSource, id, { assignAt: start });
  await assignRequests(staff, dataSource, start);
  const rows = await dataSource.query<{ id: string; request_id: string }[]>("SELECT id, request_id FROM opportunity");
  const take = (request: string, step: Parameters<typeof takeStep>[2]["step"], at: Date) => {
    const opportunityId = rows.find(({ request_id: of }) => of === request)?.id ?? "";
    return takeStep(staff, dataSource, { dealerId: "D1", opportunityId, step, by: "x" }, settableClock(at));
  };
  await take("R2", { kind: "ACCEPT" }, later(2));
  await take("R1", { kind: "DECLINE", reason: "x" }, later(3));
  await assignRequests(staff, dataSource, later(3));
});
afterAll(() => api.close());

const counts = [
  "Dealer id",
  "Times in question",
  "Times it could be asked",
  "Times asked",
  "Accepted in time",
  "Declined in time",
  "Can still be answered",
];
const told = (rows: readonly Record<string, string>[]) => rows.map((row) => counts.map((name) => row[name]).join(" "));

test("each dealer leaves with what it was asked, what became of it, and how often each thing hindered it", async () => {
  const rows = await exportedRows(api, asked);
  expect(told(rows)).toEqual(["D1 3 2 2 1 1 0", "D2 3 3 1 0 0 0", "D3 3 0 0 0 0 0"]);
  expect(rows[0]).toMatchObject({ "Share asked": "1", "Not asked: asked before": "1", "Not asked: not opted in": "0", "Let expire": "0" });
  expect(rows[2]).toMatchObject({ "Share asked": "", "Mean core rank": "", "Not asked: not opted in": "3" });
});

test("it is what the API tells", async () => {
  const { assignmentFairness } = await api.ask<{ assignmentFairness: { dealers: { nodes: readonly object[] } } }>(
    `{ assignmentFairness(from: "${period.from}", to: "${period.to}") { dealers { nodes {
      dealerID inQuestion couldBeAsked asked accepted declined pending } } } }`,
  );
  const fromApi = assignmentFairness.dealers.nodes.map((node) => Object.values(node).join(" "));
  expect(told(await exportedRows(api, asked))).toEqual(fromApi);
});

test("of a country, and in another order", async () => {
  expect(told(await exportedRows(api, { ...asked, countries: ["CA"] }))).toEqual(["D2 3 3 1 0 0 0"]);
  const sort = { field: "DEALER_ID", direction: "DESC" };
  expect((await exportedRows(api, { ...asked, sort })).map((row) => row["Dealer id"])).toEqual(["D3", "D2", "D1"]);
});

test.each([
  [1, ["D1 2 2 2 0 0 2", "D2 2 2 0 0 0 0", "D3 2 0 0 0 0 0"]],
  [2.5, ["D1 2 2 2 1 0 1", "D2 2 2 0 0 0 0", "D3 2 0 0 0 0 0"]],
  [3, ["D1 3 2 2 1 1 0", "D2 3 3 1 0 0 1", "D3 3 0 0 0 0 0"]],
])("as of %s hours later nothing of after that is there", async (hours, expected) => {
  const sort = { field: "DEALER_ID", direction: "ASC" };
  expect(told(await exportedRows(api, { ...asked, sort, asOf: later(hours).toISOString() }))).toEqual(expected);
});

test("a dealer is told of none", async () => {
  expect(await exportedRows(api, asked, { as: ["D1"] })).toEqual([]);
});

test.each([
  [{ from: period.to, to: period.from }, "expected a later end, at most 366 days later"],
  [{ from: "2025-06-01T00:00:00Z", to: "2026-06-02T00:00:00.001Z" }, "expected a later end, at most 366 days later"],
  [{ from: "2026-06-01", to: period.to }, '`period.from` is "2026-06-01"; expected an instant such as "2026-03-02T17:00:00Z"'],
])("the period %j is refused with what was expected", async (wrong, words) => {
  const { status, text } = await sendExport(api, { ...asked, period: wrong });
  const { errors } = JSON.parse(text) as { errors: readonly { message: string }[] };
  expect([status, errors[0]?.message]).toEqual([400, expect.stringContaining(words)]);
});
