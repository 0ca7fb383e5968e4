import { startTestServer } from "./test-server.ts";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** Where the run's databases live: a URL of the server, the migrated template, and the prefix of every copy. */
    databaseServer: { readonly url: string; readonly template: string };
  }
}

/** One PostgreSQL and one migrated template for the whole run. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer(process.env["DATABASE_URL"]);
  project.provide("databaseServer", { url: server.url, template: server.template });
  return () => server.stop();
}
