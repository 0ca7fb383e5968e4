import { type GraphQLSchema, isInterfaceType } from "graphql";
import { createSchema } from "server/app/schema.ts";
import { serviceRecordKinds } from "server/features/service-records/service-record-kinds.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { opaque } from "../../support/api-opaque.ts";
import { newDealer } from "../../support/api-records.ts";
import { program } from "../../support/api-scorecards.ts";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";
import { previewOfAcceptance } from "../../support/definitions.ts";
import { activityFields, dealerFields, fillTenant, finalMonth, now, scorecardFields } from "../../support/api-tenants.ts";
import { mutations, type Operation } from "./tenant-mutations.ts";

const [own, foreign, missing] = ["OWN-DEALER", "SECRET-DEALER", "ABSENT-DEALER"] as const;

/** Stands before every dealer's row; staff were given it. */
let firstCursor: string;

/** Reads nothing of any dealer: there is nothing to be kept from anyone. */
const global = "GLOBAL";

const node =
  (fields: string, ...parts: readonly unknown[]): Operation =>
  (dealer) => ({
    query: `query ($id: ID!) { node(id: $id) { __typename ${fields} } }`,
    variables: { id: opaque(...parts.map((part) => (typeof part === "string" ? part.replaceAll("{dealer}", dealer) : part))) },
  });

const serviceRecordTypes = Object.fromEntries(
  serviceRecordKinds.map(({ typeName, fields }) => [
    typeName,
    [node(`... on ${typeName} { id internalID dealerID ${Object.keys(fields).join(" ")} }`, typeName, "{dealer}", "{dealer}-record")],
  ]),
);

/** How each type that `node` gives is asked for. */
const nodeTypes: Readonly<Record<string, readonly Operation[] | typeof global>> = {
  ...serviceRecordTypes,
  Dealer: [node(`... on Dealer { ${dealerFields} }`, "Dealer", "{dealer}")],
  MetricDefinition: global,
  MonthlyScorecard: [
    node(`... on MonthlyScorecard { ${scorecardFields} }`, "MonthlyScorecard", program, finalMonth, "{dealer}"),
    node(`... on MonthlyScorecard { ${scorecardFields} }`, "MonthlyScorecard", program, finalMonth, "", '{"ids":["{dealer}"]}'),
  ],
  OpportunityActivity: [node(`... on OpportunityActivity { ${activityFields} }`, "OpportunityActivity", "{dealer}", "{dealer}-late")],
  Program: global,
};

const dealerList = `nodes { ${dealerFields} } edges { cursor } pageInfo { hasNextPage endCursor }`;

/** How each root field is asked about a dealer, by every argument it has. */
const rootFields: Readonly<Record<string, readonly Operation[] | typeof global>> = {
  "Query.dealer": [
    (id) => ({ query: `query ($id: ID!) { dealer(id: $id) { ${dealerFields} } }`, variables: { id } }),
    (id) => ({ query: `query ($id: ID!) { dealer(id: $id, asOf: "2026-06-10T00:00:00Z") { ${dealerFields} } }`, variables: { id } }),
  ],
  "Query.dealerGroup": [
    (id) => ({
      query: `query ($id: ID!) { dealerGroup(filter: { ids: [$id], countries: ["US"] }) { dealerCount scorecards(program: ${program}, to: "${finalMonth}") { ${scorecardFields} } } }`,
      variables: { id },
    }),
    (id) => ({
      query: `query ($id: ID!) { dealerGroup(filter: { ids: [$id] }) {
        quartiles(program: ${program}, month: "${finalMonth}") { metric { code } quartiles { dealers lower median upper } }
        dealerResults(program: ${program}, month: "${finalMonth}", metric: "ACCEPTANCE_RATE") { nodes { dealer { internalID } result { value } } edges { cursor } } } }`,
      variables: { id },
    }),
  ],
  "Query.dealers": [
    (id) => ({ query: `query ($id: ID!) { dealers(first: 5, filter: { ids: [$id] }) { ${dealerList} } }`, variables: { id } }),
    (id) => ({
      query: `query ($id: String!) { dealers(first: 5, filter: { search: $id, countries: ["US"] }) { ${dealerList} } }`,
      variables: { id },
    }),
    (id) => ({
      query: `query ($id: String!, $after: String!) { dealers(first: 5, sort: ID, after: $after, filter: { search: $id }) { ${dealerList} } }`,
      variables: { id, after: firstCursor },
    }),
  ],
  "Query.definitionPreview": [(id) => previewOfAcceptance(id, finalMonth)],
  // Of many dealers at once: what is kept from dealers stands in imports.test.ts.
  "Query.importRuns": global,
  "Mutation.undoImport": global,
  // The operator's: that dealers see none of it stands in service-requests.test.ts and request-webhook.test.ts.
  "Query.serviceRequest": global,
  "Query.serviceRequests": global,
  // Of opportunities of all dealers: that dealers see none stands in survey-links.test.ts.
  "Query.surveysDue": global,
  "Mutation.submitServiceRequest": global,
  "Mutation.cancelServiceRequest": global,
  "Query.requestSenders": global,
  "Mutation.setRequestSender": global,
  "Mutation.removeRequestSender": global,
  // Likewise, in opportunity-flags.test.ts.
  "Query.flaggedOpportunities": global,
  // Likewise, in settings-and-holidays.test.ts.
  "Query.opportunitySettings": global,
  "Query.opportunitySettingsHistory": global,
  "Query.holidays": global,
  "Mutation.setOpportunitySettings": global,
  "Mutation.setHoliday": global,
  "Mutation.removeHoliday": global,
  // Of all dealers: that dealers see none of it stands in assignment-fairness.test.ts and operator-webhook.test.ts.
  "Query.assignmentFairness": global,
  "Query.operatorWebhook": global,
  "Mutation.setOperatorWebhook": global,
  "Mutation.eraseOwner": global,
  "Query.metricDefinition": global,
  "Query.node": Object.values(nodeTypes).flatMap((operations) => (operations === global ? [] : operations)),
  "Query.program": global,
  "Query.programs": global,
  "Query.viewer": [
    (id) => ({ query: `query ($id: ID!) { viewer { dealers(first: 5, filter: { ids: [$id] }) { ${dealerList} } } }`, variables: { id } }),
  ],
  ...mutations,
};

