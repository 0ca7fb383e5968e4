import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ApiServer, type Asker, createApiServer } from "../../support/api-server.ts";
import { deliver, newSecret, request, setSender } from "../../support/request-webhooks.ts";
import { owner, takingPart } from "../../support/requests.ts";

const now = "2026-06-15T10:00:00.000Z";
let api: ApiServer;
let dealer: string;
beforeAll(async () => {
  api = await createApiServer(now);
  dealer = await takingPart(api.database.dataSource, { id: "D1" });
});
afterAll(() => api.close());

const remove = (name: string, as: Asker = "staff") =>
  api.ask<{ removeRequestSender: { removed: boolean; userErrors: readonly object[] } }>(
    "mutation ($name: String!) { removeRequestSender(input: { name: $name }) { removed userErrors { code } } }",
    { variables: { name }, as },
  );

const senders = async (as: Asker = "staff") =>
  (await api.ask<{ requestSenders: { nodes: { name: string }[] } }>("{ requestSenders { nodes { name setAt setBy } } }", { as }))
    .requestSenders.nodes;

describe("a sender", () => {
  test("is told its secret once, and nobody reads it again", async () => {
    const { sender, secret: made, userErrors } = await setSender(api, "kiosk");
    expect([sender, userErrors]).toEqual([{ name: "kiosk", setAt: now, setBy: "someone" }, []]);
    expect(made).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(await senders()).toContainEqual({ name: "kiosk", setAt: now, setBy: "someone" });
    const may = await api.database.dataSource.query<{ role: string }[]>(
      "SELECT rolname AS role FROM pg_roles WHERE rolname ~ '^dealer_scorecards_' AND has_column_privilege(oid, 'request_sender', 'secret', 'SELECT') ORDER BY 1",
    );
    expect(may.map(({ role }) => role)).toEqual(["dealer_scorecards_undo", "dealer_scorecards_worker"]);
  });

  test("with a new secret is not known by the one before", async () => {
    const before = await newSecret(api, "rotating");
    const after = await newSecret(api, "rotating");
    expect((await deliver(api, request(), { sender: "rotating", key: before })).status).toBe(401);
    expect((await deliver(api, request(), { sender: "rotating", key: after })).status).toBe(202);
  });

  test("that is removed sends no more; what it sent stays, and it may come back", async () => {
    const key = await newSecret(api, "leaving");
    const body = request();
    await deliver(api, body, { sender: "leaving", key });
    expect((await remove("leaving")).removeRequestSender).toEqual({ removed: true, userErrors: [] });
    expect((await remove("leaving")).removeRequestSender).toEqual({ removed: false, userErrors: [] });
    expect((await deliver(api, request(), { sender: "leaving", key })).status).toBe(401);
    expect((await senders()).map(({ name }) => name)).not.toContain("leaving");
    const rows = await api.database.dataSource.query<object[]>("SELECT id FROM service_request WHERE sender_id = $1", [body.id]);
    expect(rows).toHaveLength(1);
    const next = await newSecret(api, "leaving");
    expect((await deliver(api, body, { sender: "leaving", key: next })).status).toBe(200);
  });

  test.each(["", "CRM", "-crm", "crm-", "c".repeat(64), "a/b", "a b"])("is not named %j", async (name) => {
    expect(await setSender(api, name)).toMatchObject({ secret: null, userErrors: [{ code: "BAD_USER_INPUT", field: ["input", "name"] }] });
  });

  test("is set, removed and seen by no dealer", async () => {
    const key = await newSecret(api, "crm");
    expect(await setSender(api, "crm", [dealer])).toMatchObject({ sender: null, secret: null, userErrors: [{ code: "FORBIDDEN" }] });
    expect((await remove("crm", [dealer])).removeRequestSender).toMatchObject({ removed: false, userErrors: [{ code: "FORBIDDEN" }] });
    expect(await senders([dealer])).toEqual([]);
    expect((await deliver(api, request(), { key })).status).toBe(202);
  });

  test("leaves nothing of an owner, nor of its secret, in the log", async () => {
    const key = await newSecret(api, "crm");
    for (const sent of [request(), request({ need: "x" }), request({ latitude: 91 })]) await deliver(api, sent, { key });
    await deliver(api, request(), { sender: "nobody", key });
    const log = api.logged.join("\n");
    for (const value of [...Object.values(owner), key]) expect(log).not.toContain(value);
  });
});
