import { deliverEvents } from "server/features/event/deliver-events.writer.ts";
import { followUpImport } from "server/features/records/import/kinds/follow-up.import.ts";
import { undoImport } from "server/features/records/import/undo/undo-import.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from "vitest";
import { type ApiServer, type Asker, createApiServer } from "../../support/api-server.ts";
import { receiveWebhooks } from "../../support/webhook-receiver.ts";
import { ImportTrial, oneRow } from "../records/import/import-trial.ts";

const now = "2026-06-15T12:00:00.000Z";
const operator = mintDealerScope({ kind: "STAFF" });

let api: ApiServer;
beforeAll(async () => {
  api = await createApiServer(now);
});
afterAll(() => api.close());
beforeEach(async () => {
  await api.database.dataSource.query("TRUNCATE operator_event, operator_webhook");
});

interface Payload {
  readonly webhook: { readonly url: string; readonly setAt: string; readonly waiting: number } | null;
  readonly secret: string | null;
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] | null }[];
}

async function set(url: string | null, as: Asker = "staff"): Promise<Payload> {
  const { setOperatorWebhook } = await api.ask<{ setOperatorWebhook: Payload }>(
    "mutation ($url: String) { setOperatorWebhook(input: { url: $url }) { webhook { url setAt waiting lastDeliveredAt lastError } secret userErrors { code field } } }",
    { variables: { url }, as },
  );
  return setOperatorWebhook;
}

const webhook = async (as: Asker = "staff") =>
  (await api.ask<{ operatorWebhook: object | null }>("{ operatorWebhook { url setAt waiting lastDeliveredAt lastError } }", { as }))
    .operatorWebhook;

const deliver = () => deliverEvents(operator, api.database.dataSource, api.clock, { loopback: true });

/** Of this machine, which the API refuses. */
const address = (url: string) => api.database.dataSource.query("UPDATE operator_webhook SET url = $1, secret = 'whsec_c2VjcmV0'", [url]);

const write = (id: string) =>
  api.database.dataSource.query(
    `INSERT INTO operator_event (id, type, payload, occurred_at, created_at, next_attempt_at) VALUES ($1, 'request.unassigned', '{"requestID":"R1"}', $2, $2, $2)`,
    [id, now],
  );

test("staff set where the operator's systems get events, see how that goes, and take it away", async () => {
  expect(await webhook()).toBeNull();
  await write("E1");
  const first = await set("https://hooks.example.com/all");
  expect(first).toMatchObject({ webhook: { url: "https://hooks.example.com/all", setAt: now, waiting: 1 }, userErrors: [] });
  expect(first.secret).toMatch(/^whsec_/);
  const second = await set("https://hooks.example.com/all");
  expect(second.secret).not.toBe(first.secret);
  expect(JSON.stringify(await webhook())).not.toContain("whsec_");
  expect(await set(null)).toEqual({ webhook: null, secret: null, userErrors: [] });
  expect(await webhook()).toBeNull();
  const rows = await api.database.dataSource.query<object[]>("SELECT url, secret, set_by FROM operator_webhook");
  expect(rows).toEqual([{ url: null, secret: null, set_by: "someone" }]);
});

test("a dealer neither sets nor sees it", async () => {
  await set("https://hooks.example.com/all");
  expect(await set("https://hooks.example.com/mine", ["D1"])).toMatchObject({
    webhook: null,
    secret: null,
    userErrors: [{ code: "FORBIDDEN" }],
  });
  expect(await webhook(["D1"])).toBeNull();
  expect(await webhook()).toMatchObject({ url: "https://hooks.example.com/all" });
});

test.each(["http://hooks.example.com/all", "https://127.0.0.1/all", "nowhere"])("%s is refused", async (url) => {
  expect(await set(url)).toMatchObject({ webhook: null, userErrors: [{ code: "BAD_USER_INPUT", field: ["input", "url"] }] });
});

test("its secret is read by no role but the worker's", async () => {
  const readers = await api.database.dataSource.query<{ rolname: string }[]>(
    "SELECT rolname FROM pg_roles WHERE rolname LIKE 'dealer_scorecards_%' AND has_column_privilege(rolname, 'operator_webhook', 'secret', 'SELECT') ORDER BY 1",
  );
  expect(readers.map(({ rolname }) => rolname)).toEqual(["dealer_scorecards_undo", "dealer_scorecards_worker"]);
});

test("an event goes to no other address after a failure than the one that is set", async () => {
  const [broken, good] = [await receiveWebhooks(500), await receiveWebhooks(204)];
  onTestFinished(async () => {
    await Promise.all([broken.close(), good.close()]);
  });
  await set("https://hooks.example.com/all");
  await write("E2");
  await address(broken.url);
  expect(await deliver()).toEqual({ delivered: 0, failed: 1 });
  expect(await webhook()).toMatchObject({ waiting: 1, lastError: "The answer was 500; expected 2xx." });
  await set("https://hooks.example.com/all");
  await address(good.url);
  expect(await deliver()).toEqual({ delivered: 1, failed: 0 });
  expect(good.received.map(({ headers, body }) => [headers["webhook-id"], JSON.parse(body) as object])).toEqual([
    ["E2", { type: "request.unassigned", timestamp: now, data: { requestID: "R1" } }],
  ]);
  expect(await webhook()).toMatchObject({ waiting: 0, lastDeliveredAt: now, lastError: null });
});

test("an unsatisfied customer of an import is told there, too, and no more once the import is undone before it was", async () => {
  const trial = await ImportTrial.open();
  onTestFinished(() => trial.close());
  const row = oneRow({
    dealer: "D1",
    id: "F1",
    customer: "C1",
    due_on: "2026-06-14",
    done_at: "2026-06-14T09:00:00Z",
    reached: "yes",
    satisfied: "no",
  });
  await trial.run(row, { kind: followUpImport, now: new Date(now) });
  const told = () =>
    trial.database.dataSource.query<object[]>(
      "SELECT o.type, o.payload = d.payload AS same FROM operator_event o JOIN outbox_event d ON d.id = o.id",
    );
  expect(await told()).toEqual([{ type: "customer.unsatisfied", same: true }]);
  await undoImport(operator, trial.database.dataSource, 1, { by: "someone", now: new Date(now) });
  expect(await trial.database.dataSource.query<object[]>("SELECT FROM operator_event")).toEqual([]);
});
