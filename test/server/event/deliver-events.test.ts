import { createHmac } from "node:crypto";
import { deliverEvents } from "server/features/event/deliver-events.writer.ts";
import { setWebhook } from "server/features/event/webhook.writer.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { createDataSource } from "server/storage/data-source.ts";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { newDealer } from "../../support/api-records.ts";
import { type SettableClock, settableClock } from "../../support/api-server.ts";
import { createTestDatabase, type TestDatabase } from "../../support/test-database.ts";
import { receiveWebhooks, type ReceivedRequest, type WebhookReceiver } from "../../support/webhook-receiver.ts";

const operator = mintDealerScope({ kind: "STAFF" });
const reach = { loopback: true };
const now = new Date("2026-06-15T12:00:00Z");
const minute = 60_000;

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

interface Given {
  readonly dealer: string;
  readonly receiver: WebhookReceiver;
  readonly secret: string;
  readonly clock: SettableClock;
  readonly deliver: () => Promise<{ delivered: number; failed: number }>;
}

/** A dealer whose receiver answers with these statuses, one after another. */
async function dealerReceiving(...statuses: readonly number[]): Promise<Given> {
  const { dataSource } = database;
  await dataSource.query("UPDATE outbox_event SET next_attempt_at = NULL");
  const receiver = await receiveWebhooks(...statuses);
  onTestFinished(() => receiver.close());
  const dealer = await newDealer(dataSource);
  const given = { dealerId: dealer, url: receiver.url, setBy: "someone" };
  const secret = await setWebhook(operator, dataSource, given, now, reach);
  const clock = settableClock(now);
  return { dealer, receiver, secret: secret ?? "", clock, deliver: () => deliverEvents(operator, dataSource, clock, reach) };
}

const event = (dealer: string, count = 1, createdAt = now) =>
  database.dataSource.query(
    `INSERT INTO outbox_event (dealer_id, id, type, payload, occurred_at, created_at, next_attempt_at)
     SELECT $1, $1 || '-' || n, 'customer.unsatisfied', '{"customerID":"Zoë"}', '2026-06-15T11:00:00Z', $2, $2 FROM generate_series(1, $3::int) n`,
    [dealer, createdAt, count],
  );

const stored = async (dealer: string) =>
  (
    await database.dataSource.query<object[]>(
      "SELECT delivered_at, attempts, next_attempt_at, last_error FROM outbox_event WHERE dealer_id = $1",
      [dealer],
    )
  )[0];

/** The signature as the specification words it, computed without the product's library. */
function signatureOf({ headers, body }: ReceivedRequest, secret: string): string {
  const signed = `${String(headers["webhook-id"])}.${String(headers["webhook-timestamp"])}.${body}`;
  return `v1,${createHmac("sha256", Buffer.from(secret.replace("whsec_", ""), "base64"))
    .update(signed)
    .digest("base64")}`;
}

