import { createHttpServer } from "server/app/http-server.ts";
import { createLog } from "server/platform/log.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import type { Database } from "server/storage/database.ts";
import { newDealer } from "../../support/api-records.ts";
import { fillMonth } from "../../support/long-month.ts";
import type { Figure } from "../figure.ts";

interface Measured {
  readonly seconds: number;
  readonly megabytes: number;
  /** What the process held at most, in megabytes. */
  readonly peak: number;
}

async function measure(url: string, body: object): Promise<Measured> {
  let [bytes, peak] = [0, 0];
  const sampler = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 50);
  const started = performance.now();
  const answer = await fetch(`${url}/export`, {
    method: "POST",
    headers: { "content-type": "application/json", "accept-encoding": "identity" },
    body: JSON.stringify(body),
  });
  if (!answer.ok || !answer.body) throw new Error(`The export was refused: ${answer.status} ${await answer.text()}`);
  for await (const chunk of answer.body) bytes += (chunk as Uint8Array).length;
  clearInterval(sampler);
  return { seconds: (performance.now() - started) / 1000, megabytes: bytes / 1e6, peak: peak / 1e6 };
}

/** A month of so many opportunities, streamed over HTTP and thrown away as it comes. */
export async function benchExport(database: Database, rows: number): Promise<Figure[]> {
  const dealer = await newDealer(database.dataSource, { timeZone: "America/Chicago" });
  await fillMonth(database.dataSource, dealer, rows);
  const viewer = { subject: "bench", roles: ["STAFF" as const], scope: mintDealerScope({ kind: "STAFF" }) };
  const http = await createHttpServer({
    environment: { production: false, corsOrigins: [], publicUrl: undefined, trustedProxies: [] },
    database,
    verifier: { viewer: () => Promise.resolve(viewer) },
    demo: undefined,
    clock: { now: () => new Date("2026-06-15T12:00:00Z") },
    log: createLog("warn"),
  });
  try {
    const url = await http.listen({ host: "127.0.0.1", port: 0 });
    const figures: Figure[] = [];
    for (const format of ["CSV", "XLSX"]) {
      const { seconds, megabytes, peak } = await measure(url, { table: "OPPORTUNITIES", dealer, month: "2026-01", format });
      const note = `${rows} rows, ${megabytes.toFixed(0)} MB, ${(megabytes / seconds).toFixed(1)} MB a second`;
      figures.push({ name: `a month as ${format}`, value: seconds, unit: "seconds", note });
      figures.push({ name: `a month as ${format}: most memory of the process`, value: peak, unit: "megabytes" });
    }
    return figures;
  } finally {
    await http.close();
  }
}
