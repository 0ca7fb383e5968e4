import { connect } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { forged, opaque } from "../../support/api-opaque.ts";
import { dealerWithOpportunities } from "../../support/api-records.ts";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";
import { hour, plus } from "../../support/opportunities.ts";

let api: ApiServer;
let dealer: string;
let dealerCursor: string;
let opportunityCursor: string;
beforeAll(async () => {
  api = await createApiServer("2026-06-15T12:00:00Z");
  dealer = await dealerWithOpportunities(api.database.dataSource, { id: "HOSTILE", month: "2026-05", count: 5, seed: 1 });
  const given = await api.ask<{ dealers: { edges: { cursor: string; node: { opportunities: { edges: { cursor: string }[] } } }[] } }>(
    '{ dealers { edges { cursor node { opportunities(month: "2026-05") { edges { cursor } } } } } }',
  );
  const [edge] = given.dealers.edges;
  dealerCursor = edge?.cursor ?? "";
  opportunityCursor = edge?.node.opportunities.edges[0]?.cursor ?? "";
});
afterEach(() => {
  api.statements.before = undefined;
});
afterAll(() => api.close());

const readDealer = "query ($id: ID!) { dealer(id: $id) { name } }";

describe("a request without a good token", () => {
  test.each([
    ["no token", {}],
    ["a token that is none", { authorization: "Bearer abc" }],
    ["another scheme", { authorization: "Basic c3RhZmY6" }],
    ["identity in other headers", { "x-user-id": "staff", "x-role": "staff" }],
  ])("is answered 401 and nothing else: %s", async (_, headers) => {
    const response = await api.http.inject({
      method: "POST",
      url: "/graphql?access_token=abc",
      headers,
      payload: { query: "{ programs { name } }" },
    });
    expect(response.statusCode).toBe(401);
    expect(response.json()).toEqual({ errors: [{ message: "A valid bearer token is needed.", extensions: { code: "UNAUTHENTICATED" } }] });
  });

  test("whose token has run out is answered 401", async () => {
    const [token, issued] = [await api.token("staff"), api.clock.now()];
    api.clock.set(plus(issued, hour));
    const { status } = await api.send("{ programs { name } }", { headers: { authorization: `Bearer ${token}` } });
    api.clock.set(issued);
    expect(status).toBe(401);
  });
});

describe("what is not asked the right way", () => {
  test.each([
    ["GET", "/graphql"],
    ["GET", "/graphql?query=%7Bprograms%7Bname%7D%7D"],
    ["PUT", "/graphql"],
  ] as const)("%s %s is not found", async (method, url) => {
    const response = await api.http.inject({ method, url, headers: { authorization: `Bearer ${await api.token("staff")}` } });
    expect([response.statusCode, response.headers["allow"]]).toEqual([405, "POST"]);
    expect(response.body).not.toContain('programs":');
  });

  test.each([
    ["a form", "application/x-www-form-urlencoded", "query={programs{name}}", 415],
    ["plain text", "text/plain", '{"query":"{programs{name}}"}', 400],
    ["broken JSON", "application/json", '{"query"', 400],
    ["a list of operations", "application/json", '[{"query":"{programs{name}}"}]', 400],
    ["no query", "application/json", "{}", 400],
    ["variables as text", "application/json", '{"query":"{programs{name}}","variables":"x"}', 400],
    ["an operation that is not there", "application/json", '{"query":"query A {programs{name}}","operationName":"B"}', 400],
    ["several operations and no name", "application/json", '{"query":"query A {programs{name}} query B {programs{name}}"}', 400],
    ["bad syntax", "application/json", '{"query":"{programs{"}', 400],
    ["an unknown field", "application/json", '{"query":"{programs{nam}}"}', 400],
    ["a large body", "application/json", JSON.stringify({ query: "{programs{name}}", extra: "x".repeat(200_000) }), 413],
    ["very many words", "application/json", JSON.stringify({ query: `{ ${"programs { name } ".repeat(600)} }` }), 400],
    ["a mutation as a subscription", "application/json", '{"query":"subscription { x }"}', 400],
  ])("%s is refused", async (_, type, payload, status) => {
    const headers = { authorization: `Bearer ${await api.token("staff")}`, "content-type": type };
    const response = await api.http.inject({ method: "POST", url: "/graphql", headers, payload });
    expect(response.statusCode).toBe(status);
    expect(response.body).not.toMatch(/INTERNAL|\.ts|node_modules/);
  });

  test("production tells nothing of the schema's shape", async () => {
    const production = await createApiServer("2026-06-15T12:00:00Z", { production: true });
    try {
      const { status } = await production.send("{ __schema { types { name } } }");
      expect(status).toBe(400);
    } finally {
      await production.close();
    }
  });
});

