import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newDealer } from "../../support/api-records.ts";
import { publish } from "../../support/api-scorecards.ts";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";
import { insertLead, type LeadPayload, tick, undo } from "../../support/leads.ts";

const now = "2026-06-15T12:00:00.000Z";
const earlier = "2026-06-03T09:30:00.000Z";
let api: ApiServer;
let dealer: string;
let next = 0;

beforeAll(async () => {
  api = await createApiServer(now);
  dealer = await newDealer(api.database.dataSource);
});
afterAll(() => api.close());

async function newLead(values: Readonly<Record<string, unknown>> = {}): Promise<{ dealerID: string; leadID: string }> {
  const leadID = `L${(next += 1)}`;
  await insertLead(api, dealer, leadID, values);
  return { dealerID: dealer, leadID };
}

const storedOf = async (leadID: string): Promise<unknown> => {
  const [row] = await api.database.dataSource.query<object[]>("SELECT * FROM lead WHERE dealer_id = $1 AND id = $2", [dealer, leadID]);
  return row;
};
const contactOf = ({ lead }: LeadPayload) => lead?.steps[0];

describe("a step recorded by hand", () => {
  test("is taken now, and says who recorded it, when, and how the customer answered", async () => {
    const given = await newLead();
    const { lead, userErrors } = await tick(api, { ...given, answer: "EMAIL_REPLY" });
    const recorded = {
      number: 1,
      step: "CONTACTED",
      answer: "EMAIL_REPLY",
      at: now,
      recordedBy: "someone",
      recordedAt: now,
      undoneBy: null,
      undoneAt: null,
    };
    expect(userErrors).toEqual([]);
    expect(lead).toMatchObject({ contacted: true, contactedAt: now, ticks: [recorded] });
    expect(lead?.steps).toEqual([
      { step: "CONTACTED", recorded: true, at: now, tick: recorded },
      ...["APPOINTMENT_SET", "SHOWED", "SOLD"].map((step) => ({ step, recorded: false, at: null, tick: null })),
    ]);
  });

  test("may be one that was taken earlier, up to the instant the lead was received", async () => {
    expect(contactOf(await tick(api, { ...(await newLead()), at: earlier }))).toMatchObject({ at: earlier });
    expect(contactOf(await tick(api, { ...(await newLead()), at: "2026-06-01T12:00:00.000Z" }))).toMatchObject({ recorded: true });
  });

  test.each(["APPOINTMENT_SET", "SHOWED", "SOLD"])("may be %s alone: what is missing before it is a finding", async (step) => {
    const given = await newLead();
    const { lead } = await tick(api, { ...given, step });
    expect(lead?.steps.filter(({ recorded }) => recorded)).toMatchObject([{ step, tick: { step, answer: null } }]);
  });

  test("takes the place of a no", async () => {
    const given = await newLead({ contacted: false });
    expect(contactOf(await tick(api, given))).toMatchObject({ recorded: true });
    await undo(api, given);
    expect(await storedOf(given.leadID)).toMatchObject({ contacted: false, contacted_at: null });
  });

  test("changes nothing where it is recorded already", async () => {
    const given = await newLead();
    const first = await tick(api, given);
    expect(await tick(api, { ...given, at: earlier, answer: "CHAT" })).toEqual(first);
    const imported = await newLead({ contacted: true });
    expect(contactOf(await tick(api, imported))).toEqual({ step: "CONTACTED", recorded: true, at: null, tick: null });
  });

  test("is one, however many record it at once", async () => {
    const given = await newLead();
    const answers = ["CHAT", "EMAIL_REPLY", "TEXT_REPLY", "IN_PERSON"];
    const told = await Promise.all(answers.map((answer) => tick(api, { ...given, answer })));
    expect(new Set(told.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(told[0]?.lead?.ticks.length).toBe(1);
  });

  test("is recorded by the dealer itself", async () => {
    expect((await tick(api, await newLead(), [dealer])).userErrors).toEqual([]);
  });

  test("is not seen as of before it was taken", async () => {
    const given = await newLead();
    await tick(api, { ...given, at: earlier });
    const seen = await api.ask<{ dealer: { leads: { nodes: object[] } } }>(
      `{ dealer(id: "${dealer}", asOf: "2026-06-03T09:29:00Z") { leads(month: "2026-06", first: 100) { nodes { internalID steps { recorded tick { number } } } } } }`,
    );
    expect(seen.dealer.leads.nodes.find((node) => "internalID" in node && node.internalID === given.leadID)).toMatchObject({
      steps: [{ recorded: false, tick: null }, {}, {}, {}],
    });
  });

  test.each([
    ["without an answer", { answer: null }, "answer", "Contact is the customer's answer; expected how it came."],
    ["a sale with an answer", { step: "SOLD", answer: "CHAT" }, "answer", "SOLD is not Contact; expected no kind of answer."],
    ["in the future", { at: "2026-06-15T12:00:00.001Z" }, "at", "2026-06-15T12:00:00.001Z is later than now; expected a past time."],
    [
      "before the lead",
      { at: "2026-06-01T11:59:59.999Z" },
      "at",
      "2026-06-01T11:59:59.999Z lies before 2026-06-01T12:00:00.000Z, when the lead was received; expected a later time.",
    ],
    ["of no lead", { leadID: "nobody" }, "leadID", "The dealer has no lead of that id."],
    ["of no dealer", { dealerID: "nobody" }, "dealerID", "There is no dealer of that id to be seen."],
    ["in place of none", { replaces: 1 }, "replaces", "Tick 1 of CONTACTED is not in force; expected none."],
  ])("%s is refused, and nothing is stored", async (_, input, field, message) => {
    const given = await newLead();
    const before = await storedOf(given.leadID);
    const { lead, userErrors } = await tick(api, { ...given, ...input });
    expect([lead, userErrors]).toEqual([null, [{ field: ["input", field], message, code: expect.any(String) as string }]]);
    expect(await storedOf(given.leadID)).toEqual(before);
  });
});

describe("a correction", () => {
  test("keeps the time where only the answer was wrong, and what it corrects stays in the record", async () => {
    const given = await newLead();
    await tick(api, { ...given, at: earlier });
    const { lead, userErrors } = await tick(api, { ...given, replaces: 1, answer: "TEXT_REPLY" });
    expect(userErrors).toEqual([]);
    expect(lead?.steps[0]).toMatchObject({ at: earlier, tick: { number: 2, answer: "TEXT_REPLY" } });
    expect(lead?.ticks).toMatchObject([
      { number: 2, undoneBy: null },
      { number: 1, answer: "PHONE_CONVERSATION", undoneBy: "someone", undoneAt: now },
    ]);
  });

  test("moves the time of a step", async () => {
    const given = await newLead();
    await tick(api, { ...given, step: "SOLD" });
    const { lead } = await tick(api, { ...given, step: "SOLD", replaces: 1, at: earlier });
    expect(lead?.steps[3]).toMatchObject({ at: earlier, tick: { number: 2 } });
  });

  test("sent twice is one", async () => {
    const given = await newLead();
    await tick(api, given);
    const first = await tick(api, { ...given, replaces: 1, answer: "CHAT" });
    expect(await tick(api, { ...given, replaces: 1, answer: "CHAT" })).toEqual(first);
  });

  test("of a tick that another one has replaced is refused", async () => {
    const given = await newLead();
    await tick(api, given);
    await tick(api, { ...given, replaces: 1, answer: "CHAT" });
    const { userErrors } = await tick(api, { ...given, replaces: 1, answer: "OTHER" });
    expect(userErrors).toMatchObject([{ message: "Tick 1 of CONTACTED is not in force; expected 2." }]);
  });

  test("is undone with what it corrects", async () => {
    const given = await newLead({ contacted: false });
    await tick(api, given);
    await tick(api, { ...given, replaces: 1, answer: "CHAT" });
    expect(contactOf(await undo(api, { ...given, tick: 2 }))).toMatchObject({ recorded: false });
    expect(await storedOf(given.leadID)).toMatchObject({ contacted: false, contacted_at: null });
  });
});

describe("an undo", () => {
  test("puts back exactly what was there, and the tick stays in the record", async () => {
    const given = await newLead({ source: "portal", attempts_before_contact: 3, appointment_set: true });
    const before = await storedOf(given.leadID);
    await tick(api, given);
    const { lead, userErrors } = await undo(api, given);
    expect(userErrors).toEqual([]);
    expect(lead?.steps[0]).toEqual({ step: "CONTACTED", recorded: false, at: null, tick: null });
    expect(lead?.ticks).toMatchObject([{ number: 1, undoneBy: "someone", undoneAt: now }]);
    expect(await storedOf(given.leadID)).toEqual(before);
  });

  test("sent twice is one, also when the step was recorded again meanwhile", async () => {
    const given = await newLead();
    await tick(api, given);
    const first = await undo(api, given);
    expect(await undo(api, given)).toEqual(first);
    await tick(api, given);
    expect(contactOf(await undo(api, given))).toMatchObject({ recorded: true, tick: { number: 2 } });
  });

  test("is refused where the value was changed since", async () => {
    const given = await newLead();
    await tick(api, given);
    await api.database.dataSource.query("UPDATE lead SET contacted_at = $2 WHERE id = $1", [given.leadID, earlier]);
    const { lead, userErrors } = await undo(api, given);
    expect([lead, userErrors]).toMatchObject([
      null,
      [{ field: ["input", "tick"], message: expect.stringContaining("changed after tick 1") as string }],
    ]);
    expect(await storedOf(given.leadID)).toMatchObject({ contacted: true, contacted_at: new Date(earlier) });
  });

  test.each([0, 2, 2_147_483_648 - 1])("of tick %s, which is not there, is refused", async (number) => {
    const given = await newLead();
    await tick(api, given);
    const { userErrors } = await undo(api, { ...given, tick: number });
    expect(userErrors).toEqual([{ field: ["input", "tick"], message: `The lead has no tick ${number}.`, code: "NOT_FOUND" }]);
  });
});

describe("what is recorded", () => {
  const contactRate = async (month: string) => {
    const { dealer: shown } = await api.ask<{ dealer: { scorecard: { results: object[]; funnel: { count: number }[] } } }>(
      `{ dealer(id: "${counted}") { scorecard(program: INTERNET_SALES, month: "${month}") {
        results(metrics: ["CONTACT_RATE"]) { numerator denominator state } funnel { count } } } }`,
    );
    return [shown.scorecard.results[0], shown.scorecard.funnel.map(({ count }) => count)];
  };
  let counted: string;

  test("counts at once, in rates, funnel and findings, and counts no more when it is undone", async () => {
    counted = await newDealer(api.database.dataSource);
    for (const id of ["1", "2"]) await insertLead(api, counted, id);
    await tick(api, { dealerID: counted, leadID: "1", step: "SOLD" });
    const findings = () => api.ask<object>(`{ dealer(id: "${counted}") { leadFindings(month: "2026-06") { nodes { missing } } } }`);
    expect(await findings()).toMatchObject({
      dealer: { leadFindings: { nodes: [{ missing: ["CONTACTED", "APPOINTMENT_SET", "SHOWED"] }] } },
    });
    await tick(api, { dealerID: counted, leadID: "1" });
    const [result, steps] = await contactRate("2026-06");
    expect([result, steps]).toEqual([{ numerator: 1, denominator: 2, state: "IN_PROGRESS" }, [2, 1, 0, 0, 1]]);
    await undo(api, { dealerID: counted, leadID: "1", tick: 2 });
    expect((await contactRate("2026-06"))[0]).toMatchObject({ numerator: 0 });
  });

  test("after its month is final restates nothing, and is kept", async () => {
    counted = await newDealer(api.database.dataSource);
    await insertLead(api, counted, "old", { received_at: "2026-01-10T12:00:00Z" });
    await publish(api, now);
    expect((await contactRate("2026-01"))[0]).toEqual({ numerator: 0, denominator: 1, state: "FINAL" });
    expect((await tick(api, { dealerID: counted, leadID: "old" })).lead).toMatchObject({ contacted: true, contactedAt: now });
    await publish(api, now);
    expect((await contactRate("2026-01"))[0]).toEqual({ numerator: 0, denominator: 1, state: "FINAL" });
  });
});

test("recording waits for an import of leads, and says so where that takes long", async () => {
  const given = await newLead();
  const runner = api.database.dataSource.createQueryRunner();
  await runner.startTransaction();
  try {
    await runner.query("SELECT pg_advisory_xact_lock(hashtextextended('lead_tick', 0))");
    const { userErrors } = await tick(api, given);
    expect(userErrors).toEqual([
      { field: null, message: "Leads are being imported at this moment. Nothing has changed; try again.", code: "SERVICE_UNAVAILABLE" },
    ]);
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
  expect(contactOf(await tick(api, given))).toMatchObject({ recorded: true });
}, 20_000);
