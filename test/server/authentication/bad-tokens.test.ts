import { constants, createPublicKey } from "node:crypto";
import { generateKeyPair } from "jose";
import { createTokenVerifier, type TokenVerifier } from "server/app/authentication/token-verifier.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createProviderKey, type ProviderKey, startKeyProvider } from "./key-provider.ts";
import { audience, compact, goodClaims, issuer, now, nowSeconds, sign, signByHand } from "./tokens.ts";

const key: ProviderKey = await createProviderKey("key-1");
const foreign = await generateKeyPair("RS256");
const elliptic = await generateKeyPair("ES256");
const publicKey = createPublicKey({ key: key.published as Record<string, unknown>, format: "jwk" });
const pem = publicKey.export({ type: "spki", format: "pem" }).toString();
const der = publicKey.export({ type: "spki", format: "der" });
const text = (value: string) => new TextEncoder().encode(value);
const good = await sign(key.privateKey);
const [head = "", body = "", signature = ""] = good.split(".");
const provider = await startKeyProvider(key);
const canary = await startKeyProvider(key);

const claims = (changes: object) => sign(key.privateKey, { ...goodClaims, ...changes });
const without = (claim: string) => sign(key.privateKey, Object.fromEntries(Object.entries(goodClaims).filter(([name]) => name !== claim)));
const header = (changes: object) => sign(key.privateKey, goodClaims, changes);
const secret = (value: Uint8Array) => sign(value, goodClaims, { alg: "HS256" });

const badTokens: [string, string][] = [
  ["unsigned, alg none", compact({ alg: "none", typ: "JWT" }, goodClaims)],
  ["unsigned, alg None", compact({ alg: "None", typ: "JWT" }, goodClaims)],
  ["alg none with the signature of a good token", compact({ alg: "none" }, goodClaims, signature)],
  ["no alg", signByHand(key.privateKey, { typ: "JWT" }, goodClaims)],
  ["HS256 with the public key as PEM", await secret(text(pem))],
  ["HS256 with the public key as PEM, trimmed", await secret(text(pem.trim()))],
  ["HS256 with the public key as PEM, CRLF", await secret(text(pem.replaceAll("\n", "\r\n")))],
  ["HS256 with the public key as DER", await secret(new Uint8Array(der))],
  ["HS256 with the public key as base64", await secret(text(der.toString("base64")))],
  ["HS256 with the public key as JWK", await secret(text(JSON.stringify(key.published)))],
  ["HS256 with the modulus", await secret(text(key.published.n as string))],
  ["an algorithm not allowed, key of another type", await sign(elliptic.privateKey, goodClaims, { alg: "ES256", kid: key.kid })],
  ["an algorithm not allowed, same key type", signByHand(key.privateKey, { alg: "PS256" }, goodClaims, constants.RSA_PKCS1_PSS_PADDING)],
  ["signed by a foreign key", await sign(foreign.privateKey)],
  ["signed by a foreign key that names the good one", await sign(foreign.privateKey, goodClaims, { kid: key.kid })],
  [
    "signed by the key in its own header",
    await sign(foreign.privateKey, goodClaims, { jwk: { kty: "RSA", n: key.published.n as string, e: "AQAB" } }),
  ],
  ["key address in the header", await sign(foreign.privateKey, goodClaims, { jku: canary.url })],
  ["certificate address in the header", await sign(foreign.privateKey, goodClaims, { x5u: canary.url })],
  ["key address as issuer", await claims({ iss: canary.url })],
  ["a path as key id", await sign(foreign.privateKey, goodClaims, { kid: "../../../../dev/null" })],
  ["an address as key id", await sign(foreign.privateKey, goodClaims, { kid: canary.url })],
  ["critical header not understood", signByHand(key.privateKey, { alg: "RS256", crit: ["exp2"], exp2: 1 }, goodClaims)],
  ["a logout token", await header({ typ: "logout+jwt" })],
  ["a proof of possession", await header({ typ: "dpop+jwt" })],
  ["another audience", await claims({ aud: "other" })],
  ["a list of other audiences", await claims({ aud: ["other", `${audience}2`] })],
  ["no audience", await without("aud")],
  ["another issuer", await claims({ iss: `${issuer}.evil.example` })],
  ["no issuer", await without("iss")],
  ["expired two minutes ago", await claims({ exp: nowSeconds - 120 })],
  ["no expiry", await without("exp")],
  ["expiry as text", await claims({ exp: String(nowSeconds + 600) })],
  ["not valid for another hour", await claims({ nbf: nowSeconds + 3600 })],
  ["no time of issue", await without("iat")],
  ["time of issue as text", await claims({ iat: "now" })],
  ["no subject", await without("sub")],
  ["an empty subject", await claims({ sub: "" })],
  ["a subject that is no text", await claims({ sub: 1 as unknown as string })],
  ["changed claims", `${head}.${Buffer.from(JSON.stringify({ ...goodClaims, roles: ["staff"] })).toString("base64url")}.${signature}`],
  ["claims that are a list", signByHand(key.privateKey, { alg: "RS256" }, [goodClaims])],
  ["a payload left as it is (b64)", signByHand(key.privateKey, { alg: "RS256", b64: false, crit: ["b64"] }, goodClaims)],
  ["truncated", good.slice(0, -4)],
  ["without its signature", `${head}.${body}.`],
  ["two dots", ".."],
  ["two parts", `${head}.${body}`],
  ["four parts", `${good}.${signature}`],
  ["five parts", `${good}.${signature}.${signature}`],
];

