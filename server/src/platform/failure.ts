/** What a caller can act on. Everything else is a defect and is masked at the edge. */
export type FailureCode =
  | "BAD_USER_INPUT"
  | "CONFIGURATION"
  | "CONFLICT"
  | "FORBIDDEN"
  | "IMPORT_REFUSED"
  | "NOT_FOUND"
  | "SERVICE_UNAVAILABLE"
  | "TOO_MANY_REQUESTS"
  | "UNAUTHENTICATED";

/** A refusal with a plain message, a code and the facts a caller needs to mend it. */
export class Failure extends Error {
  constructor(
    readonly code: FailureCode,
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = "Failure";
  }
}
