import { type IncomingMessage, request } from "node:http";
import { text as textOf } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dealerWithOpportunities, newDealer } from "../../support/api-records.ts";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";
import { csvRecords, sendExport } from "../../support/exports.ts";
import { fillMonth } from "../../support/long-month.ts";

const origin = "https://portal.example";
const limits = { atOnce: 2, total: 120_000, stalled: 600, slowest: 0 };
let api: ApiServer;
let url: string;
let long: string;
let short: string;
beforeAll(async () => {
  api = await createApiServer("2026-06-15T12:00:00Z", { corsOrigins: [origin], limits });
  short = await dealerWithOpportunities(api.database.dataSource, { month: "2026-01", count: 12, seed: 3 });
  long = await newDealer(api.database.dataSource);
  await fillMonth(api.database.dataSource, long, 200_000);
  url = await api.http.listen({ host: "127.0.0.1", port: 0 });
});
afterAll(() => api.close());

const opportunities = (dealer: string) => ({ table: "OPPORTUNITIES", dealer, month: "2026-01" });

/** Asks over a socket of its own; the answer's body is not read yet. */
async function ask(
  body: object,
  headers: Readonly<Record<string, string>> = {},
  server?: { readonly at: string; readonly token: string },
): Promise<IncomingMessage> {
  const { at, token } = server ?? { at: url, token: await api.token("staff") };
  return new Promise((resolve, reject) => {
    const asked = request(
      `${at}/export`,
      { method: "POST", agent: false, headers: { authorization: `Bearer ${token}`, "content-type": "application/json", ...headers } },
      resolve,
    );
    asked.on("error", reject);
    asked.end(JSON.stringify(body));
  });
}

/** The server of all tests, as the viewer of that name. */
const as = async (subject: string) => ({ at: url, token: await api.token("staff", subject) });

/** Reads to the end, waiting after each part; whether it was the whole. */
async function read(answer: IncomingMessage, wait = 0): Promise<{ readonly whole: boolean; readonly bytes: number }> {
  let bytes = 0;
  try {
    for await (const chunk of answer) {
      bytes += (chunk as Buffer).length;
      if (wait > 0) await setTimeout(wait);
    }
  } catch {
    return { whole: false, bytes };
  }
  return { whole: answer.complete, bytes };
}

/** Connections that are in a transaction. */
async function busy(): Promise<number> {
  const rows: unknown[] = await api.database.dataSource.query(
    "SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'dealer-scorecards' AND state <> 'idle' AND pid <> pg_backend_pid() AND xact_start IS NOT NULL",
  );
  return rows.length;
}

const free = () => expect.poll(busy, { timeout: 15_000 }).toBe(0);

describe("an export leaves as a file", () => {
  test("with its type, its name and nothing that keeps or guesses it", async () => {
    const { status, headers } = await sendExport(api, opportunities(short));
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      "content-type": "text/csv; charset=utf-8; header=present",
      "content-disposition": `attachment; filename="opportunities-${short.toLowerCase()}-2026-01-as-of-2026-06-15.csv"`,
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
      "content-language": "en",
    });
  });

  test("a dealer's id cannot write a header", async () => {
    const dealer = await newDealer(api.database.dataSource, { id: 'D"\u00e9; filename="x.exe' });
    const { headers } = await sendExport(api, { ...opportunities(dealer), format: "XLSX" });
    expect(headers["content-disposition"]).toBe('attachment; filename="opportunities-d-filename-x-exe-2026-01-as-of-2026-06-15.xlsx"');
  });

  test("compressed where the client takes that", async () => {
    const answer = await ask(opportunities(short), { "accept-encoding": "gzip" });
    const chunks: Buffer[] = [];
    for await (const chunk of answer) chunks.push(chunk as Buffer);
    expect(answer.headers["content-encoding"]).toBe("gzip");
    expect(gunzipSync(Buffer.concat(chunks)).toString()).toContain("Opportunities");
  });

  test("to the pages that may ask, which may read its name", async () => {
    const allowed = await sendExport(api, opportunities(short), { headers: { origin } });
    expect(allowed.headers).toMatchObject({ "access-control-allow-origin": origin });
    expect(String(allowed.headers["access-control-expose-headers"])).toContain("content-disposition");
    const other = await sendExport(api, opportunities(short), { headers: { origin: "https://evil.example" } });
    expect(other.headers["access-control-allow-origin"]).toBeUndefined();
  });
});