const badHeaders: [string, string | undefined][] = [
  ...badTokens.map(([name, token]): [string, string] => [name, `Bearer ${token}`]),
  ["no header", undefined],
  ["an empty header", ""],
  ["Bearer alone", "Bearer"],
  ["an empty bearer", "Bearer "],
  ["the token without a scheme", good],
  ["lower-case scheme", `bearer ${good}`],
  ["upper-case scheme", `BEARER ${good}`],
  ["another scheme", `Basic ${good}`],
  ["two schemes", `Bearer Bearer ${good}`],
  ["two tokens", `Bearer ${good}, Bearer ${good}`],
  ["a line break after the token", `Bearer ${good}\n`],
];

let byProvider: TokenVerifier;
let byPublicKey: TokenVerifier;
const logged: unknown[] = [];
const log = { info: (...line: unknown[]) => logged.push(line), warn: (...line: unknown[]) => logged.push(line) };

beforeAll(async () => {
  const settings = { algorithms: ["RS256"], issuer, audience, rolesClaim: "roles", dealersClaim: "dealer_ids" };
  const clock = { now: () => now };
  byProvider = await createTokenVerifier({ ...settings, keys: { jwksUrl: provider.url } }, clock, log);
  byPublicKey = await createTokenVerifier({ ...settings, keys: { publicKey: pem } }, clock, log);
});

afterAll(async () => {
  await provider.close();
  await canary.close();
});

const refusal = { code: "UNAUTHENTICATED", message: "A valid bearer token is needed." };

test("the good token that the bad ones are made from is accepted", async () => {
  expect((await byProvider.viewer(`Bearer ${good}`, log)).subject).toBe("user-1");
  expect((await byPublicKey.viewer(`Bearer ${good}`, log)).subject).toBe("user-1");
});

test.each(badHeaders)("refused against the provider's keys: %s", async (_name, authorization) => {
  await expect(byProvider.viewer(authorization, log)).rejects.toMatchObject(refusal);
});

test.each(badHeaders)("refused against one public key: %s", async (_name, authorization) => {
  await expect(byPublicKey.viewer(authorization, log)).rejects.toMatchObject(refusal);
});

test("an address inside a token is never fetched", async () => {
  for (const [, authorization] of badHeaders) await byProvider.viewer(authorization, log).catch(() => undefined);
  expect(canary.fetches).toBe(0);
  await fetch(canary.url);
  expect(canary.fetches).toBe(1);
});

test("the log says why a token was refused and never holds the token", async () => {
  logged.length = 0;
  const expired = await claims({ exp: nowSeconds - 120 });
  await byPublicKey.viewer(`Bearer ${expired}`, log).catch(() => undefined);
  expect(logged).toEqual([[{ reason: "ERR_JWT_EXPIRED exp" }, "Token refused."]]);
  for (const [, authorization] of badHeaders) await byProvider.viewer(authorization, log).catch(() => undefined);
  expect(JSON.stringify(logged)).not.toContain(body);
});

test.each([
  ["expired 29 seconds ago, within the tolerance", { exp: nowSeconds - 29 }],
  ["valid in 29 seconds, within the tolerance", { nbf: nowSeconds + 29 }],
  ["for several audiences, ours among them", { aud: ["other", audience] }],
])("accepted: %s", async (_name, changes) => {
  expect((await byProvider.viewer(`Bearer ${await claims(changes)}`, log)).subject).toBe("user-1");
});

test("accepted: a token signed by hand, as the bad ones are", async () => {
  const token = signByHand(key.privateKey, { alg: "RS256" }, goodClaims);
  expect((await byProvider.viewer(`Bearer ${token}`, log)).subject).toBe("user-1");
});

test.each(["at+jwt", "application/at+jwt", "JWT", undefined])("accepted: token type %s", async (typ) => {
  const token = await sign(key.privateKey, goodClaims, { typ } as object);
  expect((await byPublicKey.viewer(`Bearer ${token}`, log)).subject).toBe("user-1");
});
