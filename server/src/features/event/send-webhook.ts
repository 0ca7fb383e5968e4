import { lookup } from "node:dns";
import { type IncomingMessage, request as plainRequest } from "node:http";
import { request } from "node:https";
import type { LookupFunction } from "node:net";
import { Webhook } from "standardwebhooks";
import { mayReach, type WebhookReach, webhookUrl } from "./webhook-address.ts";

/** From the first look-up to the answer's headers. */
const longestMilliseconds = 10_000;

/** What is sent, and where to. */
export interface WebhookMessage {
  readonly url: string;
  readonly secret: string;
  readonly id: string;
  readonly body: string;
}

/** Looks up a host and gives its addresses only where all of them may be reached: a name may change what it stands for. */
export const reachableLookup =
  (reach: WebhookReach, resolve: typeof lookup = lookup): LookupFunction =>
  (host, options, callback) => {
    resolve(host, { ...options, all: true }, (error, addresses) => {
      if (error) {
        callback(error, []);
        return;
      }
      const [first] = addresses;
      if (!first || addresses.some(({ address }) => !mayReach(address, reach))) {
        callback(new Error("The host has an address that is not public."), []);
      } else if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };

function post(url: URL, headers: Readonly<Record<string, string>>, body: string, reach: WebhookReach): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const options = {
      method: "POST",
      headers,
      agent: false,
      lookup: reachableLookup(reach),
      signal: AbortSignal.timeout(longestMilliseconds),
    } as const;
    const sent = url.protocol === "https:" ? request(url, options) : plainRequest(url, options);
    sent.on("response", resolve);
    sent.on("error", (error) =>
      reject(error.name === "AbortError" ? new Error(`No answer within ${longestMilliseconds / 1000} s.`, { cause: error }) : error),
    );
    sent.end(body);
  });
}

/**
 * Sends a message signed as Standard Webhooks says. Redirects are not followed.
 * @throws Error that says why it counts as not delivered.
 */
export async function sendWebhook({ url, secret, id, body }: WebhookMessage, at: Date, reach: WebhookReach): Promise<void> {
  const response = await post(
    webhookUrl(url, reach),
    {
      "content-type": "application/json",
      "content-length": String(Buffer.byteLength(body)),
      "user-agent": "dealer-scorecards",
      "webhook-id": id,
      "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
      "webhook-signature": new Webhook(secret).sign(id, at, body),
    },
    body,
    reach,
  );
  const { statusCode = 0 } = response;
  // What the answer says beyond its status is nothing to us, however long it is.
  response.destroy();
  if (statusCode < 200 || statusCode > 299) throw new Error(`The answer was ${statusCode}; expected 2xx.`);
}
