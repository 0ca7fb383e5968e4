import { setTimeout as sleep } from "node:timers/promises";
import type { DataSource } from "typeorm";
import type { Clock } from "../../platform/clock.ts";
import type { DealerScope } from "../../platform/dealer-scope.ts";
import { groupBy } from "../../platform/group-by.ts";
import { workerTransaction } from "../../storage/worker-transaction.ts";
import { type ClaimedEvent, dealersOutbox, operatorOutbox, type Outbox } from "./outbox.sql.ts";
import { sendWebhook } from "./send-webhook.ts";
import type { WebhookReach } from "./webhook-address.ts";

/** Events sent at the same time by one process. */
const sentTogether = 100;
/** While some are being sent, others are looked for as often as that, in milliseconds. */
const lookedForEvery = 500;
/** Answers that come within as many milliseconds of each other are taken together. */
const gathered = 20;

const minute = 60_000;
const longestDelay = 12 * 60 * minute;
const longestError = 500;

/** Twice as long after each attempt, from a minute to half a day. */
function delayAfter(attempts: number): number {
  return Math.min(minute * 2 ** (attempts - 1), longestDelay);
}

function bodyOf({ type, occurred_at, payload }: ClaimedEvent): string {
  return JSON.stringify({ type, timestamp: occurred_at.toISOString(), data: payload });
}

/** Sends the events of one outbox. A receiver that answers slowly, or not at all, holds up no other: it gets no more meanwhile. */
class Delivery {
  readonly #busy = new Map<string, Promise<void>>();
  #sending = 0;
  #broken: unknown;
  delivered = 0;
  failed = 0;

  constructor(
    private readonly outbox: Outbox,
    private readonly scope: DealerScope,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly reach: WebhookReach,
  ) {}

  /** Until nothing is due and all has been answered; once the signal comes, nothing more is begun. */
  async run(signal: AbortSignal | undefined): Promise<void> {
    for (;;) {
      if (!signal?.aborted && this.#broken === undefined) await this.#begin();
      if (this.#busy.size === 0) break;
      const waiting = new AbortController();
      const next = sleep(lookedForEvery, undefined, { signal: waiting.signal }).catch(() => undefined);
      await Promise.race([...this.#busy.values(), next]);
      waiting.abort();
      if (this.#busy.size > 0) await sleep(gathered);
    }
    if (this.#broken !== undefined) throw new Error("Events could not be claimed, or noted.", { cause: this.#broken });
  }

  async #begin(): Promise<void> {
    const free = sentTogether - this.#sending;
    if (free === 0) return;
    const claimed = await this.#claim(free).catch((error: unknown) => {
      this.#broken = error;
      return [];
    });
    for (const [receiver, events] of groupBy(claimed, (event) => event.receiver)) {
      this.#sending += events.length;
      this.#busy.set(receiver, this.#deliverAll(receiver, events));
    }
  }

  /** Never fails: what is being sent to others is to be noted all the same. */
  async #deliverAll(receiver: string, events: readonly ClaimedEvent[]): Promise<void> {
    for (const outcome of await Promise.allSettled(events.map((event) => this.#deliver(event)))) {
      if (outcome.status === "rejected") this.#broken ??= outcome.reason;
      else if (outcome.value) this.delivered += 1;
      else this.failed += 1;
    }
    this.#sending -= events.length;
    this.#busy.delete(receiver);
  }

  #claim(most: number): Promise<ClaimedEvent[]> {
    const now = this.clock.now();
    return workerTransaction(this.scope, this.dataSource, async (manager) => {
      await manager.query(this.outbox.giveUp, [now]);
      const [rows]: [ClaimedEvent[], number] = await manager.query(this.outbox.claim, [now, [...this.#busy.keys()], most]);
      return rows;
    });
  }

  /** Tells whether it was delivered; what came of it is noted with the event. */
  async #deliver(event: ClaimedEvent): Promise<boolean> {
    const { receiver, id, url, secret, attempts } = event;
    const note = (statement: string, ...values: readonly unknown[]) =>
      workerTransaction(this.scope, this.dataSource, (manager) => manager.query(statement, [receiver, id, ...values]));
    try {
      await sendWebhook({ url, secret, id, body: bodyOf(event) }, this.clock.now(), this.reach);
    } catch (error) {
      const message = error instanceof Error && error.message !== "" ? error.message : "The connection failed.";
      await note(this.outbox.failed, message.slice(0, longestError), new Date(this.clock.now().getTime() + delayAfter(attempts)));
      return false;
    }
    await note(this.outbox.delivered, this.clock.now());
    return true;
  }
}

/**
 * Sends what is due to the dealers' webhooks and to the operator's. An event is sent until an answer of 2xx comes, for a week at most, and
 * at least once: the receiver knows one that comes again by its id. Any number of processes may do so at once; none sends what another one
 * has taken.
 */
export async function deliverEvents(
  scope: DealerScope,
  dataSource: DataSource,
  clock: Clock,
  reach: WebhookReach,
  signal?: AbortSignal,
): Promise<{ delivered: number; failed: number }> {
  const deliveries = [dealersOutbox, operatorOutbox].map((outbox) => new Delivery(outbox, scope, dataSource, clock, reach));
  await Promise.all(deliveries.map((delivery) => delivery.run(signal)));
  const sum = (of: "delivered" | "failed") => deliveries.reduce((total, delivery) => total + delivery[of], 0);
  return { delivered: sum("delivered"), failed: sum("failed") };
}
