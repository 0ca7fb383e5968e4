import PgBoss from "pg-boss";
import { publishResults } from "../features/publication/publish.writer.ts";
import type { Clock } from "../platform/clock.ts";
import { mintDealerScope } from "../platform/dealer-scope.ts";
import type { Logger } from "../platform/log.ts";
import type { Database } from "../storage/database.ts";

const publishQueue = "publish-results";
/** Any number, the same for every process; migrations have their own. */
const queueLock = 7_301_946;

/**
 * A run that takes longer counts as dead, so that a killed process holds the others up no longer. Should it live
 * after all, two runs at once do no harm.
 */
const runLimitSeconds = 120;

/** The running jobs of this process. */
export interface Jobs {
  /** Lets a running job end first. */
  stop(): Promise<void>;
}

/** Works the queue: results are published within a minute of becoming final. Any number of processes may do so. */
export async function startJobs(database: Pick<Database, "url" | "dataSource">, clock: Clock, log: Logger): Promise<Jobs> {
  const boss = new PgBoss({ connectionString: database.url, application_name: "dealer-scorecards jobs", max: 3 });
  boss.on("error", (error) => log.error({ err: error }, "The job queue failed."));
  try {
    await database.dataSource.transaction(async (manager) => {
      // Two processes that make the queue at once would block each other for good.
      await manager.query("SELECT pg_advisory_xact_lock($1)", [queueLock]);
      await boss.start();
      await boss.createQueue(publishQueue, { name: publishQueue, policy: "singleton", retryLimit: 0, expireInSeconds: runLimitSeconds });
      await boss.schedule(publishQueue, "* * * * *");
    });
    // What became final while no process ran is published now rather than at the next minute.
    await boss.send(publishQueue, {});
    await work(boss, database, clock, log);
  } catch (error) {
    await boss.stop({ graceful: false });
    throw error;
  }
  return { stop: () => boss.stop({ graceful: true, wait: true, timeout: 10_000 }) };
}

async function work(boss: PgBoss, { dataSource }: Pick<Database, "dataSource">, clock: Clock, log: Logger): Promise<void> {
  await boss.work(publishQueue, { pollingIntervalSeconds: 5 }, async () => {
    try {
      const published = await publishResults(mintDealerScope({ kind: "STAFF" }), dataSource, clock.now());
      if (published > 0) log.info({ published }, "Results published.");
    } catch (error) {
      // The queue keeps the failure to itself.
      log.error({ err: error }, "Results were not published; the next run tries again.");
      throw error;
    }
  });
}
