import type { GraphqlClient } from "../../data/graphql-client.ts";

/** Whom to ask, and about what. */
export interface Asking {
  readonly client: GraphqlClient;
  readonly language: string;
  readonly dealer: string;
  readonly program: string;
}

/** Whether both are about the same. */
export function sameSubject(one: Asking | null, other: Asking | null): boolean {
  return one?.dealer === other?.dealer && one?.program === other?.program;
}

/** Whether what the one was told is nothing to the other: of another subject, from elsewhere, or as of another instant. */
export function otherSource(one: Asking | null, other: Asking | null): boolean {
  return !sameSubject(one, other) || one?.client !== other?.client;
}

/** Whether what the one has begun is nothing to the other: of another subject, or by another reader. */
export function otherReader(one: Asking, other: Asking | null): boolean {
  return !sameSubject(one, other) || !one.client.isOfSameReader(other?.client);
}

/** Whether both get the same answer. */
export function sameAsking(one: Asking | null, other: Asking | null): boolean {
  return sameSubject(one, other) && one?.client === other?.client && one?.language === other?.language;
}
