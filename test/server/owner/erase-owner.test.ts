import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ApiServer, type Asker, createApiServer } from "../../support/api-server.ts";
import { newDealer, setCompleteThrough } from "../../support/api-records.ts";
import { program } from "../../support/api-scorecards.ts";
import { insertOpportunities, type OpportunityInput } from "../../support/opportunities.ts";
import { newRequest } from "../../support/requests.ts";

const now = "2026-06-20T10:00:00.000Z";
const assigned = new Date("2026-06-10T08:00:00.000Z");
const answered = new Date("2026-06-10T09:00:00.000Z");
const concluded = new Date("2026-06-11T09:00:00.000Z");
const owner = {
  firstName: "Zzfirst",
  lastName: "Zzlast",
  street: "Zzstreet 17",
  phone: "Zzphone",
  email: "zzmail@example.com",
  preferences: "Zzevenings",
  town: "Zztown",
  postalCode: "Zzcode",
  serialNumber: "Zzserial",
};
const personal = /Zz|zzmail/;

let api: ApiServer;
beforeAll(async () => {
  api = await createApiServer(now);
  await newDealer(api.database.dataSource, { id: "D1", timeZone: "UTC" });
  await setCompleteThrough(api.database.dataSource, "D1", new Date(now));
});
afterAll(() => api.close());

const completed = {
  response: "ACCEPTED",
  responded_at: answered,
  outcome: "COMPLETED",
  outcome_at: concluded,
  close_reason: "Zzrepaired",
} as const;

async function opportunity(id: string, stamps: Partial<OpportunityInput>): Promise<void> {
  const { dataSource } = api.database;
  await newRequest(dataSource, id, { assignAt: null, ...owner });
  await insertOpportunities(dataSource, "D1", [{ id, request_id: id, assigned_at: assigned, ...stamps }]);
  await dataSource.query(
    `INSERT INTO opportunity_event (dealer_id, opportunity_id, number, kind, note, happened_at, author)
     VALUES ('D1', $1, 1, 'STATUS_UPDATED', 'Zznote', $2, 'dealer')`,
    [id, answered],
  );
  await dataSource.query(
    `INSERT INTO assignment (request_id, round, decided_at, setting_version, asked_dealer_id, opportunity_id, basis, decided_by, candidates, paused)
     VALUES ($1, 1, $2, 0, 'D1', $1, 'NEARBY', 'ONLY_ONE', '[{"dealerId":"D1","kilometres":23.4567},{"dealerId":"D2","kilometres":null}]', '[]')`,
    [id, assigned],
  );
  await dataSource.query(
    `INSERT INTO survey_answer (dealer_id, id, opportunity_id, question, answered_at, score, comment) VALUES ('D1', $1, $1, 'CSAT', $2, 4, 'Zzcomment')`,
    [id, concluded],
  );
}

interface Payload {
  readonly serviceRequest: { readonly erasedAt: string | null; readonly contact: object | null } | null;
  readonly userErrors: readonly { readonly code: string; readonly message: string }[];
}

async function erase(requestID: string, as: Asker = "staff"): Promise<Payload> {
  const { eraseOwner } = await api.ask<{ eraseOwner: Payload }>(
    `mutation ($id: ID!) { eraseOwner(input: { requestID: $id }) { serviceRequest { erasedAt contact { phone } } userErrors { code message } } }`,
    { variables: { id: requestID }, as },
  );
  return eraseOwner;
}

/** The month's results, as the API gives them. */
const numbers = () =>
  api.ask(
    `{ dealer(id: "D1") { scorecard(program: ${program}, month: "2026-06") { results { metricCode numerator denominator value } } } }`,
  );

const tables = [
  ["service_request", "id"],
  ["opportunity", "request_id"],
  ["opportunity_event", "opportunity_id"],
  ["assignment", "request_id"],
  ["survey_answer", "opportunity_id"],
] as const;

/** Every row of a request, in every table. */
async function stored(id: string): Promise<string> {
  const rows: unknown[] = [];
  for (const [table, column] of tables) {
    rows.push(await api.database.dataSource.query(`SELECT to_jsonb(t) AS row FROM ${table} t WHERE ${column} = $1`, [id]));
  }
  return JSON.stringify(rows);
}

