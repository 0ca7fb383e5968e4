import { randomUUID } from "node:crypto";
import { assignRequests } from "server/features/assignment/assign-requests.writer.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type ApiServer, type Asker, createApiServer } from "../../support/api-server.ts";
import { newRequest, takingPart } from "../../support/requests.ts";

const start = new Date("2026-06-15T10:00:00.000Z");
const hour = 3_600_000;
const later = (hours: number, milliseconds = 0) => new Date(start.getTime() + hours * hour + milliseconds);
const staff = mintDealerScope({ kind: "STAFF" });

let api: ApiServer;
let first: string;
let second: string;
beforeAll(async () => {
  api = await createApiServer(start);
  const { dataSource } = api.database;
  first = await takingPart(dataSource, { id: "D1", latitude: 43.05, longitude: -88.1 });
  second = await takingPart(dataSource, { id: "D2", latitude: 43.1, longitude: -88.1 });
});
afterAll(() => api.close());
beforeEach(() => api.clock.set(start));

const assign = (at: Date) => assignRequests(staff, api.database.dataSource, at);

interface Handed {
  readonly request: string;
  readonly dealerID: string;
  readonly opportunityID: string;
}

async function newest(request: string): Promise<Handed> {
  const [row] = await api.database.dataSource.query<{ dealer_id: string; id: string }[]>(
    "SELECT asked_dealer_id AS dealer_id, opportunity_id AS id FROM assignment WHERE request_id = $1 AND asked_dealer_id IS NOT NULL ORDER BY round DESC LIMIT 1",
    [request],
  );
  if (!row) throw new Error("The request was handed to nobody.");
  return { request, dealerID: row.dealer_id, opportunityID: row.id };
}

/** Handed to the nearer of the two dealers. */
async function handed(): Promise<Handed> {
  const request = `R-${randomUUID()}`;
  await newRequest(api.database.dataSource, request);
  await assign(start);
  return newest(request);
}

type Step = "accept" | "decline" | "complete" | "withdraw" | "enrol" | "update";
const mutations = {
  accept: ["acceptOpportunity", "OpportunityInput"],
  decline: ["declineOpportunity", "OpportunityReasonInput"],
  complete: ["completeOpportunity", "OpportunityReasonInput"],
  withdraw: ["withdrawOpportunity", "OpportunityReasonInput"],
  enrol: ["enrolOpportunity", "OpportunityInput"],
  update: ["updateOpportunityStatus", "UpdateOpportunityStatusInput"],
} as const;

interface Payload {
  readonly opportunity: { readonly answer: string; readonly conclusion: string | null; readonly enrolment: string } | null;
  readonly userErrors: readonly { readonly code: string; readonly message: string; readonly field: readonly string[] | null }[];
}

