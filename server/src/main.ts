import { start } from "./app/start.ts";
import { systemClock } from "./platform/clock.ts";
import { readAccess, readEnvironment } from "./platform/environment.ts";
import { Failure } from "./platform/failure.ts";
import { createLog } from "./platform/log.ts";

try {
  const environment = readEnvironment();
  const log = createLog(environment.logLevel);
  // One request's defect must not end all the others.
  process.on("unhandledRejection", (error) => log.error({ err: error }, "A rejection was not handled."));
  // A new process starts or joins a new one; this one would answer nothing any more.
  const product = await start(environment, readAccess(), systemClock, log, () => process.exit(1));
  process.stdout.write(`Dealer Scorecards answers at ${product.url}/graphql${product.demo ? `; open ${product.url} for the demo` : ""}\n`);
  let stopping = false;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      product.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ err: error }, "The stop failed.");
          process.exit(1);
        },
      );
    });
  }
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
