import { randomUUID } from "node:crypto";
import { assignRequests } from "server/features/assignment/assign-requests.writer.ts";
import { deliverEvents } from "server/features/event/deliver-events.writer.ts";
import { setOperatorWebhook, setWebhook } from "server/features/event/webhook.writer.ts";
import type { OpportunityStep } from "server/features/opportunity/opportunity-step.ts";
import { takeStep } from "server/features/opportunity/opportunity-step.writer.ts";
import { cancelRequest } from "server/features/service-request/cancel-request.writer.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { settableClock } from "../../support/api-server.ts";
import { newRequest, takingPart } from "../../support/requests.ts";
import { createTestDatabase, type TestDatabase } from "../../support/test-database.ts";
import { receiveWebhooks } from "../../support/webhook-receiver.ts";

const staff = mintDealerScope({ kind: "STAFF" });
const start = new Date("2026-06-15T10:00:00Z");
const hour = 3_600_000;
const later = (hours: number, milliseconds = 0) => new Date(start.getTime() + hours * hour + milliseconds);

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const assign = (at: Date) => assignRequests(staff, database.dataSource, at);

interface Handed {
  readonly request: string;
  readonly dealerId: string;
  readonly opportunityId: string;
}

/** Two dealers alone in their place, and a request that the nearer one is asked for. */
async function handed(dealers = 2): Promise<Handed> {
  const { dataSource } = database;
  const place = { latitude: Math.random() * 160 - 80, longitude: Math.random() * 360 - 180 };
  const ids: string[] = [];
  for (let index = 0; index < dealers; index += 1)
    ids.push(await takingPart(dataSource, { ...place, latitude: place.latitude + index / 100 }));
  const request = `R-${randomUUID()}`;
  await newRequest(dataSource, request, {
    ...place,
    assignAt: start,
    firstName: "Ottilie",
    lastName: "Quellenbach",
    street: "17 Larkspur Lane",
    phone: "+1 555 0100",
    town: "Larkspur",
  });
  await assign(start);
  const [row] = await dataSource.query<{ id: string }[]>("SELECT id FROM opportunity WHERE request_id = $1", [request]);
  return { request, dealerId: ids[0] ?? "", opportunityId: row?.id ?? "" };
}

const take = ({ dealerId, opportunityId }: Handed, step: OpportunityStep, at = start) =>
  takeStep(staff, database.dataSource, { dealerId, opportunityId, step, by: "someone" }, settableClock(at));

interface Told {
  readonly id: string;
  readonly type: string;
  readonly payload: Readonly<Record<string, string | null>>;
  readonly occurred_at: Date;
}

const toldDealer = ({ dealerId }: Pick<Handed, "dealerId">) =>
  database.dataSource.query<Told[]>(
    "SELECT id, type, payload, occurred_at FROM outbox_event WHERE dealer_id = $1 ORDER BY occurred_at, type",
    [dealerId],
  );

const toldOperator = ({ request }: Pick<Handed, "request">) =>
  database.dataSource.query<Told[]>(
    "SELECT id, type, payload, occurred_at FROM operator_event WHERE payload ->> 'requestID' = $1 ORDER BY occurred_at, type",
    [request],
  );

const types = (told: readonly Told[]) => told.map(({ type }) => type);

describe("each step of an opportunity is an event", () => {
  test("of its dealer and of the operator, under one id, which names records and instants and nothing of the owner", async () => {
    const opportunity = await handed();
    await take(opportunity, { kind: "ACCEPT" }, later(1));
    await take(opportunity, { kind: "UPDATE_STATUS", note: "Ottilie was called", updateId: "U1" }, later(2));
    await take(opportunity, { kind: "ENROL" }, later(3));
    await take(opportunity, { kind: "COMPLETE", reason: "Repaired for Ottilie" }, later(4));
    const told = await toldDealer(opportunity);
    const data = { dealerID: opportunity.dealerId, opportunityID: opportunity.opportunityId, expiresAt: "2026-06-17T10:00:00.000Z" };
    expect(told).toEqual(
      ["assigned", "accepted", "status_updated", "enrolled", "completed"].map((kind, index) => ({
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        type: `opportunity.${kind}`,
        payload: data,
        occurred_at: later(index),
      })),
    );
    expect(new Set(told.map(({ id }) => id)).size).toBe(5);
    expect(await toldOperator(opportunity)).toEqual(
      told.map((event) => ({ ...event, payload: { ...data, requestID: opportunity.request } })),
    );
  });

  test("once, however often and by how many at once it is taken", async () => {
    const opportunity = await handed();
    await Promise.all(Array.from({ length: 5 }, () => take(opportunity, { kind: "ACCEPT" })));
    expect(types(await toldDealer(opportunity))).toEqual(["opportunity.accepted", "opportunity.assigned"]);
  });

  test("and none where it is refused", async () => {
    const opportunity = await handed();
    await expect(take(opportunity, { kind: "COMPLETE", reason: "x" })).rejects.toThrow("has not been accepted");
    expect(types(await toldDealer(opportunity))).toEqual(["opportunity.assigned"]);
  });

  test("also where another dealer is asked after it, and where it is taken back with its request", async () => {
    const first = await handed();
    await take(first, { kind: "DECLINE", reason: "Too far" }, later(1));
    await assign(later(2));
    const [, next] = await database.dataSource.query<{ dealer_id: string; id: string }[]>(
      "SELECT dealer_id, id FROM opportunity WHERE request_id = $1 ORDER BY assigned_at",
      [first.request],
    );
    const second = { ...first, dealerId: next?.dealer_id ?? "", opportunityId: next?.id ?? "" };
    await take(second, { kind: "ACCEPT" }, later(3));
    await cancelRequest(staff, database.dataSource, { id: first.request, reason: "Sold", by: "someone", clock: { now: () => later(4) } });
    expect(types(await toldDealer(first))).toEqual(["opportunity.assigned", "opportunity.declined"]);
    expect(types(await toldDealer(second))).toEqual(["opportunity.assigned", "opportunity.accepted", "opportunity.withdrawn"]);
    expect(types(await toldOperator(first))).toEqual(
      ["assigned", "declined", "assigned", "accepted", "withdrawn"].map((kind) => `opportunity.${kind}`),
    );
  });
});