async function take(step: Step, { dealerID, opportunityID }: Handed, more: object = {}, as: Asker = [dealerID]): Promise<Payload> {
  const [mutation, type] = mutations[step];
  const needed = type === "OpportunityReasonInput" ? { reason: "Too far" } : step === "update" ? { updateID: "U1", note: "Called" } : {};
  const data = await api.ask<Record<string, Payload>>(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { opportunity { answer conclusion enrolment declineReason conclusionReason } userErrors { code message field } } }`,
    { variables: { input: { dealerID, opportunityID, ...needed, ...more } }, as },
  );
  const payload = data[mutation];
  if (!payload) throw new Error("No answer.");
  return payload;
}

const events = async ({ opportunityID }: Handed) =>
  (
    await api.database.dataSource.query<{ kind: string; note: string | null }[]>(
      "SELECT kind, note FROM opportunity_event WHERE opportunity_id = $1 ORDER BY number",
      [opportunityID],
    )
  ).map(({ kind, note }) => (note === null ? kind : `${kind}: ${note}`));

describe("an opportunity", () => {
  test("is accepted, updated, enrolled and completed, and each step is kept", async () => {
    const opportunity = await handed();
    expect(await take("accept", opportunity)).toMatchObject({ opportunity: { answer: "ACCEPTED", conclusion: "OPEN" }, userErrors: [] });
    await take("update", opportunity);
    await take("enrol", opportunity);
    const done = await take("complete", opportunity, { reason: "Repaired" });
    expect(done.opportunity).toMatchObject({ conclusion: "COMPLETED", conclusionReason: "Repaired", enrolment: "ENROLLED" });
    expect(await events(opportunity)).toEqual(["ASSIGNED", "ACCEPTED", "STATUS_UPDATED: Called", "ENROLLED", "COMPLETED: Repaired"]);
    await assign(later(200));
    expect(await newest(opportunity.request)).toEqual(opportunity);
  });

  test("is declined with a reason, and another dealer is asked", async () => {
    const opportunity = await handed();
    expect((await take("decline", opportunity)).opportunity).toMatchObject({ answer: "REJECTED", declineReason: "Too far" });
    await assign(start);
    expect(await newest(opportunity.request)).toMatchObject({ dealerID: opportunity.dealerID === first ? second : first });
  });

  test("is taken back by staff, and another dealer is asked", async () => {
    const opportunity = await handed();
    await take("accept", opportunity);
    api.clock.set(later(1));
    expect(await take("withdraw", opportunity)).toMatchObject({ userErrors: [{ code: "FORBIDDEN" }] });
    expect((await take("withdraw", opportunity, {}, "staff")).opportunity).toMatchObject({ conclusion: "WITHDRAWN" });
    await assign(later(1));
    expect((await newest(opportunity.request)).dealerID).not.toBe(opportunity.dealerID);
    expect((await take("enrol", opportunity)).opportunity).toMatchObject({ conclusion: "WITHDRAWN", enrolment: "ENROLLED" });
  });
});

describe("the instant of expiry", () => {
  test.each([
    ["accept", "ACCEPTED"],
    ["decline", "REJECTED"],
  ] as const)("is the last at which one can %s", async (step, answer) => {
    const [intime, late] = [await handed(), await handed()];
    api.clock.set(later(48));
    expect((await take(step, intime)).opportunity).toMatchObject({ answer });
    api.clock.set(later(48, 1));
    const refused = await take(step, late);
    expect(refused).toMatchObject({ opportunity: null, userErrors: [{ code: "CONFLICT" }] });
    expect(refused.userErrors[0]?.message).toContain("ended at 2026-06-17T10:00:00.000Z");
  });

  test("is the dealer's or the next one's, whoever is quicker, and never both", async () => {
    for (let round = 0; round < 12; round += 1) {
      api.clock.set(start);
      const opportunity = await handed();
      api.clock.set(later(48));
      const [payload] = await Promise.all([take("accept", opportunity), assign(later(48, 1))]);
      const accepted = payload.userErrors.length === 0;
      expect((await newest(opportunity.request)).opportunityID === opportunity.opportunityID).toBe(accepted);
    }
  });
});

describe("a step", () => {
  test.each([
    ["accept", ["accept"]],
    ["decline", ["decline"]],
    ["complete", ["accept", "complete"]],
    ["withdraw", ["accept", "withdraw"]],
    ["enrol", ["accept", "enrol"]],
    ["update", ["accept", "update"]],
  ] as const)("to %s, sent again and by many at once, changes nothing more", async (step, steps) => {
    const opportunity = await handed();
    for (const before of steps.slice(0, -1)) await take(before, opportunity, {}, "staff");
    const payloads = await Promise.all(Array.from({ length: 6 }, () => take(step, opportunity, {}, "staff")));
    expect(payloads.flatMap(({ userErrors }) => userErrors)).toEqual([]);
    expect(await events(opportunity)).toHaveLength(steps.length + 1);
  });

  test.each([
    ["decline", ["accept"], "it has been accepted"],
    ["accept", ["decline"], "it was declined"],
    ["complete", [], "it has not been accepted yet"],
    ["update", [], "it has not been accepted yet"],
    ["enrol", [], "it has not been accepted yet"],
    ["withdraw", [], "cancel the request instead"],
    ["withdraw", ["accept", "complete"], "it is completed"],
    ["complete", ["accept", "withdraw"], "it was withdrawn"],
    ["update", ["accept", "complete"], "it is completed"],
    ["enrol", ["decline"], "it was declined"],
  ] as const)("to %s after %j is refused: %s", async (step, before, message) => {
    const opportunity = await handed();
    for (const each of before) await take(each, opportunity, {}, "staff");
    const kept = await events(opportunity);
    const refused = await take(step, opportunity, {}, "staff");
    expect(refused).toMatchObject({ opportunity: null, userErrors: [{ code: "CONFLICT" }] });
    expect(refused.userErrors[0]?.message).toContain(message);
    expect(await events(opportunity)).toEqual(kept);
  });

  test.each(["decline", "complete"] as const)("to %s for another reason than before is refused", async (step) => {
    const opportunity = await handed();
    if (step === "complete") await take("accept", opportunity);
    await take(step, opportunity);
    expect(await take(step, opportunity, { reason: "Another" })).toMatchObject({ userErrors: [{ code: "CONFLICT" }] });
  });

  test("an update of the same id with another note is refused", async () => {
    const opportunity = await handed();
    await take("accept", opportunity);
    await take("update", opportunity);
    expect(await take("update", opportunity, { note: "Written" })).toMatchObject({
      userErrors: [{ code: "CONFLICT", field: ["input", "updateID"] }],
    });
    await take("update", opportunity, { updateID: "U2" });
    expect(await events(opportunity)).toEqual(["ASSIGNED", "ACCEPTED", "STATUS_UPDATED: Called", "STATUS_UPDATED: Called"]);
  });

  test.each([
    ["decline", { reason: "  " }, "reason"],
    ["decline", { reason: "x".repeat(1001) }, "reason"],
    ["update", { note: "" }, "note"],
  ] as const)("to %s with %j is refused", async (step, more, field) => {
    const opportunity = await handed();
    if (step === "update") await take("accept", opportunity);
    expect(await take(step, opportunity, more)).toMatchObject({ userErrors: [{ code: "BAD_USER_INPUT", field: ["input", field] }] });
  });

  test("of another dealer's opportunity is answered as of one that is not there", async () => {
    const opportunity = await handed();
    const rival = opportunity.dealerID === first ? second : first;
    const foreign = await take("accept", opportunity, {}, [rival]);
    const missing = await take("accept", { ...opportunity, dealerID: "nobody" }, {}, [rival]);
    const own = await take("accept", { ...opportunity, dealerID: rival }, {}, [rival]);
    expect(foreign).toEqual(missing);
    expect(own).toMatchObject({ opportunity: null, userErrors: [{ code: "NOT_FOUND" }] });
    expect(await events(opportunity)).toEqual(["ASSIGNED"]);
  });
});
