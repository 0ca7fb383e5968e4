import type { lookup } from "node:dns";
import { webhookUrl } from "server/features/event/webhook-address.ts";
import { reachableLookup, sendWebhook } from "server/features/event/send-webhook.ts";
import { Failure } from "server/platform/failure.ts";
import { describe, expect, test } from "vitest";
import { receiveWebhooks } from "../../support/webhook-receiver.ts";

const anywhere = { loopback: false };
const demo = { loopback: true };

function refusalOf(url: string, reach = anywhere): string {
  try {
    webhookUrl(url, reach);
    return "";
  } catch (error) {
    if (error instanceof Failure && error.code === "BAD_USER_INPUT" && error.details["field"] === "url") return error.message;
    throw error;
  }
}

describe("the URL of a webhook", () => {
  test.each([
    "https://hooks.example.com/in?key=1",
    "https://hooks.example.com:8443/",
    "https://93.184.216.34/",
    "https://[2606:2800:220:1::1]/",
  ])("may be %s", (url) => {
    expect(refusalOf(url)).toBe("");
  });

  test.each([
    ["is no URL", "hooks"],
    ["is not encrypted", "http://hooks.example.com/"],
    ["is a file", "file:///etc/passwd"],
    ["holds a password", "https://user:secret@hooks.example.com/"],
    ["is too long", `https://hooks.example.com/${"x".repeat(2000)}`],
    ["is this machine by name", "https://localhost/"],
    ["is this machine", "https://127.0.0.1/"],
    ["is this machine as a number", "https://2130706433/"],
    ["is this machine in hexadecimal", "https://0x7f.1/"],
    ["is this machine in IPv6", "https://[::1]/"],
    ["is this machine as IPv4 in IPv6", "https://[::ffff:127.0.0.1]/"],
    ["is any address", "https://0.0.0.0/"],
    ["is private (10/8)", "https://10.1.2.3/"],
    ["is private (172.16/12)", "https://172.31.0.1/"],
    ["is private (192.168/16)", "https://192.168.0.1/"],
    ["is a cloud's metadata", "https://169.254.169.254/"],
    ["is carrier-grade NAT", "https://100.64.0.1/"],
    ["is unique local in IPv6", "https://[fd00::1]/"],
    ["is link local in IPv6", "https://[fe80::1]/"],
    ["is private behind NAT64", "https://[64:ff9b::a00:1]/"],
    ["is multicast", "https://224.0.0.1/"],
  ])("is refused where it %s", (_, url) => {
    expect(refusalOf(url)).toMatch(/^The URL is refused: .*; expected https and a public host\.$/);
  });

  test.each(["http://127.0.0.1:9000/", "http://localhost:9000/", "https://[::1]/"])("may be this machine in the demo: %s", (url) => {
    expect(refusalOf(url, demo)).toBe("");
  });

  test.each(["http://hooks.example.com/", "https://10.1.2.3/"])("is refused in the demo, too: %s", (url) => {
    expect(refusalOf(url, demo)).not.toBe("");
  });
});

const message = { secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", id: "1", body: "{}" };

/** What a look-up gives that answers with these addresses. */
const lookedUp = (addresses: readonly string[], all: boolean) => {
  const answered = ((_: string, __: object, callback: (error: null, found: object[]) => void) =>
    callback(
      null,
      addresses.map((address) => ({ address, family: 4 })),
    )) as unknown as typeof lookup;
  return new Promise((resolve) => {
    reachableLookup(anywhere, answered)("hooks.example.com", { all }, (error, found) => resolve(error?.message ?? found));
  });
};

describe("a name", () => {
  test("is looked up where all its addresses are public", async () => {
    expect(await lookedUp(["93.184.216.34"], false)).toBe("93.184.216.34");
    expect(await lookedUp(["93.184.216.34"], true)).toEqual([{ address: "93.184.216.34", family: 4 }]);
  });

  test.each([[["10.0.0.5"]], [["93.184.216.34", "127.0.0.1"]], [[]]])("that stands for %j is not sent to", async (addresses) => {
    expect(await lookedUp(addresses, true)).toBe("The host has an address that is not public.");
  });

  test("is looked up that way for every request", async () => {
    const receiver = await receiveWebhooks(204);
    const url = receiver.url.replace("127.0.0.1", "localhost");
    try {
      await sendWebhook({ ...message, url }, new Date(0), demo);
      await expect(sendWebhook({ ...message, url: "https://no-such-host.invalid/" }, new Date(0), demo)).rejects.toThrow(
        /ENOTFOUND|EAI_AGAIN/,
      );
      expect(receiver.received).toHaveLength(1);
    } finally {
      await receiver.close();
    }
  });
});

test("a redirect is not followed, and counts as a failure", async () => {
  const receiver = await receiveWebhooks(302);
  try {
    await expect(sendWebhook({ ...message, url: receiver.url }, new Date(0), demo)).rejects.toThrow("The answer was 302; expected 2xx.");
    expect(receiver.received.map(({ path }) => path)).toEqual(["/hook"]);
  } finally {
    await receiver.close();
  }
});
