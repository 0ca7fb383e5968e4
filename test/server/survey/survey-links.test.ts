import { createHash, randomUUID } from "node:crypto";
import { type DealerScope, mintDealerScope } from "server/platform/dealer-scope.ts";
import { dealerTransaction } from "server/storage/dealer-transaction.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newDealer } from "../../support/api-records.ts";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";
import { day, plus } from "../../support/opportunities.ts";
import { newRequest } from "../../support/requests.ts";
import { insertServiceRecord } from "../../support/service-records.ts";
import { answer, completedOpportunity, issued, issueLink, issueRelationship, open, publicUrl, revokeLink } from "../../support/surveys.ts";

const now = new Date("2026-06-15T10:00:00.000Z");

let api: ApiServer;
let dealer: string;
beforeAll(async () => {
  api = await createApiServer(now, { publicUrl });
  dealer = await newDealer(api.database.dataSource, { name: "Lakeside Generator Service" });
  await insertServiceRecord(api.database.dataSource, "customer", { dealer_id: dealer, id: "C1" });
});
afterAll(() => api.close());
beforeEach(() => api.clock.set(now));

const completed = (of = {}) => completedOpportunity(api.database.dataSource, dealer, plus(now, -day), of);
const status = async (path: string) => (await open(api, path)).statusCode;

describe("the link to an owner", () => {
  test("stands at the server's address, and of its 32 random bytes only the hash is kept", async () => {
    const opportunity = await completed();
    const { link } = await issueLink(api, dealer, opportunity);
    const [, token = ""] = /^https:\/\/scorecards\.example\/survey\/([\w-]{43})$/.exec(link ?? "") ?? [];
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
    const [row] = await api.database.dataSource.query<{ token_hash: Buffer; whole: string }[]>(
      "SELECT token_hash, i::text AS whole FROM survey_invitation i WHERE opportunity_id = $1",
      [opportunity],
    );
    expect(row?.token_hash).toEqual(createHash("sha256").update(token).digest());
    expect(row?.whole).not.toContain(token);
  });

  test("is another one each time, and the one before ends", async () => {
    const opportunity = await completed();
    const [first, second] = [
      issued(await issueLink(api, dealer, opportunity)).path,
      issued(await issueLink(api, dealer, opportunity)).path,
    ];
    expect(second).not.toBe(first);
    expect([await status(first), await status(second)]).toEqual([404, 200]);
  });

  test("issued by many at once, leaves one that opens", async () => {
    const opportunity = await completed();
    const links = await Promise.all(Array.from({ length: 8 }, () => issueLink(api, dealer, opportunity)));
    const statuses = await Promise.all(links.map((link) => status(issued(link).path)));
    expect(statuses.toSorted((one, other) => one - other)).toEqual([200, ...Array<number>(7).fill(404)]);
  });

  test("is not issued once there is an answer, by link or by import", async () => {
    const [answered, imported] = [await completed(), await completed()];
    await answer(api, issued(await issueLink(api, dealer, answered)).path, { CSAT: "5" });
    const about = { dealer_id: dealer, id: "imported", opportunity_id: imported, question: "CSAT", score: 4 };
    const before = issued(await issueLink(api, dealer, imported)).path;
    await insertServiceRecord(api.database.dataSource, "survey_answer", { ...about, answered_at: now });
    for (const opportunity of [answered, imported]) {
      expect(await issueLink(api, dealer, opportunity)).toMatchObject({ link: null, userErrors: [{ code: "CONFLICT" }] });
    }
    expect(await status(before)).toBe(404);
  });

  test.each([
    [
      "not answered yet",
      { response: null, responded_at: null, outcome: null, outcome_at: null, expires_at: plus(now, day) },
      "not been accepted",
    ],
    ["accepted", { outcome: null, outcome_at: null }, "not completed yet"],
    ["withdrawn", { outcome: "WITHDRAWN" }, "withdrawn"],
    ["declined", { response: "REJECTED", outcome: null, outcome_at: null }, "declined"],
    ["accepted too late", { expires_at: plus(now, -4 * day) }, "not accepted in time"],
  ] as const)("is not issued for an opportunity that was %s", async (_, of, why) => {
    const { link, userErrors } = await issueLink(api, dealer, await completed(of));
    expect([link, userErrors[0]?.code, userErrors[0]?.message]).toEqual([null, "CONFLICT", expect.stringContaining(why)]);
  });

  test("opens nothing any more where the opportunity is withdrawn after all", async () => {
    const opportunity = await completed();
    const { path } = issued(await issueLink(api, dealer, opportunity));
    await api.database.dataSource.query("UPDATE opportunity SET outcome = 'WITHDRAWN' WHERE id = $1", [opportunity]);
    expect([await status(path), (await answer(api, path, { CSAT: "5" })).statusCode]).toEqual([404, 404]);
  });

  test("is staff's to issue and to end, not the dealer's, whom it is about", async () => {
    const opportunity = await completed();
    expect(await issueLink(api, dealer, opportunity, {}, [dealer])).toMatchObject({ link: null, userErrors: [{ code: "FORBIDDEN" }] });
    const { id, path } = issued(await issueLink(api, dealer, opportunity));
    expect(await revokeLink(api, dealer, id, [dealer])).toMatchObject({ userErrors: [{ code: "FORBIDDEN" }] });
    expect(await status(path)).toBe(200);
    expect(await revokeLink(api, dealer, id)).toMatchObject({ invitation: { state: "REVOKED", revokedAt: now.toISOString() } });
    expect(await status(path)).toBe(404);
  });

  test.each([0, 366])("is not valid for %i days", async (validForDays) => {
    const { userErrors } = await issueLink(api, dealer, await completed(), { validForDays });
    expect(userErrors).toMatchObject([{ code: "BAD_USER_INPUT", field: ["input", "validForDays"] }]);
  });

  test("asks of nothing that is not there", async () => {
    expect(await issueLink(api, dealer, "missing")).toMatchObject({ userErrors: [{ code: "NOT_FOUND" }] });
    expect(await revokeLink(api, dealer, "missing")).toMatchObject({ userErrors: [{ code: "NOT_FOUND" }] });
  });
});

