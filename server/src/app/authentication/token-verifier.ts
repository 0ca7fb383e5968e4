import { errors, type JWTVerifyGetKey, jwtVerify } from "jose";
import type { Viewer } from "../../graphql/viewer.ts";
import type { Clock } from "../../platform/clock.ts";
import type { AuthenticationSettings } from "../../platform/environment.ts";
import { Failure } from "../../platform/failure.ts";
import type { Logger } from "../../platform/log.ts";
import { importPublicKey } from "./public-key.ts";
import { remoteKeys } from "./remote-keys.ts";
import { viewerOfClaims } from "./viewer-of-claims.ts";

const clockToleranceSeconds = 30;
/** Other kinds of signed tokens (a logout notice, a proof of possession) are not a right to read. */
const tokenTypes = /^(application\/)?(at\+)?jwt$/i;
const bearer = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/;

export interface TokenVerifier {
  /**
   * The viewer that an `Authorization` header stands for. Any missing or bad token gets the same `UNAUTHENTICATED`
   * failure; why, never the token, goes to `log`. `SERVICE_UNAVAILABLE` while no key was ever fetched.
   */
  viewer(authorization: string | undefined, log: Pick<Logger, "info">): Promise<Viewer>;
}

type Checked = { readonly viewer: Viewer } | { readonly refused: string };

function reasonOf(error: unknown): string {
  if (error instanceof errors.JWTClaimValidationFailed || error instanceof errors.JWTExpired) return `${error.code} ${error.claim}`;
  if (error instanceof errors.JOSEError) return error.code;
  return error instanceof Error ? error.name : "unknown";
}

/** Checks bearer tokens against fixed settings; nothing in a token chooses its own key or algorithm. */
export async function createTokenVerifier(
  settings: AuthenticationSettings,
  clock: Clock,
  log: Pick<Logger, "warn">,
): Promise<TokenVerifier> {
  const keys: JWTVerifyGetKey =
    "jwksUrl" in settings.keys
      ? remoteKeys(settings.keys.jwksUrl, clock, log)
      : await importPublicKey(settings.keys.publicKey, settings.algorithms);

  const check = async (authorization: string | undefined): Promise<Checked> => {
    const token = bearer.exec(authorization ?? "")?.[1];
    if (token === undefined) return { refused: authorization === undefined ? "no Authorization header" : "not a bearer token" };
    try {
      const { payload, protectedHeader } = await jwtVerify(token, keys, {
        algorithms: [...settings.algorithms],
        issuer: settings.issuer,
        audience: settings.audience,
        requiredClaims: ["exp", "iat", "sub"],
        clockTolerance: clockToleranceSeconds,
        currentDate: clock.now(),
      });
      if (protectedHeader.typ !== undefined && !tokenTypes.test(protectedHeader.typ)) return { refused: "typ" };
      const viewer = viewerOfClaims(payload, settings);
      return viewer ? { viewer } : { refused: "sub" };
    } catch (error) {
      if (error instanceof Failure) throw error;
      return { refused: reasonOf(error) };
    }
  };

  return {
    async viewer(authorization, requestLog) {
      const checked = await check(authorization);
      if ("viewer" in checked) return checked.viewer;
      requestLog.info({ reason: checked.refused }, "Token refused.");
      throw new Failure("UNAUTHENTICATED", "A valid bearer token is needed.");
    },
  };
}