describe("erasing an owner's data", () => {
  const erased: readonly [string, Partial<OpportunityInput>][] = [
    ["R-DONE", completed],
    ["R-DECLINED", { response: "REJECTED", responded_at: answered, decline_reason: "Zztoo far" }],
    ["R-CODE", { ...completed, close_reason: "INSTALLATION_NOT_CODE_COMPLIANT" }],
  ];
  let before: unknown;
  const answers: Payload[] = [];
  beforeAll(async () => {
    for (const [id, stamps] of erased) await opportunity(id, stamps);
    before = await numbers();
    for (const [id] of erased) answers.push(await erase(id));
  });

  test("is told with when it was done, and changes no number", async () => {
    expect(answers).toEqual(erased.map(() => ({ serviceRequest: { erasedAt: now, contact: null }, userErrors: [] })));
    expect(await numbers()).toEqual(before);
  });

  test.each(erased.map(([id]) => id))("takes every personal value of %s out of the database", async (id) => {
    expect(await stored(id)).not.toMatch(personal);
    expect(await stored(id)).toContain("CSAT");
  });

  test("is done once", async () => {
    api.clock.set("2026-06-21T10:00:00.000Z");
    expect((await erase("R-DONE")).serviceRequest?.erasedAt).toBe(now);
    api.clock.set(now);
  });

  test("leaves where the owner lives to ten kilometres, so that distances tell it no more", async () => {
    const [{ candidates }]: [{ candidates: object[] }] = await api.database.dataSource.query(
      "SELECT candidates FROM assignment WHERE request_id = 'R-DONE'",
    );
    expect(candidates).toEqual([
      { dealerId: "D1", kilometres: 20 },
      { dealerId: "D2", kilometres: null },
    ]);
  });

  test("shows the dealer that they are erased, and no more", async () => {
    const { dealer } = await api.ask<{ dealer: { opportunity: object } }>(
      `{ dealer(id: "D1") { opportunity(id: "R-DONE") { contact { phone } request { firstName town need erasedAt } events { note } } } }`,
      { as: ["D1"] },
    );
    expect(dealer.opportunity).toEqual({
      contact: null,
      request: { firstName: null, town: null, need: "SERVICE", erasedAt: now },
      events: [{ note: "(erased)" }],
    });
  });

  test("refuses to take the same request in again", async () => {
    const { submitServiceRequest } = await api.ask<{ submitServiceRequest: Payload }>(
      `mutation { submitServiceRequest(input: { id: "R-DONE", need: SERVICE, cooling: AIR_COOLED, lastName: "Zzagain" }) {
        serviceRequest { erasedAt contact { phone } } userErrors { code message } } }`,
    );
    expect(submitServiceRequest.userErrors).toMatchObject([{ code: "CONFLICT" }]);
    expect(await stored("R-DONE")).not.toMatch(personal);
  });

  test.each<[string, Partial<OpportunityInput>]>([
    ["R-PENDING", { expires_at: new Date(now) }],
    ["R-ACCEPTED", { response: "ACCEPTED", responded_at: answered, expires_at: new Date(now) }],
  ])("waits until a request is not open any more: %s", async (id, stamps) => {
    // Of another month, whose numbers nobody compares.
    await opportunity(id, { ...stamps, assigned_at: new Date("2026-05-10T08:00:00.000Z") });
    const { serviceRequest, userErrors } = await erase(id);
    expect(serviceRequest).toBeNull();
    expect(userErrors).toMatchObject([{ code: "CONFLICT" }]);
  });

  test.each<[string, string, Asker, string]>([
    ["a dealer", "R-DONE", ["D1"], "FORBIDDEN"],
    ["staff, of a request that is not there", "R-NONE", "staff", "NOT_FOUND"],
  ])("is refused to %s", async (_, id, as, code) => {
    expect((await erase(id, as)).userErrors).toMatchObject([{ code }]);
  });
});
