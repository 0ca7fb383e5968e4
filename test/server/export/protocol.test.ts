import { type IncomingMessage, request } from "node:http";
import { setTimeout } from "node:timers/promises";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dealerWithOpportunities, newDealer } from "../../support/api-records.ts";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";
import { csvRecords, sendExport } from "../../support/exports.ts";
import { fillMonth } from "../../support/long-month.ts";

const origin = "https://portal.example";
const limits = { atOnce: 2, total: 120_000, stalled: 600 };
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

describe("what is refused", () => {
  test("without a token nothing is told", async () => {
    const { status, text } = await sendExport(api, opportunities(short), { headers: { authorization: "" } });
    expect([status, JSON.parse(text)]).toEqual([
      401,
      { errors: [{ message: "A valid bearer token is needed.", extensions: { code: "UNAUTHENTICATED" } }] },
    ]);
  });

  test.each(["GET", "PUT", "DELETE"] as const)("%s", async (method) => {
    const { statusCode, headers } = await api.http.inject({ method, url: "/export" });
    expect([statusCode, headers["allow"]]).toEqual([405, "POST"]);
  });

  test.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])(
    "a body of %s, which pages send unasked",
    async (type) => {
      const { status } = await sendExport(api, opportunities(short), { headers: { "content-type": type } });
      expect(status).toBe(415);
    },
  );

  test.each([
    [{}, "`table`: expected one of SCORECARD,"],
    [{ table: "SECRETS" }, "`table`: expected one of SCORECARD,"],
    [{ table: "OPPORTUNITIES" }, '`dealer`: expected the id of a dealer; `month`: expected a month such as "2026-03".'],
    [{ table: "OPPORTUNITIES", dealer: "D", month: "2026-13" }, '`month`: expected a month such as "2026-03".'],
    [{ table: "OPPORTUNITIES", dealer: "D", month: "2026-01", sort: { field: "name; DROP TABLE" } }, "`sort.field`: "],
    [{ table: "OPPORTUNITIES", dealer: "D", month: "2026-01", secret: 1 }, 'Unrecognized key: "secret".'],
    [{ table: "GOALS", dealer: "D", program: "NONE" }, "`program`: expected one of "],
    [{ table: "METRICS", program: "FIELD_SERVICE", format: "PDF" }, "`format`: expected CSV or XLSX."],
    [{ table: "METRICS", program: "FIELD_SERVICE", asOf: "2027-01-01T00:00:00Z" }, "`asOf` is 2027-01-01T00:00:00.000Z, later than now"],
    [{ table: "RECEIPT", dealer: "D", program: "FIELD_SERVICE", metric: "NONE", month: "2026-01" }, 'FIELD_SERVICE has no metric "NONE"'],
    [{ table: "GOALS", dealer: "D\u0000", program: "FIELD_SERVICE" }, "NUL"],
  ])("%j, saying what was expected", async (body, message) => {
    const { status, text } = await sendExport(api, body);
    const { errors } = JSON.parse(text) as { errors: { message: string; extensions: { code: string } }[] };
    expect([status, errors[0]?.extensions.code]).toEqual([400, "BAD_USER_INPUT"]);
    expect(errors[0]?.message).toContain(message);
  });

  test("a body that is no JSON", async () => {
    const { statusCode } = await api.http.inject({
      method: "POST",
      url: "/export",
      headers: { "content-type": "application/json", authorization: `Bearer ${await api.token("staff")}` },
      payload: "{",
    });
    expect(statusCode).toBe(400);
  });

  test("a metric that cannot be cut so, in the API's words", async () => {
    const body = {
      table: "SLICES",
      dealer: short,
      program: "FLEET_SERVICE_OPPORTUNITIES",
      metric: "CLOSE_RATE",
      month: "2026-01",
      by: "SOURCE",
    };
    const { status, text } = await sendExport(api, body);
    expect([status, text]).toEqual([400, expect.stringContaining("CLOSE_RATE cannot be cut by SOURCE")]);
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
    const first = await Promise.all([ask(opportunities(long)), ask(opportunities(long))]);
    const third = await ask(opportunities(short));
    expect([third.statusCode, third.headers["retry-after"]]).toEqual([429, "15"]);
    third.resume();
    for (const answer of first) answer.destroy();
    await free();
    await expect.poll(async () => (await sendExport(api, opportunities(short))).status).toBe(200);
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

  test("one that takes too long is broken off", async () => {
    const hurried = await createApiServer("2026-06-15T12:00:00Z", { limits: { ...limits, total: 150 } });
    try {
      const { dataSource } = hurried.database;
      const dealer = await newDealer(dataSource);
      await fillMonth(dataSource, dealer, 60_000);
      const at = await hurried.http.listen({ host: "127.0.0.1", port: 0 });
      const answer = await ask(opportunities(dealer), {}, { at, token: await hurried.token("staff") });
      // Read all the while, and still too long.
      expect((await read(answer, 5)).whole).toBe(false);
      expect(hurried.logged.some((line) => line.includes("longer than it may"))).toBe(true);
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
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND xact_start IS NOT NULL",
    );
    expect(ended.length).toBe(1);
    expect((await read(answer)).whole).toBe(false);
    expect(api.logged.some((line) => line.includes("An export was broken off."))).toBe(true);
  });
});
