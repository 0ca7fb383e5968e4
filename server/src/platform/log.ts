import { type DestinationStream, type Logger, pino } from "pino";

export type { Logger };

/** What went wrong and where; never the statement's parameters or rows, which may hold personal data. */
function errorFacts(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = "code" in error ? { code: String(error.code) } : {};
  return { type: error.name, message: error.message, ...code, stack: error.stack };
}

/** JSON lines on standard error, so that standard output stays free for a command's own answer. */
export function createLog(level: string, to: DestinationStream = pino.destination({ dest: 2, sync: true })): Logger {
  const serializers = { err: errorFacts };
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers }, to);
}
