import type { ElementError } from "../../base/scorecard-element.ts";
import type { FailureKind, RequestFailure } from "../../data/graphql-client.ts";

const failureWords = { network: "unreachable", timeout: "unreachable", auth: "notAllowed", graphql: "failed" } as const satisfies Record<
  FailureKind,
  string
>;

type FailureWord = (typeof failureWords)[FailureKind];

/** What failed, for the reader. */
export function errorOf(failure: RequestFailure | null, text: (key: FailureWord) => string): ElementError | null {
  return failure && { message: text(failureWords[failure.kind]) };
}
