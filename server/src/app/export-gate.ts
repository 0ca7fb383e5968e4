import type { ServerResponse } from "node:http";
import type { Readable } from "node:stream";
import { Failure } from "../platform/failure.ts";

export interface ExportLimits {
  /** Exports at once in this process. */
  readonly atOnce: number;
  /** How long one may take, and how long a client may read nothing, in milliseconds. */
  readonly total: number;
  readonly stalled: number;
}

export const exportLimits: ExportLimits = { atOnce: 2, total: 15 * 60_000, stalled: 30_000 };

/** When to ask again, in seconds. */
export const retryAfter = 15;

/** Lets few exports through at once, and ends those that take too long or that nobody reads. */
export class ExportGate {
  readonly #running = new Set<Readable | undefined>();
  #open = 0;

  constructor(private readonly limits: ExportLimits) {}

  /** A place until the response closes; fails with `TOO_MANY_REQUESTS`. */
  enter(response: ServerResponse): void {
    if (this.#open >= this.limits.atOnce) {
      throw new Failure("TOO_MANY_REQUESTS", `${this.limits.atOnce} exports are under way; try again in ${retryAfter} seconds.`);
    }
    // A client that has gone already would hold its place for good.
    if (response.closed) throw new Failure("SERVICE_UNAVAILABLE", "The client has gone.");
    this.#open += 1;
    response.once("close", () => {
      this.#open -= 1;
    });
  }

  /** Ends the bytes, with a failure, at the limits: the response is then broken off, which no client takes for its end. */
  watch(bytes: Readable, response: ServerResponse): void {
    const total = setTimeout(() => bytes.destroy(new Error("An export took longer than it may.")), this.limits.total);
    const step = Math.max(1, Math.min(1000, this.limits.stalled / 4));
    let [written, still] = [0, 0];
    const check = setInterval(() => {
      const sent = response.socket?.bytesWritten ?? 0;
      still = response.writableNeedDrain && sent === written ? still + step : 0;
      written = sent;
      if (still >= this.limits.stalled) bytes.destroy(new Error("The client of an export reads nothing."));
    }, step);
    this.#running.add(bytes);
    const end = () => {
      clearTimeout(total);
      clearInterval(check);
      this.#running.delete(bytes);
    };
    bytes.once("close", end);
    response.once("close", () => {
      end();
      bytes.destroy();
    });
  }

  /** Breaks all off: a server that stops does not wait for them. */
  close(): void {
    for (const bytes of this.#running) bytes?.destroy(new Error("The server stops."));
  }
}