test("what is kept of a token is for no dealer's eyes, also where the first gate is open", async () => {
  issued(await issueRelationship(api, dealer, "C1"));
  const scope = { kind: "DEALERS", dealerIds: [dealer] } as const;
  const read = (columns: string) =>
    dealerTransaction(mintDealerScope(scope) as DealerScope & typeof scope, api.database.dataSource, (manager) =>
      manager.query<object[]>(`SELECT ${columns} FROM survey_invitation`),
    );
  expect((await read("id")).length).toBeGreaterThan(0);
  await expect(read("token_hash")).rejects.toThrow("permission denied");
});

const erase = (requestID: string) =>
  api.ask<{ eraseOwner: { userErrors: object[] } }>(
    `mutation ($requestID: ID!) { eraseOwner(input: { requestID: $requestID }) { userErrors { message } } }`,
    { variables: { requestID } },
  );

async function requested(): Promise<{ request: string; opportunity: string }> {
  const [request, opportunity] = [`R-${randomUUID()}`, await completed()];
  await newRequest(api.database.dataSource, request, { assignAt: null });
  await api.database.dataSource.query("UPDATE opportunity SET request_id = $2 WHERE id = $1", [opportunity, request]);
  return { request, opportunity };
}

describe("an owner whose data are erased", () => {
  test("is asked no more, and the link that was sent ends", async () => {
    const [sent, other] = [await requested(), await requested()];
    const { path } = issued(await issueLink(api, dealer, sent.opportunity));
    for (const { request } of [sent, other]) expect((await erase(request)).eraseOwner.userErrors).toEqual([]);
    expect(await status(path)).toBe(404);
    const refused = await issueLink(api, dealer, other.opportunity);
    expect([refused.link, refused.userErrors[0]?.message]).toEqual([null, expect.stringContaining("erased")]);
    const { surveysDue } = await api.ask<Due>("{ surveysDue(first: 100) { nodes { opportunityID } pageInfo { endCursor hasNextPage } } }");
    expect(surveysDue.nodes.map(({ opportunityID }) => opportunityID)).not.toContain(other.opportunity);
  });

  test("leaves no comment behind, also one that is given at the same time", async () => {
    for (let round = 0; round < 6; round += 1) {
      const { request, opportunity } = await requested();
      const { path } = issued(await issueLink(api, dealer, opportunity));
      const [{ statusCode }] = await Promise.all([answer(api, path, { CSAT: "4", comment: "Call me." }), erase(request)]);
      const rows = await api.database.dataSource.query<object[]>("SELECT score, comment FROM survey_answer WHERE opportunity_id = $1", [
        opportunity,
      ]);
      expect(rows).toEqual(statusCode === 303 ? [{ score: 4, comment: null }] : []);
    }
  });
});

describe("a link to a customer's people", () => {
  test("is the dealer's own to issue, as many as there are people, and to end", async () => {
    const [first, second] = [await issueRelationship(api, dealer, "C1"), await issueRelationship(api, dealer, "C1")];
    const questions = ["NPS", "HELPS_REACH_GOALS", "SEEKS_TO_UNDERSTAND_GOALS", "OFFERS_HELP_EVERY_TIME"];
    expect(first.invitation).toMatchObject({ questions, state: "OPEN", expiresAt: plus(now, 30 * day).toISOString() });
    expect(await revokeLink(api, dealer, issued(first).id, [dealer])).toMatchObject({ invitation: { state: "REVOKED" }, userErrors: [] });
    api.clock.set(plus(now, 1));
    expect(await revokeLink(api, dealer, issued(first).id, [dealer])).toMatchObject({ invitation: { revokedAt: now.toISOString() } });
    expect([await status(issued(first).path), await status(issued(second).path)]).toEqual([404, 200]);
  });

  test("asks some of the questions in their order, each once, and never about one transaction", async () => {
    const some = await issueRelationship(api, dealer, "C1", { questions: ["HELPS_REACH_GOALS", "NPS", "NPS"] });
    expect(some.invitation?.questions).toEqual(["NPS", "HELPS_REACH_GOALS"]);
    for (const questions of [[], ["CSAT"], ["NPS", "CSAT"]]) {
      const refused = await issueRelationship(api, dealer, "C1", { questions });
      expect(refused.userErrors).toMatchObject([{ code: "BAD_USER_INPUT", field: ["input", "questions"] }]);
    }
  });

  test("is not ended once it is answered", async () => {
    const { id, path } = issued(await issueRelationship(api, dealer, "C1", { questions: ["NPS"] }));
    await answer(api, path, { NPS: "9" });
    expect(await revokeLink(api, dealer, id)).toMatchObject({ invitation: null, userErrors: [{ code: "CONFLICT" }] });
  });

  test("is of a customer that the dealer has", async () => {
    expect(await issueRelationship(api, dealer, "missing")).toMatchObject({ userErrors: [{ code: "NOT_FOUND" }] });
  });
});

