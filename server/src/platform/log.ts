import { type DestinationStream, type Logger, pino } from "pino";

export type { Logger };

/** PostgreSQL's messages of this class quote the value that did not fit. */
const dataException = /^22[\dA-Z]{3}$/;

/** What went wrong and where; never the statement's parameters or rows, which may hold personal data. */
function errorFacts(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = "code" in error ? String(error.code) : undefined;
  const { name: type, message, stack } = error;
  if (code !== undefined && dataException.test(code)) {
    return {
      type,
      message: "A value did not fit its type.",
      code,
      stack: stack
        ?.split("\n")
        .filter((line) => /^\s+at /.test(line))
        .join("\n"),
    };
  }
  return { type, message, ...(code === undefined ? {} : { code }), stack };
}

/** JSON lines on standard error, so that standard output stays free for a command's own answer. */
export function createLog(level: string, to: DestinationStream = pino.destination({ dest: 2, sync: true })): Logger {
  const serializers = { err: errorFacts };
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers }, to);
}
