import { EventEmitter, once } from "node:events";
import type { ServerResponse } from "node:http";
import { PassThrough } from "node:stream";
import { ExportGate } from "server/app/export-gate.ts";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const limits = { atOnce: 2, total: 900_000, stalled: 30_000, slowest: 16_000 };

/** A response as the gate sees it: what its socket has sent, and whether its client is waited for. */
class Response extends EventEmitter {
  closed = false;
  writableNeedDrain = true;
  readonly socket = { bytesWritten: 5_000_000 };

  close(): void {
    this.closed = true;
    this.emit("close");
  }

  get asServerResponse(): ServerResponse {
    return this as unknown as ServerResponse;
  }
}

async function opened(gate: ExportGate, response = new Response(), subject = "one") {
  const { bytes } = await gate.run(subject, response.asServerResponse, () => Promise.resolve({ bytes: new PassThrough() }));
  const told: string[] = [];
  bytes.on("error", ({ message }) => told.push(message));
  return { bytes, told, response };
}

describe("a client that is waited for", () => {
  test.each([
    ["is kept at 20 kB a second", 20_000, []],
    ["is left at 10 kB a second", 10_000, ["The client of an export reads too slowly."]],
    ["is left where it reads nothing", 0, ["The client of an export reads nothing."]],
  ])("%s", async (_, rate, expected) => {
    const { told, response } = await opened(new ExportGate(limits));
    for (let second = 0; second < 120; second += 1) {
      response.socket.bytesWritten += rate;
      await vi.advanceTimersByTimeAsync(1000);
    }
    expect(told).toEqual(expected);
  });

  test("may pause for almost half a minute, again and again", async () => {
    const { told, response } = await opened(new ExportGate(limits));
    for (let pause = 0; pause < 10; pause += 1) {
      response.socket.bytesWritten += 600_000;
      await vi.advanceTimersByTimeAsync(28_000);
    }
    expect(told).toEqual([]);
  });

  test("is not held to any rate while the rows are what is waited for", async () => {
    const { told, response } = await opened(new ExportGate(limits));
    response.writableNeedDrain = false;
    await vi.advanceTimersByTimeAsync(600_000);
    expect(told).toEqual([]);
  });
});

describe("a place", () => {
  test("is free for the viewer again when the response has closed", async () => {
    const gate = new ExportGate(limits);
    const { response, bytes } = await opened(gate);
    await expect(opened(gate)).rejects.toThrow("Another export of yours is under way");
    response.close();
    await once(bytes, "close");
    await expect(opened(gate)).resolves.toBeDefined();
  });

  test("is kept while a statement of a client that has gone is still under way", async () => {
    const gate = new ExportGate(limits);
    const [response, bytes] = [new Response(), new PassThrough()];
    const statement = new PassThrough();
    const opening = gate.run("one", response.asServerResponse, async () => {
      await once(statement, "end");
      return { bytes };
    });
    response.close();
    await expect(opened(gate)).rejects.toThrow("Another export of yours is under way");
    statement.resume().end();
    await opening;
    expect(bytes.destroyed).toBe(true);
    await expect(opened(gate)).resolves.toBeDefined();
  });
});

describe("the time of an export", () => {
  test("begins before its first byte", async () => {
    const gate = new ExportGate(limits);
    const opening = gate.run("one", new Response().asServerResponse, () => new Promise<{ bytes: PassThrough }>(() => undefined));
    const refused = opening.catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(900_000);
    expect(await refused).toMatchObject({ code: "SERVICE_UNAVAILABLE", message: expect.stringContaining("15 minutes") });
  });

  test("ends for all when the server stops, whether bytes flow or not", async () => {
    const gate = new ExportGate(limits);
    const { told } = await opened(gate);
    const opening = gate.run("another", new Response().asServerResponse, () => new Promise<{ bytes: PassThrough }>(() => undefined));
    gate.close();
    await expect(opening).rejects.toThrow("The server stops.");
    await vi.advanceTimersByTimeAsync(1);
    expect(told).toEqual(["The server stops."]);
  });
});
