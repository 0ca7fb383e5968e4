import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startJobs } from "server/app/jobs.ts";
import { assignRequests } from "server/features/assignment/assign-requests.writer.ts";
import { deliverEvents } from "server/features/event/deliver-events.writer.ts";
import { setOperatorWebhook, setWebhook } from "server/features/event/webhook.writer.ts";
import { takeStep } from "server/features/opportunity/opportunity-step.writer.ts";
import { systemClock } from "server/platform/clock.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { capturedLog } from "../../support/api-log.ts";
import { type ApiServer, createApiServer, settableClock } from "../../support/api-server.ts";
import { centre, newRequest, takingPart } from "../../support/requests.ts";
import { createTestDatabase } from "../../support/test-database.ts";
import { receiveWebhooks, type WebhookReceiver } from "../../support/webhook-receiver.ts";

const staff = mintDealerScope({ kind: "STAFF" });
const reach = { loopback: true };
const now = "2026-06-15T12:00:00.000Z";
/** From a commit to the receiver. */
const promised = 5000;

/** How often a process is killed; many times where there is time. */
const kills = Number(process.env["KILLS"] ?? 3);

let api: ApiServer;
let stop: () => Promise<void>;
beforeAll(async () => {
  api = await createApiServer(now);
  const jobs = await startJobs(api.database, api.clock, capturedLog().log, reach);
  stop = () => jobs.stop();
});
afterAll(async () => {
  await stop();
  await api.close();
});

const typesAt = ({ received }: WebhookReceiver) => received.map(({ body }) => (JSON.parse(body) as { type: string }).type);

async function receiverOf(dealerId: string): Promise<WebhookReceiver> {
  const receiver = await receiveWebhooks(204);
  onTestFinished(() => receiver.close());
  await setWebhook(staff, api.database.dataSource, { dealerId, url: receiver.url, setBy: "someone" }, api.clock.now(), reach);
  return receiver;
}

test("a dealer is told within 5 seconds of an opportunity, and of its decline the next dealer that it is asked", async () => {
  const { dataSource } = api.database;
  await takingPart(dataSource, { id: "D1", ...centre });
  await takingPart(dataSource, { id: "D2", ...centre, latitude: centre.latitude + 0.1 });
  const [first, second] = [await receiverOf("D1"), await receiverOf("D2")];
  const { submitServiceRequest } = await api.ask<{
    submitServiceRequest: { serviceRequest: { assignments: { dealerID: string; opportunityID: string }[] } };
  }>(
    `mutation { submitServiceRequest(input: { id: "R1", need: SERVICE, cooling: AIR_COOLED, latitude: ${centre.latitude}, longitude: ${centre.longitude} }) {
      serviceRequest { assignments { dealerID opportunityID } } } }`,
  );
  await expect.poll(() => typesAt(first), { timeout: promised }).toEqual(["opportunity.assigned"]);
  const [asked] = submitServiceRequest.serviceRequest.assignments;
  await api.ask(`mutation ($input: OpportunityReasonInput!) { declineOpportunity(input: $input) { userErrors { code } } }`, {
    variables: { input: { dealerID: asked?.dealerID, opportunityID: asked?.opportunityID, reason: "Too far" } },
    as: ["D1"],
  });
  await expect.poll(() => typesAt(second), { timeout: promised }).toEqual(["opportunity.assigned"]);
  await expect.poll(() => typesAt(first), { timeout: promised }).toEqual(["opportunity.assigned", "opportunity.declined"]);
});

test("a receiver that never answers holds up no other", async () => {
  const { dataSource } = api.database;
  const silent = createServer(() => undefined);
  silent.listen(0, "127.0.0.1");
  await once(silent, "listening");
  onTestFinished(() => {
    silent.closeAllConnections();
    silent.close();
  });
  const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/hook`;
  const [deaf, heard] = [await takingPart(dataSource, { longitude: 20 }), await takingPart(dataSource, { longitude: 21 })];
  await setWebhook(staff, dataSource, { dealerId: deaf, url, setBy: "someone" }, api.clock.now(), reach);
  const receiver = await receiverOf(heard);
  const event = `INSERT INTO outbox_event (dealer_id, id, type, payload, occurred_at, created_at, next_attempt_at)
    SELECT $1, $1 || n, 'opportunity.assigned', '{}', $2, $2, $2 FROM generate_series(1, $3::int) n`;
  await dataSource.query(event, [deaf, now, 200]);
  // It is being sent to, and has not answered.
  await expect
    .poll(() => dataSource.query<object[]>("SELECT FROM outbox_event WHERE dealer_id = $1 AND attempts > 0", [deaf]))
    .not.toEqual([]);
  await dataSource.query(event, [heard, now, 1]);
  await expect.poll(() => receiver.received, { timeout: promised }).toHaveLength(1);
});

test("a process that is killed at any instant loses no event and invents none", { timeout: 20_000 + kills * 10_000 }, async () => {
  const database = await createTestDatabase();
  onTestFinished(() => database.close());
  const { dataSource } = database;
  const dealerId = await takingPart(dataSource);
  await newRequest(dataSource, "R1");
  await assignRequests(staff, dataSource, systemClock.now());
  const [row] = await dataSource.query<{ id: string }[]>("SELECT id FROM opportunity");
  const opportunityId = row?.id ?? "";
  await takeStep(staff, dataSource, { dealerId, opportunityId, step: { kind: "ACCEPT" }, by: "someone" }, systemClock);
  const [own, operators] = [await receiveWebhooks(204), await receiveWebhooks(204)];
  onTestFinished(async () => {
    await Promise.all([own.close(), operators.close()]);
  });
  await setWebhook(staff, dataSource, { dealerId, url: own.url, setBy: "someone" }, systemClock.now(), reach);
  await setOperatorWebhook(staff, dataSource, { url: operators.url, setBy: "someone" }, systemClock.now(), reach);
  const script = join(import.meta.dirname, "../../support/event-process.ts");
  for (let round = 0; round < kills; round += 1) {
    const child = spawn(process.execPath, ["--import", "@oxc-node/core/register", script, database.url, dealerId, opportunityId], {
      cwd: join(import.meta.dirname, "../../support"),
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(child.stdout, "data");
    await sleep(100 + Math.random() * 400);
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  }
  // What the killed ones had taken, the next one takes once they must have been done with it.
  const afterwards = settableClock(new Date(systemClock.now().getTime() + 20_000));
  await deliverEvents(staff, dataSource, afterwards, reach);
  for (const [receiver, table] of [
    [own, "outbox_event"],
    [operators, "operator_event"],
  ] as const) {
    const ids = await dataSource.query<{ id: string }[]>(`SELECT id FROM ${table}`);
    const received = new Map(receiver.received.map(({ headers, body }) => [String(headers["webhook-id"]), body]));
    expect(ids.length).toBeGreaterThan(2 + kills);
    expect(new Set(received.keys())).toEqual(new Set(ids.map(({ id }) => id)));
  }
});