describe("an event", () => {
  test("is sent once, with its id, its time and a signature that an independent check finds good", async () => {
    const { dealer, receiver, secret, deliver } = await dealerReceiving(204);
    await event(dealer);
    expect([await deliver(), await deliver()]).toEqual([
      { delivered: 1, failed: 0 },
      { delivered: 0, failed: 0 },
    ]);
    const [request] = receiver.received;
    if (!request) throw new Error("Nothing was received.");
    expect(receiver.received).toHaveLength(1);
    expect(request.headers).toMatchObject({
      "content-type": "application/json",
      "webhook-id": `${dealer}-1`,
      "webhook-timestamp": String(now.getTime() / 1000),
      "webhook-signature": signatureOf(request, secret),
    });
    expect(signatureOf({ ...request, body: `${request.body} ` }, secret)).not.toBe(request.headers["webhook-signature"]);
    expect(JSON.parse(request.body)).toEqual({
      type: "customer.unsatisfied",
      timestamp: "2026-06-15T11:00:00.000Z",
      data: { customerID: "Zoë" },
    });
    expect(await stored(dealer)).toEqual({ delivered_at: now, attempts: 1, next_attempt_at: null, last_error: null });
  });

  test("is sent again after an answer other than 2xx: later each time, under the same id, with a new time", async () => {
    const { dealer, receiver, clock, deliver } = await dealerReceiving(500, 404, 200);
    await event(dealer);
    expect(await deliver()).toEqual({ delivered: 0, failed: 1 });
    expect(await stored(dealer)).toEqual({
      delivered_at: null,
      attempts: 1,
      next_attempt_at: new Date(now.getTime() + minute),
      last_error: "The answer was 500; expected 2xx.",
    });
    clock.set(new Date(now.getTime() + minute - 1));
    expect(await deliver()).toEqual({ delivered: 0, failed: 0 });
    clock.set(new Date(now.getTime() + minute));
    expect(await deliver()).toEqual({ delivered: 0, failed: 1 });
    clock.set(new Date(now.getTime() + 3 * minute));
    expect(await deliver()).toEqual({ delivered: 1, failed: 0 });
    expect(receiver.received.map(({ headers }) => [headers["webhook-id"], headers["webhook-timestamp"]])).toEqual(
      [0, 1, 3].map((minutes) => [`${dealer}-1`, String((now.getTime() + minutes * minute) / 1000)]),
    );
    expect(await stored(dealer)).toMatchObject({ attempts: 3, next_attempt_at: null, last_error: null });
  });

  test("is tried again where nobody listens", async () => {
    const { dealer, receiver, deliver } = await dealerReceiving(204);
    await receiver.close();
    await event(dealer);
    expect(await deliver()).toEqual({ delivered: 0, failed: 1 });
    expect(await stored(dealer)).toMatchObject({ delivered_at: null, last_error: expect.stringContaining("ECONNREFUSED") });
  });

  test("is not tried any more after a week", async () => {
    const { dealer, clock, receiver, deliver } = await dealerReceiving(500);
    await event(dealer);
    await deliver();
    clock.set(new Date(now.getTime() + 7 * 24 * 60 * minute + 1));
    expect(await deliver()).toEqual({ delivered: 0, failed: 0 });
    expect(receiver.received).toHaveLength(1);
    expect(await stored(dealer)).toMatchObject({ next_attempt_at: null, last_error: "The answer was 500; expected 2xx." });
  });

  test("waits for a dealer's webhook, and goes to no other dealer's", async () => {
    const { receiver, deliver, clock } = await dealerReceiving(204);
    const other = await newDealer(database.dataSource);
    await event(other);
    expect(await deliver()).toEqual({ delivered: 0, failed: 0 });
    await setWebhook(operator, database.dataSource, { dealerId: other, url: receiver.url, setBy: "someone" }, clock.now(), reach);
    expect(await deliver()).toEqual({ delivered: 1, failed: 0 });
  });

  test("goes nowhere once the webhook is taken away", async () => {
    const { dealer, receiver, deliver } = await dealerReceiving(204);
    await setWebhook(operator, database.dataSource, { dealerId: dealer, url: null, setBy: "someone" }, now, reach);
    await event(dealer);
    await deliver();
    expect(receiver.received).toEqual([]);
  });
});

test("two processes at once send each of many events once", async () => {
  const { dealer, receiver, clock } = await dealerReceiving(204);
  const other = await newDealer(database.dataSource);
  await setWebhook(operator, database.dataSource, { dealerId: other, url: receiver.url, setBy: "someone" }, now, reach);
  await event(dealer, 40);
  await event(other, 40);
  const processes = await Promise.all(Array.from({ length: 2 }, () => createDataSource(database.url).initialize()));
  try {
    const counts = await Promise.all([...processes, ...processes].map((dataSource) => deliverEvents(operator, dataSource, clock, reach)));
    expect(counts.reduce((sum, { delivered }) => sum + delivered, 0)).toBe(80);
  } finally {
    for (const process of processes) await process.destroy();
  }
  const ids = receiver.received.map(({ headers }) => headers["webhook-id"]);
  expect([ids.length, new Set(ids).size]).toEqual([80, 80]);
});

test("a dealer with many events holds up no other", async () => {
  const { dealer, receiver, deliver } = await dealerReceiving(204);
  const other = await newDealer(database.dataSource);
  await setWebhook(operator, database.dataSource, { dealerId: other, url: receiver.url, setBy: "someone" }, now, reach);
  await event(dealer, 100, new Date(now.getTime() - minute));
  await event(other);
  await deliver();
  const place = receiver.received.findIndex(({ headers }) => headers["webhook-id"] === `${other}-1`);
  expect(place).toBeGreaterThanOrEqual(0);
  expect(place).toBeLessThan(10);
});
