import type { Request } from "autocannon";
import { dealerId } from "../bench-data.ts";
import type { Operation } from "./operations.ts";
import type { TokenSigner } from "./tokens.ts";

/** One of the two servers compared, with the requests that ask it for the same answers as the other. */
export interface Side {
  readonly url: string;
  readonly requests: readonly Request[];
}

/** Dealers that take turns: more than any cache of a connection would hold, as few as have tokens quickly. */
const dealersAsked = 200;

interface Asked {
  readonly dealers: number;
  readonly month: string;
}

function dealerIds({ dealers }: Asked): string[] {
  const count = Math.min(dealers, dealersAsked);
  return Array.from({ length: count }, (_, index) => dealerId(1 + Math.floor((index * dealers) / count)));
}

function post(path: string, body: unknown, token?: string): Request {
  const headers = { "content-type": "application/json", ...(token ? { authorization: `Bearer ${token}` } : {}) };
  return { method: "POST", path, headers, body: JSON.stringify(body) };
}

/** The product's side: GraphQL with a signed token in each request. */
export async function productSide(url: string, operation: Operation, asked: Asked, signer: TokenSigner): Promise<Side> {
  const staff = operation.asks === "STAFF" ? await signer.sign() : undefined;
  const requests = dealerIds(asked).map(async (dealer) =>
    post(
      "/graphql",
      { query: operation.document, variables: operation.variables(dealer, asked.month) },
      staff ?? (await signer.sign(dealer)),
    ),
  );
  return { url, requests: await Promise.all(requests) };
}

/** The floor's side: the operation's name, its values and whose rows may be seen. */
export function floorSide(url: string, operation: Operation, asked: Asked): Side {
  const requests = dealerIds(asked).map((dealer) => {
    const values = Object.values(operation.variables(dealer, asked.month));
    return post("/", { operation: operation.name, values, ...(operation.asks === "DEALER" ? { dealerId: dealer } : {}) });
  });
  return { url, requests };
}

/** What a side answers to one of its requests. */
export async function answerOf({ url, requests }: Side, index: number): Promise<unknown> {
  const request = requests[index];
  if (!request) throw new Error(`There is no request ${index}.`);
  const response = await fetch(new URL(request.path ?? "/", url), {
    method: "POST",
    headers: request.headers as Record<string, string>,
    body: String(request.body),
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return response.json();
}
