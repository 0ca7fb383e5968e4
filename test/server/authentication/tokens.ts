import { constants, KeyObject, sign as signBytes } from "node:crypto";
import { type CryptoKey, type JWTHeaderParameters, type JWTPayload, SignJWT } from "jose";

export const now = new Date("2026-03-02T12:00:00Z");
export const nowSeconds = now.getTime() / 1000;
export const issuer = "https://identity.example";
export const audience = "dealer-scorecards";

/** Claims of a token that is good at `now`. */
export const goodClaims: JWTPayload = {
  iss: issuer,
  aud: audience,
  sub: "user-1",
  iat: nowSeconds - 60,
  exp: nowSeconds + 600,
  roles: ["dealer"],
  dealer_ids: ["D1", "D2"],
};

export function sign(
  key: CryptoKey | Uint8Array,
  claims: JWTPayload = goodClaims,
  header: Partial<JWTHeaderParameters> = {},
): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ alg: "RS256", typ: "JWT", ...header }).sign(key);
}

function parts(header: object, claims: object): string {
  return [header, claims].map((value) => Buffer.from(JSON.stringify(value)).toString("base64url")).join(".");
}

/** An unsigned token, or one with another token's signature. */
export function compact(header: object, claims: object, signature = ""): string {
  return `${parts(header, claims)}.${signature}`;
}

/** What no library would sign: the signature is good, the rest is not. */
export function signByHand(key: CryptoKey, header: object, claims: object, padding = constants.RSA_PKCS1_PADDING): string {
  const input = parts(header, claims);
  const signature = signBytes("sha256", Buffer.from(input), { key: KeyObject.from(key), padding, saltLength: 32 });
  return `${input}.${signature.toString("base64url")}`;
}
