import type { ServerResponse } from "node:http";
import type { Readable } from "node:stream";
import { Failure } from "../platform/failure.ts";

export interface ExportLimits {
  /** Exports at once in this process; a viewer has one of them. */
  readonly atOnce: number;
  /** How long one may take from its first statement on, and how long a client may read nothing, in milliseconds. */
  readonly total: number;
  readonly stalled: number;
  /** What a client that is waited for reads at least, in bytes a second. */
  readonly slowest: number;
}

export const exportLimits: ExportLimits = { atOnce: 2, total: 15 * 60_000, stalled: 30_000, slowest: 16_000 };

/** When to ask again, in seconds. */
export const retryAfter = 15;

/** Lets few exports through at once, of each viewer one, and ends those that take too long or that nobody reads. */
export class ExportGate {
  /** By the subject of the viewer. */
  readonly #running = new Map<string, AbortController>();

  constructor(private readonly limits: ExportLimits) {}

  /**
   * Opens an export in a place that is kept until the response has closed and no statement of the opening is under way. Fails with
   * `TOO_MANY_REQUESTS` where there is none, and with `SERVICE_UNAVAILABLE` where opening alone takes longer than all of it may;
   * later on the bytes fail: the response is then broken off, which no client takes for its end.
   */
  async run<Opened extends { readonly bytes: Readable }>(
    subject: string,
    response: ServerResponse,
    open: () => Promise<Opened>,
  ): Promise<Opened> {
    const closed = new Promise<void>((resolve) => response.once("close", resolve));
    const signal = this.#enter(subject, response);
    const opening = open();
    const settled = opening.then(
      ({ bytes }) => this.#watch(bytes, response, signal),
      () => undefined,
    );
    void Promise.all([closed, settled]).then(() => this.#running.delete(subject));
    const ended = new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason as Failure)));
    return Promise.race([opening, ended]);
  }

  #enter(subject: string, response: ServerResponse): AbortSignal {
    if (this.#running.has(subject)) {
      throw new Failure("TOO_MANY_REQUESTS", "Another export of yours is under way; try again when it has ended.");
    }
    if (this.#running.size >= this.limits.atOnce) {
      throw new Failure("TOO_MANY_REQUESTS", `${this.limits.atOnce} exports are under way; try again in ${retryAfter} seconds.`);
    }
    // A client that has gone already would hold its place for good.
    if (response.closed) throw new Failure("SERVICE_UNAVAILABLE", "The client has gone.");
    const ending = new AbortController();
    this.#running.set(subject, ending);
    const minutes = this.limits.total / 60_000;
    const tooLong = new Failure(
      "SERVICE_UNAVAILABLE",
      `An export took longer than the ${minutes} minutes that it may; ask for less of it.`,
    );
    const total = setTimeout(() => ending.abort(tooLong), this.limits.total);
    response.once("close", () => clearTimeout(total));
    return ending.signal;
  }

  #watch(bytes: Readable, response: ServerResponse, signal: AbortSignal): void {
    // Refused already, or nobody is there: who would be told of an error?
    if (response.closed || signal.aborted) {
      bytes.destroy();
      return;
    }
    const end = () => bytes.destroy(signal.reason as Failure);
    signal.addEventListener("abort", end);
    const check = this.#checkReader(bytes, response);
    bytes.once("close", () => {
      clearInterval(check);
      signal.removeEventListener("abort", end);
    });
    response.once("close", () => bytes.destroy());
  }

  /** Ends the bytes where the client reads nothing for as long as it may, or in as long as that too little of them. */
  #checkReader(bytes: Readable, response: ServerResponse): NodeJS.Timeout {
    const { stalled, slowest } = this.limits;
    const step = Math.max(1, Math.min(1000, stalled / 4));
    let [known, still, waited, taken] = [response.socket?.bytesWritten ?? 0, 0, 0, 0];
    return setInterval(() => {
      const written = response.socket?.bytesWritten ?? 0;
      const part = written - known;
      known = written;
      taken += part;
      const waits = response.writableNeedDrain;
      still = waits && part === 0 ? still + step : 0;
      waited += waits ? step : 0;
      if (still >= stalled) bytes.destroy(new Error("The client of an export reads nothing."));
      if (waited < stalled) return;
      if (taken < (slowest * waited) / 1000) bytes.destroy(new Error("The client of an export reads too slowly."));
      [waited, taken] = [0, 0];
    }, step);
  }

  /** Breaks all off: a server that stops does not wait for them. */
  close(): void {
    for (const ending of this.#running.values()) ending.abort(new Failure("SERVICE_UNAVAILABLE", "The server stops."));
  }
}
