import { setTimeout as sleep } from "node:timers/promises";

/** How often every process looks for work that a transaction left, its own or another process's, in milliseconds. */
const lookedForEvery = 1000;
/** After a failure, such as a database that is away. */
const triedAgainAfter = 5000;

/**
 * Does something again and again until the signal comes; ends once the run that it came in has ended. A run does nothing where there is
 * nothing to do, which costs little, and tells by itself of what failed.
 */
export async function workPromptly(run: () => Promise<void>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const pause = await run().then(
      () => lookedForEvery,
      () => triedAgainAfter,
    );
    // It is rejected as soon as the signal comes.
    await sleep(pause, undefined, { signal }).catch(() => undefined);
  }
}
