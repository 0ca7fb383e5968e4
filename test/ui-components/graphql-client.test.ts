import { GraphqlClient, RequestFailure } from "@dealer-scorecards/ui-components/data/graphql-client.ts";
import { TokenSource } from "@dealer-scorecards/ui-components/data/token-source.ts";
import { expect, test } from "vitest";

type Reply = Response | Error;

const answer = (data: unknown, status = 200): Response => Response.json({ data }, { status });
const refusal = (): Response => Response.json({ errors: [{ message: "A valid bearer token is needed." }] }, { status: 401 });

/** A client that gets these replies one after the other, and what it sent. */
function clientWith(...replies: Reply[]) {
  const sent: RequestInit[] = [];
  const pauses: number[] = [];
  let tokens = 0;
  const provider = () => {
    tokens += 1;
    return Promise.resolve(`secret ${tokens}`);
  };
  const fetcher: typeof fetch = (_, request = {}) => {
    sent.push(request);
    const reply = replies.shift() ?? new Error("There is no further reply.");
    return reply instanceof Error ? Promise.reject(reply) : Promise.resolve(reply);
  };
  const pause = (ms: number) => {
    pauses.push(ms);
    return Promise.resolve();
  };
  const client = new GraphqlClient({
    endpoint: "https://api.example/graphql",
    tokens: new TokenSource(provider, new AbortController().signal),
    fetcher,
    pause,
  });
  const query = (signal = new AbortController().signal) =>
    client.query<{ viewer: string }, { id: string }>({ text: "{ viewer }" }, { id: "D1" }, { language: "fr", signal });
  const authorizations = () => sent.map(({ headers }) => (headers as Record<string, string>)["authorization"]);
  return { query, sent, pauses, authorizations };
}

test("a query goes as JSON, with the token and the language, without a cookie", async () => {
  const { query, sent } = clientWith(answer({ viewer: "someone" }));
  expect(await query()).toEqual({ data: { viewer: "someone" }, errors: [] });
  expect(sent).toEqual([
    expect.objectContaining({
      method: "POST",
      credentials: "omit",
      body: '{"query":"{ viewer }","variables":{"id":"D1"}}',
      headers: expect.objectContaining({
        authorization: "Bearer secret 1",
        "accept-language": "fr",
        "content-type": "application/json",
      }),
    }),
  ]);
});

test("an answer may lack a part, and says so", async () => {
  const { query } = clientWith(Response.json({ data: { viewer: "someone" }, errors: [{ message: "Half of it.", path: ["dealer"] }] }));
  expect(await query()).toEqual({ data: { viewer: "someone" }, errors: [{ message: "Half of it.", path: ["dealer"] }] });
});

test("a refused token is renewed and the query sent once more", async () => {
  const { query, authorizations } = clientWith(refusal(), answer({ viewer: "someone" }));
  await query();
  expect(authorizations()).toEqual(["Bearer secret 1", "Bearer secret 2"]);
});

test("a second refusal is the end", async () => {
  const { query, sent } = clientWith(refusal(), refusal());
  await expect(query()).rejects.toMatchObject({ kind: "auth", status: 401 });
  expect(sent).toHaveLength(2);
});

test.each<[string, Reply]>([
  ["a network that fails", new TypeError("Failed to fetch")],
  ["a server that is busy", answer(null, 503)],
  ["too many requests", answer(null, 429)],
])("after %s, a query is tried again twice, later each time", async (_, reply) => {
  const again = reply instanceof Response ? reply.clone() : reply;
  const { query, pauses } = clientWith(reply, again, answer({ viewer: "someone" }));
  expect((await query()).data).toEqual({ viewer: "someone" });
  expect(pauses[0]).toBeGreaterThanOrEqual(200);
  expect(pauses[0]).toBeLessThanOrEqual(600);
  expect(pauses[1]).toBeGreaterThanOrEqual(400);
  expect(pauses[1]).toBeLessThanOrEqual(1200);
});

test("after three failures it is told", async () => {
  const failed = new TypeError("Failed to fetch");
  const { query, sent } = clientWith(failed, failed, failed);
  await expect(query()).rejects.toMatchObject({ kind: "network" });
  expect(sent).toHaveLength(3);
});

test("what the server refuses is not sent again", async () => {
  const { query, sent } = clientWith(Response.json({ errors: [{ message: "The month is no month." }] }, { status: 400 }));
  await expect(query()).rejects.toThrow(new RequestFailure("graphql", "The month is no month.", 400));
  expect(sent).toHaveLength(1);
});

test("something else than an answer is no answer", async () => {
  await expect(clientWith(new Response("<!doctype html>")).query()).rejects.toMatchObject({ kind: "graphql", status: 200 });
});

test("a query broken off is not tried again, and rejects with the reason", async () => {
  const stop = new AbortController();
  const { query, sent } = clientWith(new TypeError("Failed to fetch"), answer({}));
  stop.abort(new Error("gone"));
  await expect(query(stop.signal)).rejects.toThrow("gone");
  expect(sent).toHaveLength(1);
});

test("a failure tells nothing of what the token's provider said", async () => {
  const tokens = new TokenSource(() => Promise.reject(new Error("password of someone")), new AbortController().signal);
  const client = new GraphqlClient({ endpoint: "https://api.example/graphql", tokens, pause: () => Promise.resolve() });
  const failed = client.query({ text: "{ viewer }" }, {}, { language: "en", signal: new AbortController().signal });
  await expect(failed).rejects.toEqual(new RequestFailure("auth", "No token was given."));
});
