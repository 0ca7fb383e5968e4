import { exportSPKI, generateKeyPair, SignJWT } from "jose";

const algorithm = "RS256";
const issuer = "https://identity.example";
const audience = "dealer-scorecards";

/** Signs tokens of an hour; `settings` make a server take them. */
export interface TokenSigner {
  readonly settings: Readonly<Record<string, string>>;
  /** For one dealer; without one, for staff. */
  sign(dealerId?: string): Promise<string>;
}

export async function createTokenSigner(): Promise<TokenSigner> {
  const { privateKey, publicKey } = await generateKeyPair(algorithm);
  return {
    settings: { AUTH_PUBLIC_KEY: await exportSPKI(publicKey), AUTH_ISSUER: issuer, AUTH_AUDIENCE: audience },
    sign: (dealerId) =>
      new SignJWT(dealerId === undefined ? { roles: ["staff"] } : { roles: ["dealer"], dealer_ids: [dealerId] })
        .setProtectedHeader({ alg: algorithm, typ: "at+jwt" })
        .setSubject(dealerId ?? "staff")
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt()
        .setExpirationTime("1 hour")
        .sign(privateKey),
  };
}
