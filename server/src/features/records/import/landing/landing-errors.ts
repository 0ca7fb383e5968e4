import pg from "pg";
import { Failure } from "../../../../platform/failure.ts";

export function writtenMeanwhile(): Failure {
  return new Failure(
    "SERVICE_UNAVAILABLE",
    "Some of the records were written by another process meanwhile. Nothing has changed; import again.",
  );
}

/** Class 22: the value, not the statement, is wrong. */
export function isDataException(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code?.startsWith("22") === true;
}