interface Listed {
  readonly dealer: { readonly surveyInvitations: { readonly nodes: readonly object[]; readonly pageInfo: { readonly endCursor: string } } };
}

test("a dealer's list shows every link it was asked about by, the last one first, page after page, and no token", async () => {
  const { dataSource } = api.database;
  const own = await newDealer(dataSource);
  await insertServiceRecord(dataSource, "customer", { dealer_id: own, id: "C1" });
  const opportunity = await completedOpportunity(dataSource, own, now);
  const about = { respondentLevel: " Management ", respondentFunction: "Purchasing", language: "ZH_HANS" };
  const links = [await issueLink(api, own, opportunity)];
  api.clock.set(plus(now, 1));
  links.push(await issueRelationship(api, own, "C1", about));
  await answer(api, issued(links[0] as (typeof links)[0]).path, { CSAT: "3" });
  const ask = (after: string | null) =>
    api.send<Listed>(
      `query ($id: ID!, $after: String) { dealer(id: $id) { surveyInvitations(first: 1, after: $after) { pageInfo { endCursor }
        nodes { state opportunityID customerID questions respondentLevel respondentFunction language issuedBy answeredAt } } } }`,
      { as: [own], variables: { id: own, after } },
    );
  const first = await ask(null);
  const second = await ask(first.data?.dealer.surveyInvitations.pageInfo.endCursor ?? "");
  const relation = {
    state: "OPEN",
    customerID: "C1",
    respondentLevel: "Management",
    respondentFunction: "Purchasing",
    language: "ZH_HANS",
  };
  expect(first.data?.dealer.surveyInvitations.nodes).toMatchObject([{ ...relation, opportunityID: null }]);
  const satisfaction = { state: "ANSWERED", opportunityID: opportunity, questions: ["CSAT"], answeredAt: plus(now, 1).toISOString() };
  expect(second.data?.dealer.surveyInvitations.nodes).toMatchObject([{ ...satisfaction, customerID: null, language: null }]);
  for (const { path } of links.map(issued)) expect(first.body + second.body).not.toContain(path.slice("/survey/".length));
});

interface Due {
  readonly surveysDue: {
    readonly nodes: readonly { readonly opportunityID: string }[];
    readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
  };
}

test("what is due for a link are completed opportunities without one and without an answer, for staff alone, the first completed first", async () => {
  const { dataSource } = api.database;
  const own = await newDealer(dataSource);
  api.clock.set("2026-09-15T10:00:00Z");
  const at = (days: number) => plus(api.clock.now(), -days * day);
  const [later, earlier, asked] = [
    await completedOpportunity(dataSource, own, at(1)),
    await completedOpportunity(dataSource, own, at(30)),
    await completedOpportunity(dataSource, own, at(2)),
  ];
  const old = await completedOpportunity(dataSource, own, plus(at(30), -1));
  await completedOpportunity(dataSource, own, at(1), { outcome: "WITHDRAWN" });
  await completedOpportunity(dataSource, own, at(1), { outcome: null, outcome_at: null });
  const imported = await completedOpportunity(dataSource, own, at(3));
  const about = { dealer_id: own, id: "imported", opportunity_id: imported, question: "CSAT", score: 4, answered_at: now };
  await insertServiceRecord(dataSource, "survey_answer", about);
  await issueLink(api, own, asked);
  const query = `query ($after: String, $since: DateTime) { surveysDue(first: 1, after: $after, completedSince: $since) {
    nodes { dealerID opportunityID completedAt serviceRequestID } pageInfo { endCursor hasNextPage } } }`;
  const pages = async (since: string | null) => {
    const found: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { surveysDue }: Due = await api.ask<Due>(query, { variables: { after, since } });
      found.push(...surveysDue.nodes.map(({ opportunityID }) => opportunityID));
      [after, more] = [surveysDue.pageInfo.endCursor, surveysDue.pageInfo.hasNextPage];
    }
    return found;
  };
  expect(await pages(null)).toEqual([earlier, later]);
  expect(await pages(at(40).toISOString())).toEqual([old, earlier, later]);
  expect((await api.ask<Due>(query, { as: [own] })).surveysDue.nodes).toEqual([]);
});
