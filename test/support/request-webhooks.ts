import { randomUUID } from "node:crypto";
import { Webhook } from "standardwebhooks";
import type { ApiServer, Asker } from "./api-server.ts";
import { centre, owner } from "./requests.ts";

interface SetPayload {
  readonly sender: { readonly name: string; readonly setAt: string; readonly setBy: string } | null;
  readonly secret: string | null;
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] | null }[];
}

export async function setSender(api: ApiServer, name: string, as: Asker = "staff"): Promise<SetPayload> {
  const { setRequestSender } = await api.ask<{ setRequestSender: SetPayload }>(
    `mutation ($name: String!) { setRequestSender(input: { name: $name }) { sender { name setAt setBy } secret userErrors { code field } } }`,
    { variables: { name }, as },
  );
  return setRequestSender;
}

export async function newSecret(api: ApiServer, name: string): Promise<string> {
  const made = (await setSender(api, name)).secret;
  if (made === null) throw new Error("No secret.");
  return made;
}

/** The body of a webhook; but for what is said otherwise. */
export const request = (over: object = {}) => ({ id: randomUUID(), need: "SERVICE", cooling: "AIR_COOLED", ...centre, ...owner, ...over });

/** How a webhook is sent, where it is not in order. */
export interface Sent {
  readonly sender?: string;
  readonly key: string;
  readonly id?: string;
  readonly at?: Date;
  readonly headers?: Readonly<Record<string, string>>;
  /** What arrives, where it is not what was signed. */
  readonly arrives?: string;
}

/** Signs a body as Standard Webhooks says and sends it. */
export async function deliver(
  api: ApiServer,
  body: object | string,
  { sender = "crm", key, id = randomUUID(), at, headers = {}, arrives }: Sent,
) {
  const payload = typeof body === "string" ? body : JSON.stringify(body);
  const sent = at ?? api.clock.now();
  const answer = await api.http.inject({
    method: "POST",
    url: `/service-requests/${sender}`,
    headers: {
      "content-type": "application/json",
      "webhook-id": id,
      "webhook-timestamp": String(Math.floor(sent.getTime() / 1000)),
      "webhook-signature": new Webhook(key).sign(id, sent, payload),
      ...headers,
    },
    payload: arrives ?? payload,
  });
  const { requestID, errors } = answer.json<{
    requestID?: string;
    errors?: { message: string; extensions: { code: string; field?: string } }[];
  }>();
  return { status: answer.statusCode, body: answer.body, requestID, error: errors?.[0] };
}
