import { Writable } from "node:stream";
import { createLog, type Logger } from "server/platform/log.ts";

/** The product's log, its lines kept for the test. */
export function capturedLog(): { readonly log: Logger; readonly lines: readonly string[] } {
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  return { log: createLog("info", sink), lines };
}
