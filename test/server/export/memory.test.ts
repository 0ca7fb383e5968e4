import { afterAll, beforeAll, expect, test } from "vitest";
import { newDealer } from "../../support/api-records.ts";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";
import { download } from "../../support/export-memory.ts";
import { fillMonth } from "../../support/long-month.ts";

/** `EXPORT_ROWS=1000000` shows the same of a month that long. */
const rows = Number(process.env["EXPORT_ROWS"] ?? 100_000);
/** A few pages of rows more or less, in bytes; all of them would be many times that. */
const most = 16 * 2 ** 20;

let api: ApiServer;
let url: string;
let [short, long] = ["", ""];
beforeAll(async () => {
  api = await createApiServer("2026-06-15T12:00:00Z");
  const { dataSource } = api.database;
  [short, long] = [await newDealer(dataSource), await newDealer(dataSource)];
  await fillMonth(dataSource, short, rows / 10);
  await fillMonth(dataSource, long, rows);
  url = await api.http.listen({ host: "127.0.0.1", port: 0 });
});
afterAll(() => api.close());

test.each(["CSV", "XLSX"])(
  "ten times the rows of a month take no more memory to export as %s",
  async (format) => {
    const token = await api.token("staff");
    const body = (dealer: string) => ({ table: "OPPORTUNITIES", dealer, month: "2026-01", format });
    const first = await download(url, token, body(short), 1e6);
    const few = await download(url, token, body(short), first.bytes);
    const many = await download(url, token, body(long), 10 * first.bytes);
    expect(many.bytes).toBeGreaterThan(8 * few.bytes);
    expect(many.peak - few.peak).toBeLessThan(most);
  },
  300_000,
);
