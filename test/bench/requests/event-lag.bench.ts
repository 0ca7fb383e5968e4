import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { startJobs } from "server/app/jobs.ts";
import { setWebhook } from "server/features/event/webhook.writer.ts";
import { takeStep } from "server/features/opportunity/opportunity-step.writer.ts";
import { systemClock } from "server/platform/clock.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { createLog } from "server/platform/log.ts";
import type { Database } from "server/storage/database.ts";
import { receiveWebhooks, type WebhookReceiver } from "../../support/webhook-receiver.ts";
import { dealerId, fillDealers } from "../bench-data.ts";
import type { Figure } from "../figure.ts";

const staff = mintDealerScope({ kind: "STAFF" });
const reach = { loopback: true };

const dealers = 40;
const steps = 2000;
/** From the beginning of one step to that of the next. */
const apart = 15;
/** After the last step, in milliseconds. */
const waitedFor = 30_000;

const acceptedOfEach = `
  INSERT INTO opportunity (dealer_id, id, assigned_at, expires_at, response, responded_at)
  SELECT id, 'open', now() - interval '2 hours', now() + interval '46 hours', 'ACCEPTED', now() - interval '1 hour' FROM dealer`;

async function takeSteps({ dataSource }: Database, ids: readonly string[]): Promise<void> {
  const began = performance.now();
  for (let step = 0; step < steps; step += 1) {
    await sleep(Math.max(0, began + step * apart - performance.now()));
    const of = { dealerId: ids[step % ids.length] ?? "", opportunityId: "open", by: "bench" };
    await takeStep(staff, dataSource, { ...of, step: { kind: "UPDATE_STATUS", note: "Called", updateId: randomUUID() } }, systemClock);
  }
}

async function allReceived({ received }: WebhookReceiver): Promise<void> {
  const until = performance.now() + waitedFor;
  while (received.length < steps) {
    if (performance.now() > until) throw new Error(`${received.length} events came; expected ${steps}.`);
    await sleep(10);
  }
}

const occurredAt = (body: string): number => Date.parse((JSON.parse(body) as { readonly timestamp: string }).timestamp);

/** In milliseconds, the shortest first. */
function lagsOf({ received }: WebhookReceiver): number[] {
  return received.map(({ at, body }) => at - occurredAt(body)).toSorted((one, other) => one - other);
}

/** From a step until the dealer's receiver has its event, while dealers take steps and the jobs of one process send. */
export async function benchEventLag(database: Database): Promise<Figure[]> {
  const { dataSource } = database;
  await fillDealers(dataSource, dealers);
  await dataSource.query(acceptedOfEach);
  const ids = Array.from({ length: dealers }, (_, index) => dealerId(index + 1));
  const receiver = await receiveWebhooks(204);
  for (const id of ids) await setWebhook(staff, dataSource, { dealerId: id, url: receiver.url, setBy: "bench" }, systemClock.now(), reach);
  const jobs = await startJobs(database, systemClock, createLog("warn"), reach);
  try {
    await takeSteps(database, ids);
    await allReceived(receiver);
  } finally {
    await jobs.stop();
    await receiver.close();
  }
  const lags = lagsOf(receiver);
  const at = (share: number): number => lags[Math.floor((lags.length - 1) * share)] ?? Number.NaN;
  const note = `${steps} steps of ${dealers} dealers, ${Math.round(1000 / apart)} a second`;
  return [
    { name: "requests: from a step to its event's receiver, p50", value: at(0.5), unit: "milliseconds", note },
    { name: "requests: the same, p99", value: at(0.99), unit: "milliseconds", goal: { atMost: 5000 } },
    { name: "requests: the same, the longest", value: at(1), unit: "milliseconds" },
  ];
}
