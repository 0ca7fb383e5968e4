import { generateKeyPairSync } from "node:crypto";
import type { CryptoKey } from "jose";
import { createTokenVerifier } from "server/app/authentication/token-verifier.ts";
import { expect, test } from "vitest";
import { audience, goodClaims, issuer, now, sign } from "./tokens.ts";

const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
const short = generateKeyPairSync("rsa", { modulusLength: 1024 });
const p256 = generateKeyPairSync("ec", { namedCurve: "P-256" });
const ed25519 = generateKeyPairSync("ed25519");
const pem = (pair: { publicKey: typeof rsa.publicKey }) => pair.publicKey.export({ type: "spki", format: "pem" }).toString();
const jwk = (pair: { publicKey: typeof rsa.publicKey }) => JSON.stringify(pair.publicKey.export({ format: "jwk" }));
const privatePem = rsa.privateKey.export({ type: "pkcs8", format: "pem" }).toString();
const privateJwk = JSON.stringify(p256.privateKey.export({ format: "jwk" }));
const log = { info: () => undefined, warn: () => undefined };

function verifier(publicKey: string, algorithms: string[]) {
  const settings = { keys: { publicKey }, algorithms, issuer, audience, rolesClaim: "roles", dealersClaim: "dealer_ids" };
  return createTokenVerifier(settings, { now: () => now }, log);
}

test.each([
  ["a PEM", pem(rsa), rsa, "RS256"],
  ["a PEM on one line", pem(rsa).replaceAll("\n", "\\n"), rsa, "RS512"],
  ["a JWK", jwk(rsa), rsa, "PS256"],
  ["an elliptic key", pem(p256), p256, "ES256"],
  ["an Edwards key", jwk(ed25519), ed25519, "EdDSA"],
])("tokens are verified with %s", async (_name, publicKey, pair, alg) => {
  const algorithms = alg.startsWith("RS") ? ["RS256", "RS512"] : [alg];
  const token = await sign(pair.privateKey as unknown as CryptoKey, goodClaims, { alg });
  expect((await (await verifier(publicKey, algorithms)).viewer(`Bearer ${token}`, log)).subject).toBe("user-1");
});

test.each([
  ["is no key", "hunter2", ["RS256"], "cannot be read"],
  ["is a damaged PEM", pem(rsa).replace("MII", "XXX"), ["RS256"], "cannot be read"],
  ["is no JSON", "{kty:", ["RS256"], "cannot be read"],
  ["is a set of keys", `{"keys":[${jwk(rsa)}]}`, ["RS256"], "cannot be read"],
  ["is a shared secret", '{"kty":"oct","k":"c2VjcmV0"}', ["RS256"], "cannot be read"],
  ["is a private key", privatePem, ["RS256"], "holds a private key"],
  ["is a private JWK", privateJwk, ["ES256"], "holds a private key"],
  ["is too short", pem(short), ["RS256"], "has 1024 bits: at least 2048 are needed"],
  ["is of another type", pem(rsa), ["ES256"], "its type is rsa, not one for ES256"],
  ["is on another curve", pem(p256), ["ES384"], "its type is ec, not one for ES384"],
  ["fits only one of the algorithms", pem(rsa), ["RS256", "EdDSA"], "its type is rsa, not one for EdDSA"],
])("the server does not start with a key that %s", async (_name, publicKey, algorithms, message) => {
  await expect(verifier(publicKey, algorithms)).rejects.toMatchObject({
    code: "CONFIGURATION",
    message: expect.stringContaining(message) as string,
  });
});

test("the refusal of a key does not repeat the key", async () => {
  const error = await verifier(privatePem, ["RS256"]).catch((caught: unknown) => caught);
  expect(String(error)).not.toContain(privatePem.split("\n")[1]);
});
