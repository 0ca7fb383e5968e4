import { createTokenVerifier } from "server/app/authentication/token-verifier.ts";
import { expect, onTestFinished, test } from "vitest";
import { createProviderKey, type ProviderKey, startKeyProvider } from "./key-provider.ts";
import { audience, goodClaims, issuer, now, sign } from "./tokens.ts";

const [first, second] = [await createProviderKey("first"), await createProviderKey("second")];
const seconds = 1_000;
const minutes = 60 * seconds;

async function start(...keys: ProviderKey[]) {
  const provider = await startKeyProvider(...keys);
  onTestFinished(() => provider.close());
  let passed = 0;
  const warnings: unknown[] = [];
  const log = { info: () => undefined, warn: (line: unknown) => warnings.push(line) };
  const settings = { algorithms: ["RS256"], issuer, audience, rolesClaim: "roles", dealersClaim: "dealer_ids" };
  const clock = { now: () => new Date(now.getTime() + passed) };
  const verifier = await createTokenVerifier({ ...settings, keys: { jwksUrl: provider.url } }, clock, log);
  const ask = async (key: ProviderKey, kid = key.kid) => {
    const issued = Math.floor(clock.now().getTime() / 1000);
    const token = await sign(key.privateKey, { ...goodClaims, iat: issued, exp: issued + 600 }, { kid });
    return verifier.viewer(`Bearer ${token}`, log).then(
      (viewer) => viewer.subject,
      (error: { code: string }) => error.code,
    );
  };
  return {
    provider,
    warnings,
    ask,
    pass: (time: number) => {
      passed += time;
    },
  };
}

test("many requests at once fetch the keys once", async () => {
  const { provider, ask } = await start(first);
  const answers = await Promise.all(Array.from({ length: 50 }, () => ask(first)));
  expect(new Set(answers)).toEqual(new Set(["user-1"]));
  expect(provider.fetches).toBe(1);
});

test("a new key of the provider works 30 seconds after the last fetch", async () => {
  const { provider, ask, pass } = await start(first);
  await ask(first);
  provider.keys = [first, second];
  pass(29 * seconds);
  expect(await ask(second)).toBe("UNAUTHENTICATED");
  pass(1 * seconds);
  expect(await ask(second)).toBe("user-1");
});

test("a key that the provider withdrew is refused after 10 minutes", async () => {
  const { provider, ask, pass } = await start(first);
  await ask(first);
  provider.keys = [second];
  pass(10 * minutes - 1);
  expect(await ask(first)).toBe("user-1");
  pass(1);
  expect(await ask(first)).toBe("UNAUTHENTICATED");
});

test("the keys known go on while the provider is down, however long", async () => {
  const { provider, ask, pass, warnings } = await start(first);
  await ask(first);
  provider.mode = "DOWN";
  for (let hours = 0; hours < 3; hours += 1) {
    pass(60 * minutes);
    expect(await ask(first)).toBe("user-1");
  }
  expect(warnings).toHaveLength(3);
});

test("a key withdrawn while the provider was down is refused once it is back", async () => {
  const { provider, ask, pass } = await start(first);
  await ask(first);
  provider.mode = "DOWN";
  pass(20 * minutes);
  expect(await ask(first)).toBe("user-1");
  provider.mode = "UP";
  provider.keys = [second];
  pass(30 * seconds);
  expect(await ask(first)).toBe("UNAUTHENTICATED");
});

test("a silent provider holds a request for 5 seconds at most", { timeout: 15_000 }, async () => {
  const { provider, ask, pass } = await start(first);
  await ask(first);
  provider.mode = "SILENT";
  pass(20 * minutes);
  const begun = performance.now();
  expect(await ask(first)).toBe("user-1");
  expect(performance.now() - begun).toBeLessThan(5_500);
  const again = performance.now();
  expect(await ask(first)).toBe("user-1");
  expect(performance.now() - again).toBeLessThan(500);
});

test("without any key known, the service says that it cannot verify tokens", async () => {
  const { provider, ask, pass } = await start(first);
  provider.mode = "DOWN";
  expect(await ask(first)).toBe("SERVICE_UNAVAILABLE");
  provider.mode = "UP";
  pass(30 * seconds);
  expect(await ask(first)).toBe("user-1");
});

test.each(["UP", "DOWN"] as const)("a flood of unknown keys fetches once in 30 seconds while the provider is %s", async (mode) => {
  const { provider, ask, pass } = await start(first);
  await ask(first);
  provider.mode = mode;
  const before = provider.fetches;
  for (let elapsed = 0; elapsed < 60; elapsed += 1) {
    pass(1 * seconds);
    const answers = await Promise.all([1, 2, 3].map((request) => ask(first, `unknown-${elapsed}-${request}`)));
    expect(new Set(answers)).toEqual(new Set(["UNAUTHENTICATED"]));
  }
  expect(provider.fetches - before).toBe(2);
  expect(await ask(first)).toBe("user-1");
});

test("what is not a set of keys counts as a provider that is down", async () => {
  const { provider, ask, pass } = await start(first);
  await ask(first);
  provider.mode = "CONFUSED";
  pass(10 * minutes);
  expect(await ask(first)).toBe("user-1");
});
