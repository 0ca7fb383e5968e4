import { publishResults } from "../features/publication/publish.writer.ts";
import { systemClock } from "../platform/clock.ts";
import { mintDealerScope } from "../platform/dealer-scope.ts";
import { readEnvironment } from "../platform/environment.ts";
import { Failure } from "../platform/failure.ts";
import { createLog } from "../platform/log.ts";
import { openDatabase } from "../storage/database.ts";
import type { Command } from "./command.ts";

const usage = `Usage: npm run publish-results

  Publishes every result that is final by now and not published yet. The running server does so every minute.`;

async function run(given: readonly string[]): Promise<number> {
  if (given.length > 0) throw new Failure("BAD_USER_INPUT", `${JSON.stringify(given[0])}: expected nothing.\n\n${usage}`);
  const environment = readEnvironment();
  const database = await openDatabase(environment, createLog(environment.logLevel));
  try {
    const published = await publishResults(mintDealerScope({ kind: "STAFF" }), database.dataSource, systemClock.now());
    process.stdout.write(`${published} results published.\n`);
    return 0;
  } finally {
    await database.close();
  }
}

export const publishCommand: Command = { usage, run };
