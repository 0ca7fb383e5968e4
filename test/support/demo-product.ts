import { type Product, start } from "server/app/start.ts";
import { createLog } from "server/platform/log.ts";

/** When it runs. */
export const demoInstant = new Date("2026-11-20T12:00:00Z");

/** The demo as it runs, at an instant that stands still, on a free port. */
export function startDemo(database: { readonly databaseUrl?: string; readonly dataFolder?: string }): Promise<Product> {
  const environment = {
    production: false,
    host: "127.0.0.1",
    port: 0,
    logLevel: "warn",
    databaseUrl: database.databaseUrl,
    dataFolder: database.dataFolder ?? "",
    corsOrigins: [],
    publicUrl: undefined,
    trustedProxies: [],
  };
  return start(environment, "DEMO", { now: () => demoInstant }, createLog("error"), () => undefined);
}