describe("a defect", () => {
  test("is masked: the client gets a reference, the log the rest", async () => {
    api.statements.before = () => {
      throw new TypeError("the planted defect");
    };
    const { body, errors, data } = await api.send(readDealer, { variables: { id: dealer } });
    const reference = String(errors[0]?.extensions["reference"]);
    expect(data).toEqual({ dealer: null });
    expect(errors).toMatchObject([
      { message: `Internal error ${reference}.`, path: ["dealer"], extensions: { code: "INTERNAL_SERVER_ERROR" } },
    ]);
    expect(body).not.toContain("planted");
    const line = api.logged.find((logged) => logged.includes(reference));
    expect(JSON.parse(line ?? "{}")).toMatchObject({
      level: 50,
      err: { type: "TypeError", message: "the planted defect" },
      path: ["dealer"],
    });
  });

  test("that quotes a value is logged without it", async () => {
    api.statements.before = async () => {
      await api.database.dataSource.query("SELECT $1::int", ["a private value"]);
    };
    const { body } = await api.send(readDealer, { variables: { id: "another private value" } });
    expect(body + api.logged.join("")).not.toContain("private value");
    expect(api.logged.at(-1)).toContain('"code":"22P02"');
  });

  test("of a statement leaves the next request unharmed", async () => {
    api.statements.before = async () => {
      await api.database.dataSource.query("SELECT 1 / 0");
    };
    await api.send(readDealer, { variables: { id: dealer } });
    api.statements.before = undefined;
    expect((await api.send(readDealer, { variables: { id: dealer } })).errors).toEqual([]);
  });

  test("of the database being away says so", async () => {
    api.statements.before = () => {
      throw Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:5432"), { code: "ECONNREFUSED" });
    };
    const { errors } = await api.send(readDealer, { variables: { id: dealer } });
    expect(errors).toMatchObject([{ message: "The database does not answer; try again.", extensions: { code: "SERVICE_UNAVAILABLE" } }]);
  });
});

