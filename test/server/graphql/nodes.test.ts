import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { opaque } from "../../support/api-opaque.ts";
import { program } from "../../support/api-scorecards.ts";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";
import { fillTenant, finalMonth, now } from "../../support/api-tenants.ts";

const dealer = "NODE-DEALER";
let api: ApiServer;
beforeAll(async () => {
  api = await createApiServer(now);
  await fillTenant(api, dealer, 9);
});
afterAll(() => api.close());

interface Thing {
  readonly type: string;
  readonly id: string;
}

/** The one thing of an answer that has an id. */
function thingIn(data: unknown): Thing {
  if (Array.isArray(data)) return thingIn(data[0]);
  const fields = data as Readonly<Record<string, unknown>>;
  return "id" in fields ? (data as Thing) : thingIn(Object.values(fields)[0]);
}

const ask = async (query: string, variables: Record<string, unknown> = {}) => thingIn(await api.ask(query, { variables }));

describe("a thing fetched again by its global id is the same:", () => {
  const scorecard = `month programCode results { metricCode value numerator denominator }`;
  test.each([
    ["Dealer", "internalID name timeZone", (fields: string) => `{ dealer(id: "${dealer}") { ${fields} } }`],
    ["Program", "code name tiles", (fields: string) => `{ programs { ${fields} } }`],
    [
      "MetricDefinition",
      "code name definition",
      (fields: string) => `{ metricDefinition(program: ${program}, code: "CLOSE_RATE") { ${fields} } }`,
    ],
    [
      "MonthlyScorecard",
      `${scorecard} dealer { name }`,
      (fields: string) => `{ dealer(id: "${dealer}") { scorecard(program: ${program}, month: "${finalMonth}") { ${fields} } } }`,
    ],
    [
      "MonthlyScorecard",
      scorecard,
      (fields: string) =>
        `{ dealerGroup(filter: { ids: ["${dealer}", "NOBODY"], countries: ["US"] }) { scorecards(program: ${program}, to: "${finalMonth}") { ${fields} } } }`,
    ],
    [
      "OpportunityActivity",
      "internalID dealerID assignedAt answer conclusion",
      (fields: string) => `{ dealer(id: "${dealer}") { opportunities(month: "${finalMonth}", first: 1) { nodes { ${fields} } } } }`,
    ],
  ])("%s { %s }", async (type, fields, query) => {
    const found = await ask(query(`type: __typename id ${fields}`));
    expect(found.type).toBe(type);
    expect(await ask(`query ($id: ID!) { node(id: $id) { type: __typename id ... on ${type} { ${fields} } } }`, { id: found.id })).toEqual(
      found,
    );
  });
});

const again = (id: string, asOf?: string) =>
  api.ask<{ node: object | null }>(
    "query ($id: ID!, $asOf: DateTime) { node(id: $id, asOf: $asOf) { id ... on MonthlyScorecard { cohort { asOf value } } } }",
    { variables: { id, asOf } },
  );

describe("below asOf", () => {
  const then = "2026-06-10T00:00:00.000Z";
  const scorecard = `scorecard(program: ${program}, month: "2026-06") { id cohort { asOf value } }`;
  const asked = async (asOf: string | null) => {
    const data = await api.ask<{
      dealer: { id: string; scorecard: { id: string; cohort: object }; opportunities: { nodes: { id: string }[] } };
    }>(
      `query ($asOf: DateTime) { dealer(id: "${dealer}", asOf: $asOf) { id ${scorecard} opportunities(month: "2026-06", first: 1) { nodes { id } } } }`,
      { variables: { asOf } },
    );
    return data.dealer;
  };
  test("global ids are other ones, so that a cache keeps what was apart from what is", async () => {
    const [past, present] = [await asked(then), await asked(null)];
    const ids = ({ id, scorecard: month, opportunities }: typeof past) => [id, month.id, opportunities.nodes[0]?.id];
    expect(new Set([...ids(past), ...ids(present)]).size).toBe(6);
    expect(past.scorecard.cohort).not.toEqual(present.scorecard.cohort);
  });

  test("an id leads back to the same answer", async () => {
    const { scorecard: past } = await asked(then);
    expect(past.cohort).toMatchObject({ asOf: then });
    expect((await again(past.id)).node).toEqual(past);
  });

  test("a node is looked at as of an instant", async () => {
    const [{ scorecard: past }, { scorecard: present }] = [await asked(then), await asked(null)];
    expect((await again(present.id, then)).node).toEqual(past);
  });

  test("the future is refused, asked for or in an id", async () => {
    const later = "2027-01-01T00:00:00.000Z";
    const question = "query ($id: ID!, $asOf: DateTime) { node(id: $id, asOf: $asOf) { id } }";
    const id = opaque(`Dealer@${later}`, dealer);
    for (const variables of [{ id: opaque("Dealer", dealer), asOf: later }, { id }]) {
      expect((await api.send(question, { variables })).errors).toMatchObject([{ message: expect.stringContaining("later than now") }]);
    }
  });
});

describe("a global id", () => {
  test.each([
    ["of no instant", opaque("Dealer@yesterday", dealer)],
    ["of a day that no month has", opaque("Dealer@2026-02-30T00:00:00.000Z", dealer)],
    ["of an instant in another form", opaque("Dealer@2026-06-01T24:00:00.000Z", dealer)],
    ["of two instants", opaque("Dealer@2026-06-01T00:00:00.000Z@2026-06-02T00:00:00.000Z", dealer)],
    ["that is empty", ""],
    ["of garbage", "!!!"],
    ["of no list", Buffer.from("{}").toString("base64url")],
    ["of numbers", opaque(1, 2)],
    ["of an unknown type", opaque("Invoice", "1")],
    ["of the prototype", opaque("__proto__", "1")],
    ["of a dealer that is not there", opaque("Dealer", "NOBODY")],
    ["of a dealer without a key", opaque("Dealer")],
    ["of an opportunity that is not there", opaque("OpportunityActivity", dealer, "0")],
    ["of another program's metric", opaque("MetricDefinition", "LAUNDRY", "CLOSE_RATE")],
    ["of an unknown metric", opaque("MetricDefinition", program, "NPS")],
    ["of an unknown program", opaque("Program", "LAUNDRY")],
    ["of a month that is none", opaque("MonthlyScorecard", program, "2026-13", dealer)],
    ["of a month outside the calendar", opaque("MonthlyScorecard", program, "0000-01", dealer)],
    ["of a month of nobody", opaque("MonthlyScorecard", program, finalMonth, "NOBODY")],
    ["of a sum of garbage", opaque("MonthlyScorecard", program, finalMonth, "", "{")],
    ["of a sum by other words", opaque("MonthlyScorecard", program, finalMonth, "", '{"search":"x"}')],
    [
      "of a sum of too many",
      opaque("MonthlyScorecard", program, finalMonth, "", JSON.stringify({ ids: Array.from({ length: 101 }, () => "x") })),
    ],
  ])("%s gives null", async (_, id) => {
    expect(await api.ask("query ($id: ID!) { node(id: $id) { id } }", { variables: { id } })).toEqual({ node: null });
  });
});