describe("long exports", () => {
  test("are read in one snapshot: what is written meanwhile is not in it", async () => {
    const { dataSource } = api.database;
    const dealer = await newDealer(dataSource);
    await fillMonth(dataSource, dealer, 20_000);
    const answer = await ask({ ...opportunities(dealer), cover: false });
    const chunks: Buffer[] = [];
    for await (const chunk of answer) {
      if (chunks.length === 0) await dataSource.query("UPDATE opportunity SET decline_reason = 'LATER' WHERE dealer_id = $1", [dealer]);
      chunks.push(chunk as Buffer);
    }
    const rows = csvRecords(Buffer.concat(chunks).toString());
    expect(rows.length).toBe(20_000);
    expect(new Set(rows.map((row) => row["Opportunity"])).size).toBe(20_000);
    expect(rows.some((row) => row["Reason of decline"] === "LATER")).toBe(false);
  });

  test("are let through a few at a time, and say when to come again", async () => {
    const first = await Promise.all([ask(opportunities(long), {}, await as("one")), ask(opportunities(long), {}, await as("another"))]);
    const third = await ask(opportunities(short), {}, await as("a third"));
    expect([third.statusCode, third.headers["retry-after"]]).toEqual([429, "15"]);
    expect(await textOf(third)).toContain("2 exports are under way; try again in 15 seconds.");
    for (const answer of first) answer.destroy();
    await free();
    await expect.poll(async () => (await sendExport(api, opportunities(short))).status).toBe(200);
  });

  test("are let through one at a time of each viewer, whatever it may see", async () => {
    const first = await ask(opportunities(long), {}, await as("one"));
    const second = await sendExport(api, opportunities(short), { subject: "one", as: [short] });
    expect([second.status, second.headers["retry-after"]]).toEqual([429, "15"]);
    expect(second.text).toContain("Another export of yours is under way; try again when it has ended.");
    expect((await sendExport(api, opportunities(short), { subject: "another" })).status).toBe(200);
    first.destroy();
    await free();
    await expect.poll(async () => (await sendExport(api, opportunities(short), { subject: "one" })).status).toBe(200);
  });

  test.each(["CSV", "XLSX"])("a client that breaks off a %s frees the connection", async (format) => {
    for (let round = 0; round < 3; round += 1) {
      const answer = await ask({ ...opportunities(long), format });
      await new Promise((resolve) => answer.once("data", resolve));
      answer.destroy();
      await free();
    }
    expect((await sendExport(api, opportunities(short))).status).toBe(200);
  });

  test.each(["CSV", "XLSX"])("a client that reads nothing of a %s is left, and no more is read for it than it took", async (format) => {
    const before = api.statements.sent.length;
    const answer = await ask({ ...opportunities(long), format });
    answer.pause();
    await free();
    // Of 200 pages and more: the rest fits into what the two sockets hold.
    expect(api.statements.sent.length - before).toBeLessThan(180);
    expect((await read(answer)).whole).toBe(false);
  });

  test("a client may pause for longer than a transaction of the API may wait", async () => {
    const patient = await createApiServer("2026-06-15T12:00:00Z", { limits: { ...limits, stalled: 20_000 } });
    try {
      const { dataSource, readPool } = patient.database;
      readPool.options.options = readPool.options.options?.replace(/(idle_in_transaction_session_timeout)=\w+/, "$1=300");
      const dealer = await newDealer(dataSource);
      await fillMonth(dataSource, dealer, 100_000);
      const at = await patient.http.listen({ host: "127.0.0.1", port: 0 });
      const answer = await ask(opportunities(dealer), {}, { at, token: await patient.token("staff") });
      const { sent } = patient.statements;
      // The sockets take some of it; then nothing is asked for any more.
      for (let known = 0; known !== sent.length; await setTimeout(1000)) known = sent.length;
      expect((await read(answer)).whole).toBe(true);
    } finally {
      await patient.close();
    }
  });

  test("one that takes too long before its first byte is refused", async () => {
    const hurried = await createApiServer("2026-06-15T12:00:00Z", { limits: { ...limits, total: 300 } });
    const { dataSource } = hurried.database;
    const dealer = await newDealer(dataSource);
    const lock = dataSource.createQueryRunner();
    try {
      await lock.startTransaction();
      await lock.query("LOCK TABLE work_order");
      const refused = await sendExport(hurried, { table: "RECORDS", kind: "WORK_ORDER", dealer });
      expect([refused.status, refused.text]).toEqual([503, expect.stringContaining("took longer than the 0.005 minutes that it may")]);
    } finally {
      await lock.rollbackTransaction();
      await lock.release();
      await hurried.close();
    }
  });

  test("one that takes too long is broken off", async () => {
    const hurried = await createApiServer("2026-06-15T12:00:00Z", { limits: { ...limits, total: 3000, stalled: 60_000 } });
    try {
      const { dataSource } = hurried.database;
      const dealer = await newDealer(dataSource);
      await fillMonth(dataSource, dealer, 100_000);
      const at = await hurried.http.listen({ host: "127.0.0.1", port: 0 });
      const answer = await ask(opportunities(dealer), {}, { at, token: await hurried.token("staff") });
      // Read all the while, and still too long.
      expect((await read(answer, 50)).whole).toBe(false);
      expect(hurried.logged.some((line) => line.includes("took longer than"))).toBe(true);
    } finally {
      await hurried.close();
    }
  });

  test.each([
    ["CSV", "identity"],
    ["CSV", "gzip"],
    ["XLSX", "identity"],
  ])("a %s in %s that fails in the middle does not end as if it were whole", async (format, encoding) => {
    const answer = await ask({ ...opportunities(long), format }, { "accept-encoding": encoding });
    await new Promise((resolve) => answer.once("readable", resolve));
    const ended: unknown[] = await api.database.dataSource.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'dealer-scorecards' AND pid <> pg_backend_pid() AND xact_start IS NOT NULL",
    );
    expect(ended.length).toBe(1);
    expect((await read(answer)).whole).toBe(false);
    expect(api.logged.some((line) => line.includes("An export was broken off."))).toBe(true);
  });
});