describe("hostile values", () => {
  const values = [
    "\0",
    "a\0b",
    "' OR '1'='1",
    "' || pg_sleep(3) || '",
    "\\",
    "%",
    "\ud800",
    "🦉".repeat(50),
    "x".repeat(5000),
    "{1,2}",
    '"',
    "null",
    "1e999",
    "-infinity",
    "2026-01",
    "0000-01-01T00:00:00+14:00",
    "0001-01-01T00:00:00-14:00",
    "9999-12-31T23:59:59-14:00",
    "__proto__",
    "constructor",
    "<script>",
    "../../etc/passwd",
    "${7*7}",
  ];
  const positions: [string, string, (value: string) => string][] = [
    ["a dealer's id", "query ($v: ID!) { dealer(id: $v) { name } }", (value) => value],
    [
      "a dealer's time",
      'query ($v: DateTime!) { dealers(first: 1) { nodes { internalID } } dealer(id: "HOSTILE", asOf: $v) { name tiles(program: FLEET_SERVICE_OPPORTUNITIES) { range { from } } scorecards(program: FLEET_SERVICE_OPPORTUNITIES) { nodes { month } } opportunities(month: "2026-05") { nodes { id } } } }',
      (value) => value,
    ],
    ["a global id", "query ($v: ID!) { node(id: $v) { id } }", (value) => value],
    ["the key in a dealer's global id", "query ($v: ID!) { node(id: $v) { id } }", (value) => opaque("Dealer", value)],
    [
      "the key in an opportunity's global id",
      "query ($v: ID!) { node(id: $v) { id } }",
      (value) => opaque("OpportunityActivity", value, value),
    ],
    [
      "the selection in a sum's global id",
      "query ($v: ID!) { node(id: $v) { id ... on MonthlyScorecard { results { value } } } }",
      (value) => opaque("MonthlyScorecard", "FLEET_SERVICE_OPPORTUNITIES", "2026-01", "", JSON.stringify({ ids: [value] })),
    ],
    ["a search", "query ($v: String!) { dealers(filter: { search: $v }) { nodes { name } } }", (value) => value],
    ["a list of ids", "query ($v: ID!) { dealers(filter: { ids: [$v] }) { nodes { name } } }", (value) => value],
    ["a list of countries", "query ($v: String!) { dealers(filter: { countries: [$v] }) { nodes { name } } }", (value) => value],
    ["a sum's ids", "query ($v: ID!) { dealerGroup(filter: { ids: [$v] }) { dealerCount } }", (value) => value],
    ["a cursor", "query ($v: String!) { dealers(after: $v) { nodes { name } } }", (value) => value],
    ["a cursor's key", "query ($v: String!) { dealers(after: $v) { nodes { name } } }", (value) => forged(dealerCursor, value, value)],
    [
      "an instant in a cursor",
      'query ($v: String!) { dealers(first: 1) { nodes { opportunities(month: "2026-05", after: $v) { nodes { id } } } } }',
      (value) => forged(opportunityCursor, value, value),
    ],
    ["a metric", "query ($v: String!) { metricDefinition(program: FLEET_SERVICE_OPPORTUNITIES, code: $v) { name } }", (value) => value],
    [
      "a scorecard's metric",
      'query ($v: String!) { dealers(first: 1) { nodes { scorecard(program: FLEET_SERVICE_OPPORTUNITIES, month: "2026-05") { result(metric: $v) { value } } } } }',
      (value) => value,
    ],
    [
      "a month",
      "query ($v: Month!) { dealerGroup { scorecards(program: FLEET_SERVICE_OPPORTUNITIES, to: $v) { month } } }",
      (value) => value,
    ],
    [
      "a restatement's dealer",
      'mutation ($v: ID!) { restateMetric(input: { dealerID: $v, program: FLEET_SERVICE_OPPORTUNITIES, metric: "CLOSE_RATE", month: "2026-01", reason: "x" }) { movedRecords userErrors { message } } }',
      (value) => value,
    ],
    [
      "a restatement's reason",
      'mutation ($v: String!) { restateMetric(input: { dealerID: "x", program: FLEET_SERVICE_OPPORTUNITIES, metric: "CLOSE_RATE", month: "2026-01", reason: $v }) { movedRecords userErrors { message } } }',
      (value) => value,
    ],
  ];

  test.each(positions)("in %s are data, or refused as input", async (_, query, write) => {
    for (const value of values) {
      const { body, status } = await api.send(query, { variables: { v: write(value) } });
      expect(status, value).toBeLessThan(500);
      expect(body, value).not.toMatch(/INTERNAL_SERVER_ERROR|SELECT [a-z]|\.ts:|node_modules|syntax error at/);
    }
  });

  test("with NUL in one field leave the others of the request answered", async () => {
    const { data, errors } = await api.send(
      'query ($id: ID!) { node(id: $id) { id } bad: metricDefinition(program: FLEET_SERVICE_OPPORTUNITIES, code: "x") { name } dealer(id: "x") { name } }',
      {
        variables: { id: opaque("OpportunityActivity", dealer, "\0") },
      },
    );
    expect(data).toEqual({ node: null, bad: null, dealer: null });
    expect(errors).toMatchObject([{ path: ["node"], extensions: { code: "BAD_USER_INPUT" } }]);
  });
});

describe("a client that breaks off", () => {
  test("leaves no connection of the pool behind", async () => {
    const url = new URL(await api.http.listen({ host: "127.0.0.1", port: 0 }));
    const token = await api.token("staff");
    const { readPool } = api.database;
    api.statements.before = () => new Promise((resolve) => setTimeout(resolve, 20));
    const body = JSON.stringify({ query: readDealer, variables: { id: dealer } });
    const request = `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAuthorization: Bearer ${token}\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
    for (let round = 0; round < 30; round += 1) {
      await new Promise<void>((resolve, reject) => {
        const socket = connect(Number(url.port), url.hostname, () =>
          socket.write(request, () => setTimeout(() => socket.destroy(), round)),
        );
        socket.on("close", () => resolve()).on("error", reject);
      });
    }
    await expect.poll(() => [readPool.totalCount - readPool.idleCount, readPool.waitingCount]).toEqual([0, 0]);
  });
});
