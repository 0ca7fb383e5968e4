import { type IssuedToken, type TokenReason, TokenSource } from "@dealer-scorecards/ui-components/data/token-source.ts";
import { expect, test } from "vitest";

const minute = 60_000;

/** A provider of tokens of a minute, that notes why it was asked, and a clock to move. */
function access(life = minute) {
  let now = Date.parse("2026-03-02T12:00:00Z");
  const reasons: TokenReason[] = [];
  let refuses = false;
  const provider = async ({ reason }: { reason: TokenReason }): Promise<IssuedToken> => {
    reasons.push(reason);
    await Promise.resolve();
    if (refuses) throw new Error("no");
    return { token: `token ${reasons.length}`, expiresAt: new Date(now + life) };
  };
  return {
    reasons,
    source: new TokenSource(provider, new AbortController().signal, () => now),
    pass: (ms: number) => {
      now += ms;
    },
    refuse: () => {
      refuses = true;
    },
  };
}

test("requests that come together wait for one token, and it is kept", async () => {
  const { source, reasons } = access();
  expect(await Promise.all([source.current(), source.current()])).toEqual(["token 1", "token 1"]);
  expect(await source.current()).toBe("token 1");
  expect(reasons).toEqual(["initial"]);
});

test("a token is renewed five seconds before its end", async () => {
  const { source, reasons, pass } = access();
  await source.current();
  pass(minute - 5001);
  expect(await source.current()).toBe("token 1");
  pass(1);
  expect(await source.current()).toBe("token 2");
  expect(reasons).toEqual(["initial", "expiring"]);
});

test("a provider that fails does not take away a token that still holds", async () => {
  const { source, pass, refuse } = access();
  await source.current();
  refuse();
  pass(minute - 2000);
  expect(await source.current()).toBe("token 1");
  pass(2000);
  await expect(source.current()).rejects.toThrow("no");
});

test("tokens that hardly last are asked for at most every ten seconds", async () => {
  const { source, reasons, pass } = access(1000);
  await source.current();
  pass(9999);
  expect(await source.current()).toBe("token 1");
  pass(1);
  await source.current();
  expect(reasons).toEqual(["initial", "expiring"]);
});

test("a refused token is renewed once, however many requests were refused with it", async () => {
  const { source, reasons } = access();
  const refused = await source.current();
  expect(await Promise.all([source.renewed(refused), source.renewed(refused)])).toEqual(["token 2", "token 2"]);
  expect(await source.renewed(refused)).toBe("token 2");
  expect(reasons).toEqual(["initial", "unauthorised"]);
});
