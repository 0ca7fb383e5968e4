import { exportJWK, generateKeyPair, SignJWT } from "jose";
import type { Clock } from "../../platform/clock.ts";
import { Failure } from "../../platform/failure.ts";
import type { Logger } from "../../platform/log.ts";
import { createTokenVerifier, type TokenVerifier } from "../authentication/token-verifier.ts";
import { type DemoViewer, demoViewers } from "./demo-viewers.ts";

const algorithm = "ES256";
const issuer = "urn:dealer-scorecards:demo";
const audience = "dealer-scorecards";
const rolesClaim = "roles";
const dealersClaim = "dealer_ids";
const lifeMs = 15 * 60_000;

export interface DemoToken {
  readonly token: string;
  readonly expiresAt: Date;
}

export interface DemoAccess {
  /** Verifies the demo's tokens by the same rules as a provider's. */
  readonly verifier: TokenVerifier;
  readonly viewers: readonly DemoViewer[];
  /** A token of 15 minutes; `BAD_USER_INPUT` for a key that no viewer has. */
  tokenFor(key: string): Promise<DemoToken>;
}

/** The demo is its own identity provider, with a key that lives and dies with the process. */
export async function createDemoAccess(clock: Clock, log: Pick<Logger, "warn">): Promise<DemoAccess> {
  const { privateKey, publicKey } = await generateKeyPair(algorithm);
  const keys = { publicKey: JSON.stringify(await exportJWK(publicKey)) };
  const verifier = await createTokenVerifier({ keys, algorithms: [algorithm], issuer, audience, rolesClaim, dealersClaim }, clock, log);
  return {
    verifier,
    viewers: demoViewers,
    async tokenFor(key) {
      const viewer = demoViewers.find((candidate) => candidate.key === key);
      if (!viewer) {
        const expected = demoViewers.map((candidate) => candidate.key);
        throw new Failure("BAD_USER_INPUT", `There is no demo viewer of this key. Choose one of ${expected.join(", ")}.`, { expected });
      }
      const issuedAt = clock.now();
      const expiresAt = new Date(issuedAt.getTime() + lifeMs);
      const token = await new SignJWT({ [rolesClaim]: [viewer.role], [dealersClaim]: viewer.dealerIds })
        .setProtectedHeader({ alg: algorithm, typ: "at+jwt" })
        .setSubject(`demo:${viewer.key}`)
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt(issuedAt)
        .setExpirationTime(expiresAt)
        .sign(privateKey);
      return { token, expiresAt };
    },
  };
}