describe("an expiry is told", () => {
  test("once, a millisecond after the last instant of an answer, and the operator that no dealer is left", async () => {
    const opportunity = await handed(1);
    await assign(later(48));
    expect(types(await toldDealer(opportunity))).toEqual(["opportunity.assigned"]);
    await Promise.all([assign(later(48, 1)), assign(later(50))]);
    await database.dataSource.query("UPDATE service_request SET assign_at = $2 WHERE id = $1", [opportunity.request, later(60)]);
    await assign(later(60));
    const told = await toldDealer(opportunity);
    expect(types(told)).toEqual(["opportunity.assigned", "opportunity.expired"]);
    expect(told[1]?.occurred_at).toEqual(later(48, 1));
    const unassigned = { type: "request.unassigned", payload: { requestID: opportunity.request } };
    expect((await toldOperator(opportunity)).slice(1)).toMatchObject([
      { type: "opportunity.expired" },
      { ...unassigned, occurred_at: expect.any(Date) },
      { ...unassigned, occurred_at: later(60) },
    ]);
  });

  test("where the request is cancelled after it, too", async () => {
    const opportunity = await handed();
    await cancelRequest(staff, database.dataSource, {
      id: opportunity.request,
      reason: "Sold",
      by: "someone",
      clock: { now: () => later(48, 1) },
    });
    await assign(later(60));
    expect(types(await toldDealer(opportunity))).toEqual(["opportunity.assigned", "opportunity.expired"]);
  });

  test.each([
    ["accepted at its last instant", "opportunity.accepted", (given: Handed) => take(given, { kind: "ACCEPT" }, later(48))],
    ["declined at its last instant", "opportunity.declined", (given: Handed) => take(given, { kind: "DECLINE", reason: "x" }, later(48))],
    [
      "cancelled at its last instant",
      "opportunity.cancelled",
      ({ request }: Handed) =>
        cancelRequest(staff, database.dataSource, { id: request, reason: "x", by: "someone", clock: { now: () => later(48) } }),
    ],
  ])("of none that was %s", async (_name, type, act) => {
    const opportunity = await handed();
    await act(opportunity);
    await database.dataSource.query("UPDATE service_request SET assign_at = $2 WHERE id = $1", [opportunity.request, later(48, 1)]);
    await assign(later(48, 1));
    expect(types(await toldDealer(opportunity))).toEqual(["opportunity.assigned", type]);
  });

  test("and nobody answers or cancels it after that, by whatever clock", async () => {
    const opportunity = await handed(1);
    await assign(later(48, 1));
    await expect(take(opportunity, { kind: "ACCEPT" }, later(48))).rejects.toThrow("The time to answer is over.");
    await cancelRequest(staff, database.dataSource, {
      id: opportunity.request,
      reason: "Sold",
      by: "someone",
      clock: { now: () => later(48) },
    });
    expect(types(await toldDealer(opportunity))).toEqual(["opportunity.assigned", "opportunity.expired"]);
  });
});

test("what was written in the 7 days before a webhook is set is sent there, to the dealer and to the operator under one id", async () => {
  const { dataSource } = database;
  await dataSource.query("UPDATE outbox_event SET next_attempt_at = NULL, delivered_at = created_at");
  await dataSource.query("UPDATE operator_event SET next_attempt_at = NULL, delivered_at = created_at");
  const opportunity = await handed();
  const [own, operators] = [await receiveWebhooks(204), await receiveWebhooks(204)];
  onTestFinished(async () => {
    await Promise.all([own.close(), operators.close()]);
  });
  const reach = { loopback: true };
  const week = later(7 * 24);
  await setWebhook(staff, dataSource, { dealerId: opportunity.dealerId, url: own.url, setBy: "someone" }, week, reach);
  await setOperatorWebhook(staff, dataSource, { url: operators.url, setBy: "someone" }, week, reach);
  expect(await deliverEvents(staff, dataSource, settableClock(week), reach)).toEqual({ delivered: 2, failed: 0 });
  const [one, other] = [own.received, operators.received].map((received) => received.map(({ headers }) => headers["webhook-id"]));
  expect(one).toHaveLength(1);
  expect(other).toEqual(one);
});
