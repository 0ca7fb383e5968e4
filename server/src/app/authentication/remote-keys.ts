import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from "jose";
import type { Clock } from "../../platform/clock.ts";
import { Failure } from "../../platform/failure.ts";
import type { Logger } from "../../platform/log.ts";

const fetchTimeoutMs = 5_000;
const betweenFetchesMs = 30_000;
/** A key that the provider withdraws is refused after this time at the latest, while the provider can be reached. */
const longestUseMs = 600_000;

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  const cause: unknown = error.cause;
  return cause instanceof Error ? cause.message : error.message;
}

/**
 * The provider's keys (JWKS), fetched from `url` alone: never more than once in 30 seconds, whether it answers or not.
 * While the provider is down the keys known go on; without any, `SERVICE_UNAVAILABLE`.
 */
export function remoteKeys(url: string, clock: Clock, log: Pick<Logger, "warn">): JWTVerifyGetKey {
  // The library's own refreshing would fail all requests, and fetch for each, while the provider is down.
  const keys = createRemoteJWKSet(new URL(url), {
    timeoutDuration: fetchTimeoutMs,
    cooldownDuration: Number.POSITIVE_INFINITY,
    cacheMaxAge: Number.POSITIVE_INFINITY,
  });
  let fetchedAt = Number.NEGATIVE_INFINITY;
  let triedAt = Number.NEGATIVE_INFINITY;
  let pending: Promise<void> | undefined;

  const fetchKeys = async () => {
    try {
      await keys.reload();
      fetchedAt = clock.now().getTime();
    } catch (error) {
      log.warn({ reason: reasonOf(error) }, "The key provider gave no keys.");
    } finally {
      pending = undefined;
    }
  };

  const refresh = async () => {
    const now = clock.now().getTime();
    if (!pending && now - triedAt >= betweenFetchesMs) {
      triedAt = now;
      pending = fetchKeys();
    }
    await pending;
  };

  return async (header, token) => {
    if (clock.now().getTime() - fetchedAt >= longestUseMs) await refresh();
    if (fetchedAt === Number.NEGATIVE_INFINITY) {
      throw new Failure("SERVICE_UNAVAILABLE", "Tokens cannot be verified at the moment: the key provider does not answer.");
    }
    try {
      return await keys(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      await refresh();
      return keys(header, token);
    }
  };
}
