import { createDemoAccess } from "server/app/demo/demo-access.ts";
import { demoDealers } from "server/app/demo/data/demo-dealers.ts";
import { expect, test } from "vitest";

const start = new Date("2026-03-02T12:00:00Z");
const log = { info: () => undefined, warn: () => undefined };

async function demo() {
  let now = start;
  const access = await createDemoAccess({ now: () => now }, log);
  const viewerFor = async (key: string) => access.verifier.viewer(`Bearer ${(await access.tokenFor(key)).token}`, log);
  return {
    access,
    viewerFor,
    pass: (minutes: number) => {
      now = new Date(now.getTime() + minutes * 60_000);
    },
  };
}

test("demo staff see every dealer", async () => {
  const { viewerFor } = await demo();
  expect(await viewerFor("staff")).toEqual({ subject: "demo:staff", roles: ["STAFF"], scope: { kind: "STAFF" } });
});

test.each([
  ["good-dealer", ["D1001"]],
  ["poor-dealer", ["D1002"]],
  ["newcomer", ["D1040"]],
  ["group-owner", ["D1003", "D1004"]],
  ["no-dealer", []],
])("the demo viewer %s sees its own dealers", async (key, dealerIds) => {
  const { viewerFor } = await demo();
  expect(await viewerFor(key)).toEqual({ subject: `demo:${key}`, roles: ["DEALER"], scope: { kind: "DEALERS", dealerIds } });
});

test("every demo viewer's dealers are among the demo's", async () => {
  const { access } = await demo();
  const known = demoDealers.map((dealer) => dealer.id);
  expect(known).toEqual(expect.arrayContaining(access.viewers.flatMap((viewer) => viewer.dealerIds)));
});

test("a demo token ends after 15 minutes", async () => {
  const { access, pass } = await demo();
  const { token, expiresAt } = await access.tokenFor("staff");
  expect(expiresAt).toEqual(new Date("2026-03-02T12:15:00Z"));
  pass(15);
  expect((await access.verifier.viewer(`Bearer ${token}`, log)).subject).toBe("demo:staff");
  pass(0.5);
  await expect(access.verifier.viewer(`Bearer ${token}`, log)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
});

test("a token of another demo process is refused", async () => {
  const [one, other] = [await demo(), await demo()];
  const { token } = await one.access.tokenFor("staff");
  await expect(other.access.verifier.viewer(`Bearer ${token}`, log)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
});

test("an unknown demo viewer is refused with the choice there is", async () => {
  const { access } = await demo();
  await expect(access.tokenFor("owner")).rejects.toMatchObject({
    code: "BAD_USER_INPUT",
    message: expect.stringContaining("staff, good-dealer, poor-dealer") as string,
  });
});
