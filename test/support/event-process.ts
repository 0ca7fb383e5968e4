import { randomUUID } from "node:crypto";
import { deliverEvents } from "server/features/event/deliver-events.writer.ts";
import { takeStep } from "server/features/opportunity/opportunity-step.writer.ts";
import { systemClock } from "server/platform/clock.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { createDataSource } from "server/storage/data-source.ts";

/** A process that takes steps of an opportunity and sends what they tell, until it is killed. */
const [url, dealerId, opportunityId] = process.argv.slice(2);
if (url === undefined || dealerId === undefined || opportunityId === undefined)
  throw new Error("Give the database, the dealer and the opportunity.");
const operator = mintDealerScope({ kind: "STAFF" });
const dataSource = await createDataSource(url).initialize();

async function write(): Promise<never> {
  for (;;) {
    const step = { kind: "UPDATE_STATUS", note: "Called", updateId: randomUUID() } as const;
    await takeStep(operator, dataSource, { dealerId, opportunityId, step, by: "someone" } as Parameters<typeof takeStep>[2], systemClock);
  }
}

async function deliver(): Promise<never> {
  for (;;) await deliverEvents(operator, dataSource, systemClock, { loopback: true });
}

process.stdout.write("begun\n");
await Promise.all([write(), write(), deliver()]);