const missingFrom = (table: Readonly<Record<string, unknown>>, names: readonly string[]) =>
  names.filter((name) => !Object.hasOwn(table, name));

function rootFieldsOf(schema: GraphQLSchema): string[] {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  return roots.flatMap((root) => (root ? Object.keys(root.getFields()).map((field) => `${root.name}.${field}`) : []));
}

function nodeTypesOf(schema: GraphQLSchema): string[] {
  const type = schema.getType("Node");
  return isInterfaceType(type) ? schema.getPossibleTypes(type).map(({ name }) => name) : [];
}

const cases = [...Object.entries(rootFields), ...Object.entries(nodeTypes)].flatMap(([name, operations]) =>
  operations === global ? [] : operations.map((operation, index) => [`${name} (${index + 1})`, operation] as const),
);
const reads = cases.filter(([name]) => !name.startsWith("Mutation"));
/** What staff alone read, of whatever dealer. */
const forStaff = new Set(["Query.definitionPreview (1)"]);

let api: ApiServer;
beforeAll(async () => {
  api = await createApiServer(now);
  await newDealer(api.database.dataSource, { id: "A", name: "A" });
  const { dealers } = await api.ask<{ dealers: { edges: { cursor: string }[] } }>("{ dealers(sort: ID) { edges { cursor } } }");
  firstCursor = dealers.edges[0]?.cursor ?? "";
  await fillTenant(api, own, 1);
  await fillTenant(api, foreign, 2);
});
afterAll(() => api.close());

const answer = (operation: Operation, dealer: string, as: "staff" | string[]) => {
  const { query, variables } = operation(dealer);
  return api.send(query, { as, ...(variables ? { variables } : {}) });
};

/** An answer with what the asker wrote taken out: ids, plain and inside opaque ones. */
const without = (body: string, dealer: string) => body.replaceAll(dealer, "…").replaceAll(/"id":"[\w-]+"/g, '"id":"…"');

describe("the walk of the schema", () => {
  test("knows every root field", async () => {
    expect(missingFrom(rootFields, rootFieldsOf(await createSchema()))).toEqual([]);
  });

  test("knows every type of node", async () => {
    const names = nodeTypesOf(await createSchema());
    expect(names.length).toBeGreaterThan(3);
    expect(missingFrom(nodeTypes, names)).toEqual([]);
  });

  test("would miss a new field", () => {
    expect(missingFrom(rootFields, [...Object.keys(rootFields), "Query.leads"])).toEqual(["Query.leads"]);
  });
});

