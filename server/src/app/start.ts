import { refreshQuartiles } from "../features/comparison/refresh-quartiles.writer.ts";
import { refreshPlanComparisons } from "../features/improvement/refresh-plan-comparisons.writer.ts";
import { publishHistory } from "../features/publication/publish.writer.ts";
import { programs } from "../kpi/catalogue.ts";
import { catalogueIssues } from "../kpi/catalogue-issues.ts";
import type { FastifyInstance } from "fastify";
import type { Clock } from "../platform/clock.ts";
import { mintDealerScope } from "../platform/dealer-scope.ts";
import type { Access, Environment } from "../platform/environment.ts";
import { Failure } from "../platform/failure.ts";
import type { Logger } from "../platform/log.ts";
import { type Database, openDatabase } from "../storage/database.ts";
import { createTokenVerifier } from "./authentication/token-verifier.ts";
import { loadDemoData } from "./demo/data/load-demo-data.ts";
import { demoPublications } from "./demo/data/demo-publications.ts";
import { recordDemoGoals } from "./demo/data/customer-goals/record-demo-goals.ts";
import { recordDemoImprovements } from "./demo/data/improvement/record-demo-improvements.ts";
import { createDemoAccess } from "./demo/demo-access.ts";
import { buildPage } from "./demo/page/build-page.ts";
import { createHttpServer, type Demo } from "./http-server.ts";
import { startJobs } from "./jobs.ts";

/** The running product. */
export interface Product {
  readonly url: string;
  readonly demo: boolean;
  /** Answers what was asked, stops the jobs, closes the database; nothing is left running. */
  stop(): Promise<void>;
}

/** The demo opens with its history published month by month, as if the product had run all along. */
async function fillDemo(database: Database, clock: Clock): Promise<void> {
  const { dataSource } = database;
  const operator = mintDealerScope({ kind: "STAFF" });
  const now = clock.now();
  const { dealers } = await loadDemoData(operator, dataSource, now);
  if (dealers === 0) return;
  await publishHistory(operator, dataSource, demoPublications(now));
  await refreshQuartiles(operator, dataSource, now);
  await recordDemoImprovements(database, now);
  await recordDemoGoals(database, now);
  await refreshPlanComparisons(operator, dataSource, now);
}

async function createDemo(database: Database, clock: Clock, log: Logger): Promise<Demo> {
  const access = await createDemoAccess(clock, log);
  const [page] = await Promise.all([buildPage(), fillDemo(database, clock)]);
  return { access, page };
}

async function listen(server: FastifyInstance, { host, port }: Environment): Promise<string> {
  try {
    return await server.listen({ host, port });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (!code.startsWith("EA")) throw error;
    throw new Failure("CONFIGURATION", `Cannot listen on ${host}, port ${port} (${code}): set HOST or PORT to what is free.`);
  }
}

/** Opens the database, fills the demo where there is one, starts the jobs and listens. */
export async function start(environment: Environment, access: Access, clock: Clock, log: Logger, onLost: () => void): Promise<Product> {
  const issues = catalogueIssues(programs);
  if (issues.length > 0) throw new Error(`The catalogue is not sound:\n${issues.join("\n")}`);
  const database = await openDatabase(environment, log, onLost);
  const opened = [() => database.close()];
  const stop = async () => {
    for (const close of opened.toReversed()) await close();
  };
  try {
    const demo = access === "DEMO" ? await createDemo(database, clock, log) : undefined;
    const verifier = access === "DEMO" ? demo?.access.verifier : await createTokenVerifier(access, clock, log);
    if (!verifier) throw new Error("The demo has no verifier.");
    const jobs = await startJobs(database, clock, log, { loopback: demo !== undefined });
    opened.push(() => jobs.stop());
    const server = await createHttpServer({ environment, database, verifier, demo, clock, log });
    opened.push(() => server.close());
    const url = await listen(server, environment);
    return { url, demo: demo !== undefined, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
