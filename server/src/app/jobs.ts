import { assignRequests } from "../features/assignment/assign-requests.writer.ts";
import { flagOpportunities } from "../features/assignment/flag-opportunities.writer.ts";
import PgBoss from "pg-boss";
import { refreshQuartiles } from "../features/comparison/refresh-quartiles.writer.ts";
import { deliverEvents } from "../features/event/deliver-events.writer.ts";
import type { WebhookReach } from "../features/event/webhook-address.ts";
import { refreshPlanComparisons } from "../features/improvement/refresh-plan-comparisons.writer.ts";
import { keepDecided } from "../features/publication/keep-decided.writer.ts";
import { publishResults } from "../features/publication/publish.writer.ts";
import type { Clock } from "../platform/clock.ts";
import { mintDealerScope } from "../platform/dealer-scope.ts";
import type { Logger } from "../platform/log.ts";
import type { Database } from "../storage/database.ts";
import { workPromptly } from "./prompt-work.ts";

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

/** Something done every minute, by one process at a time. */
interface Job {
  readonly queue: string;
  /** Whether every process does it within seconds, too, once there is something to do: the queue is the safety net. */
  readonly prompt: boolean;
  readonly run: () => Promise<void>;
  /** Said in the log of a run that failed. */
  readonly failed: string;
}

interface JobParts {
  readonly database: Pick<Database, "dataSource">;
  readonly clock: Clock;
  readonly log: Logger;
  readonly reach: WebhookReach;
  /** Comes when nothing more is to be begun. */
  readonly stopping: AbortSignal;
}

function jobsOf({ database: { dataSource }, clock, log, reach, stopping }: JobParts): Job[] {
  const operator = mintDealerScope({ kind: "STAFF" });
  return [
    {
      queue: "publish-results",
      prompt: false,
      run: async () => {
        const published = await publishResults(operator, dataSource, clock.now());
        if (published > 0) log.info({ published }, "Results published.");
        // Also after an import or a restatement, which publish by themselves.
        await refreshQuartiles(operator, dataSource, clock.now());
        await refreshPlanComparisons(operator, dataSource, clock.now());
        await keepDecided(operator, dataSource, clock.now());
      },
      failed: "Results were not published; the next run tries again.",
    },
    {
      queue: "assign-requests",
      prompt: true,
      run: async () => {
        const decided = await assignRequests(operator, dataSource, clock.now());
        if (decided > 0) log.info({ decided }, "Service requests handed out.");
      },
      failed: "Service requests were not handed out; the next run tries again.",
    },
    {
      queue: "flag-opportunities",
      prompt: false,
      run: async () => {
        const flagged = await flagOpportunities(operator, dataSource, clock.now());
        if (flagged > 0) log.info({ flagged }, "Opportunities flagged.");
      },
      failed: "Flags of opportunities were not kept; the next run tries again.",
    },
    {
      queue: "deliver-events",
      prompt: true,
      run: async () => {
        const { delivered, failed } = await deliverEvents(operator, dataSource, clock, reach, stopping);
        if (delivered + failed > 0) log.info({ delivered, failed }, "Events sent.");
      },
      failed: "Events were not sent; the next run tries again.",
    },
  ];
}

/**
 * Works the queues: results are published within a minute of becoming final, requests handed on and events sent within seconds.
 * Any number of processes may do so.
 */
export async function startJobs(
  database: Pick<Database, "url" | "dataSource">,
  clock: Clock,
  log: Logger,
  reach: WebhookReach,
): Promise<Jobs> {
  const boss = new PgBoss({ connectionString: database.url, application_name: "dealer-scorecards jobs", max: 3 });
  boss.on("error", (error) => log.error({ err: error }, "The job queue failed."));
  const stopping = new AbortController();
  const { signal } = stopping;
  const jobs = jobsOf({ database, clock, log, reach, stopping: signal });
  try {
    await database.dataSource.transaction(async (manager) => {
      // Two processes that make the queues at once would block each other for good.
      await manager.query("SELECT pg_advisory_xact_lock($1)", [queueLock]);
      await boss.start();
      for (const { queue } of jobs) {
        await boss.createQueue(queue, { name: queue, policy: "singleton", retryLimit: 0, expireInSeconds: runLimitSeconds });
        await boss.schedule(queue, "* * * * *");
      }
    });
    for (const job of jobs) {
      // What has been waiting while no process ran is done now rather than at the next minute.
      await boss.send(job.queue, {});
      await work(boss, job, log);
    }
  } catch (error) {
    await boss.stop({ graceful: false });
    throw error;
  }
  const prompt = jobs.filter((job) => job.prompt).map((job) => workPromptly(() => attempt(job, log), signal));
  return {
    async stop() {
      stopping.abort();
      await Promise.all([...prompt, boss.stop({ graceful: true, wait: true, timeout: 10_000 })]);
    },
  };
}

/** Whoever runs it keeps the failure to itself. */
async function attempt({ run, failed }: Job, log: Logger): Promise<void> {
  try {
    await run();
  } catch (error) {
    log.error({ err: error }, failed);
    throw error;
  }
}

async function work(boss: PgBoss, job: Job, log: Logger): Promise<void> {
  await boss.work(job.queue, { pollingIntervalSeconds: 5 }, () => attempt(job, log));
}