describe("another dealer's data", () => {
  test.each(reads)("are there for staff: %s", async (_, operation) => {
    const { body, errors } = await answer(operation, foreign, "staff");
    expect(errors).toEqual([]);
    expect(body).toContain(foreign);
  });

  test.each(reads.filter(([name]) => forStaff.has(name)))("are for staff alone, also the dealer's own: %s", async (_, operation) => {
    const { data, errors } = await answer(operation, own, [own]);
    expect(Object.values(data ?? {})).toEqual([null]);
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(["FORBIDDEN"]);
  });

  test.each(reads.filter(([name]) => !forStaff.has(name)))("are there for the dealer itself: %s", async (_, operation) => {
    const { body, errors } = await answer(operation, own, [own]);
    expect(errors).toEqual([]);
    expect(body).toContain(own);
  });

  test.each(cases)("are not shown: %s", async (_, operation) => {
    const { body } = await answer(operation, foreign, [own]);
    expect(body).not.toContain(foreign);
  });

  test.each(cases)("are as if not there: %s", async (_, operation) => {
    const [hidden, absent] = [await answer(operation, foreign, [own]), await answer(operation, missing, [own])];
    expect([hidden.status, without(hidden.body, foreign)]).toEqual([absent.status, without(absent.body, missing)]);
  });

  test.each(cases)("are not shown to a token without dealers: %s", async (_, operation) => {
    const { body } = await answer(operation, foreign, []);
    expect(body).not.toContain(foreign);
  });

  test("are not sent elsewhere", async () => {
    const operation = rootFields["Mutation.setWebhook"]?.[0] as Operation;
    await answer(operation, foreign, [own]);
    const urls = await api.database.dataSource.query<object[]>("SELECT url FROM webhook WHERE dealer_id = $1", [foreign]);
    expect(urls).toEqual([{ url: `https://hooks.example.com/${foreign}` }]);
  });

  test.each([
    ["fixed as a baseline", "Mutation.setBaseline"],
    ["planned for", "Mutation.startImprovementPlan"],
    ["decided of", "Mutation.decideImprovementPlan"],
  ])("are not %s", async (_, field) => {
    const operation = rootFields[field]?.[0] as Operation;
    const stored = () =>
      api.database.dataSource.query<object[]>(
        `SELECT 'baseline', number FROM metric_baseline WHERE dealer_id = $1 UNION ALL SELECT 'plan', number FROM improvement_plan WHERE dealer_id = $1
         UNION ALL SELECT decision, plan FROM improvement_decision WHERE dealer_id = $1`,
        [foreign],
      );
    const before = await stored();
    await answer(operation, foreign, [own]);
    expect(await stored()).toEqual(before);
  });

  test("are not asked about, nor is a link of theirs ended", async () => {
    const stored = () =>
      api.database.dataSource.query<object[]>("SELECT id, revoked_at FROM survey_invitation WHERE dealer_id = $1", [foreign]);
    const before = await stored();
    for (const field of ["Mutation.issueSurveyLink", "Mutation.issueRelationshipSurvey", "Mutation.revokeSurveyLink"]) {
      await answer(rootFields[field]?.[0] as Operation, foreign, [own]);
    }
    expect([before, await stored()]).toEqual([[{ id: `${foreign}-survey`, revoked_at: null }], before]);
  });

  test("are not changed by a restatement", async () => {
    const operation = rootFields["Mutation.restateMetric"]?.[0] as Operation;
    const count = () => api.database.dataSource.query<object[]>("SELECT edition FROM metric_result WHERE dealer_id = $1", [foreign]);
    const before = await count();
    await answer(operation, foreign, [own]);
    expect(await count()).toEqual(before);
  });
});

const storedGoals = () => api.database.dataSource.query<object[]>("SELECT id FROM metric_goal");

describe("the goals of another dealer", () => {
  test("are not set", async () => {
    const operation = rootFields["Mutation.setMetricGoal"]?.[0] as Operation;
    const before = await storedGoals();
    await answer(operation, foreign, [own]);
    expect(await storedGoals()).toEqual(before);
  });
});

describe("what is not narrowed to a dealer", () => {
  const everything = `{ dealers { nodes { internalID } } viewer { dealers { nodes { internalID } } }
    dealerGroup { dealerCount scorecards(program: ${program}, to: "${finalMonth}") { results { numerator } result(metric: "ASSIGNED_COUNT") { receipt { counted(first: 100) { nodes { dealer { internalID } } } } } } } }`;

  test.each([
    ["one dealer", [own], [own]],
    ["two dealers", [own, foreign], [own, foreign]],
    ["a dealer that is not there", [missing], []],
    ["no dealer", [], []],
  ])("holds the dealers of a token of %s", async (_, as, seen) => {
    const data = await api.ask<{ dealers: { nodes: { internalID: string }[] }; dealerGroup: { dealerCount: number } }>(everything, { as });
    const named = new Set(JSON.stringify(data).match(/(OWN|SECRET|ABSENT)-DEALER/g));
    expect([named, data.dealers.nodes.length, data.dealerGroup.dealerCount]).toEqual([new Set(seen), seen.length, seen.length]);
  });

  test("goes on behind a cursor that staff were given without showing more", async () => {
    const page =
      "query ($after: String) { dealers(first: 1, sort: ID, after: $after) { nodes { internalID } pageInfo { endCursor hasNextPage } } }";
    const first = await api.ask<{ dealers: { pageInfo: { endCursor: string } } }>(page);
    const next = await api.ask<{ dealers: object }>(page, { as: [own], variables: { after: first.dealers.pageInfo.endCursor } });
    expect(next.dealers).toMatchObject({ nodes: [{ internalID: own }], pageInfo: { hasNextPage: false } });
  });
});
