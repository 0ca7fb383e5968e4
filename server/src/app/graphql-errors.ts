import { randomUUID } from "node:crypto";
import { ApolloServerErrorCode, unwrapResolverError } from "@apollo/server/errors";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import pg from "pg";
import { QueryFailedError } from "typeorm";
import { Failure } from "../platform/failure.ts";
import type { Logger } from "../platform/log.ts";

/** Codes that tell of the request, not of us: their messages may reach the client as they are. */
const requestCodes = new Set<unknown>([...Object.values(ApolloServerErrorCode), "UNAUTHENTICATED", "SERVICE_UNAVAILABLE", "BAD_REQUEST"]);
requestCodes.delete(ApolloServerErrorCode.INTERNAL_SERVER_ERROR);

const httpStatus: Readonly<Partial<Record<Failure["code"], number>>> = { UNAUTHENTICATED: 401, SERVICE_UNAVAILABLE: 503 };

/** A failure as the GraphQL layer carries it: with its code, its facts and, where it has one, its HTTP status. */
export function graphqlErrorFrom({ code, message, details }: Failure): GraphQLError {
  const status = httpStatus[code];
  return new GraphQLError(message, { extensions: { ...details, code, ...(status ? { http: { status } } : {}) } });
}

/** SQLSTATEs of a database that is away, starting, stopping or out of time. */
const unavailable = /^(08|53|57|25P03)/;
const unavailableCauses = new Set(["ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "EPIPE"]);
/** A text that PostgreSQL cannot hold, such as one with a NUL. */
const badText = new Set(["22021", "22P05"]);

/** What a caller can act on in something thrown; undefined for a defect. */
export function failureOf(thrown: unknown): Failure | undefined {
  if (thrown instanceof Failure) return thrown;
  const error: unknown = thrown instanceof QueryFailedError ? thrown.driverError : thrown;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (error instanceof pg.DatabaseError && badText.has(code)) {
    return new Failure("BAD_USER_INPUT", "A text holds a character that cannot be stored, such as NUL.");
  }
  const timedOut = error instanceof Error && error.message.startsWith("timeout exceeded when trying to connect");
  if (unavailableCauses.has(code) || timedOut || (error instanceof pg.DatabaseError && unavailable.test(code))) {
    return new Failure("SERVICE_UNAVAILABLE", "The database does not answer; try again.");
  }
  return undefined;
}

/** What leaves the server: refusals as they are, anything else masked, with the details in the log alone. */
export function formatGraphqlError(formatted: GraphQLFormattedError, error: unknown, log: Logger): GraphQLFormattedError {
  const { path, locations } = formatted;
  const place = { ...(path ? { path } : {}), ...(locations ? { locations } : {}) };
  const cause = unwrapResolverError(error);
  const original = cause instanceof GraphQLError ? (cause.originalError ?? cause) : cause;
  const failure = failureOf(original);
  if (failure) return { ...place, message: failure.message, extensions: { ...failure.details, code: failure.code } };
  const code = formatted.extensions?.["code"];
  if (requestCodes.has(code)) return { ...place, message: formatted.message, extensions: { code } };
  const reference = randomUUID();
  log.error({ err: original, path, reference }, "A resolver failed.");
  return {
    ...place,
    message: `Internal error ${reference}.`,
    extensions: { code: ApolloServerErrorCode.INTERNAL_SERVER_ERROR, reference },
  };
}
