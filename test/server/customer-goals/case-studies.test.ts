import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newDealer } from "../../support/api-records.ts";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";
import { goalOf, send, withCustomer } from "../../support/customer-goals.ts";

let api: ApiServer;
beforeAll(async () => {
  api = await createApiServer("2026-06-15T12:00:00.000Z");
});
afterAll(() => api.close());

async function dealerWithGoal(): Promise<string> {
  const dealer = await withCustomer(api, await newDealer(api.database.dataSource, { timeZone: "UTC" }));
  await send(api, "setCustomerGoal", { dealerID: dealer });
  return dealer;
}

async function studyOf(dealer: string) {
  const goal = await goalOf(api, dealer);
  return goal?.caseStudies.nodes[0];
}

describe("a case study", () => {
  test("names its goal and the technician, and tells what was understood and done, and by which principle", async () => {
    const dealer = await dealerWithGoal();
    const { goal, userErrors } = await send(api, "addCaseStudy", { dealerID: dealer }, [dealer]);
    expect(userErrors).toEqual([]);
    expect(goal?.caseStudies.nodes).toEqual([
      {
        internalID: "story",
        staffID: "technician",
        staff: { internalID: "technician" },
        goal: { internalID: "output" },
        happenedOn: "2026-03-15",
        understood: "The line waits for the press.",
        done: "The press starts before the shift.",
        principle: "Ask what stops the line",
        before: { on: "2026-01-01", value: 100 },
        after: null,
        withdrawal: null,
      },
    ]);
  });

  test.each([
    ["a reading of its day stands before it", ["2026-03-15"], "2026-03-15", null],
    ["the newest one before it does", ["2026-02-01", "2026-03-01"], "2026-03-01", null],
    ["the first one after it stands after", ["2026-03-16", "2026-05-01"], "2026-01-01", "2026-03-16"],
    ["with both it has both", ["2026-03-01", "2026-05-01"], "2026-03-01", "2026-05-01"],
  ])("%s", async (_, days, before, after) => {
    const dealer = await dealerWithGoal();
    await send(api, "addCaseStudy", { dealerID: dealer });
    for (const readOn of days) await send(api, "addCustomerGoalReading", { dealerID: dealer, readingID: readOn, readOn, value: 150 });
    const study = await studyOf(dealer);
    expect([study?.before?.on, study?.after?.on ?? null]).toEqual([before, after]);
  });

  test("does not stand on readings that were withdrawn", async () => {
    const dealer = await dealerWithGoal();
    await send(api, "addCaseStudy", { dealerID: dealer });
    for (const readOn of ["2026-03-01", "2026-05-01"]) {
      await send(api, "addCustomerGoalReading", { dealerID: dealer, readingID: readOn, readOn });
      await send(api, "withdrawCustomerGoalReading", { dealerID: dealer, readingID: readOn });
    }
    expect(await studyOf(dealer)).toMatchObject({ before: { on: "2026-01-01", value: 100 }, after: null });
  });

  test("of before the goal has nothing before it", async () => {
    const dealer = await dealerWithGoal();
    await send(api, "addCaseStudy", { dealerID: dealer, happenedOn: "2025-12-31" });
    expect(await studyOf(dealer)).toMatchObject({ before: null, after: null });
  });

  test("sent again changes nothing, and something else under its id is refused", async () => {
    const dealer = await dealerWithGoal();
    const first = await send(api, "addCaseStudy", { dealerID: dealer });
    expect(await send(api, "addCaseStudy", { dealerID: dealer })).toEqual(first);
    const other = await send(api, "addCaseStudy", { dealerID: dealer, done: "Something else." });
    expect(other.userErrors).toMatchObject([{ code: "CONFLICT", field: ["input", "caseStudyID"] }]);
  });

  test("that was wrong is withdrawn, and listed where that is asked for", async () => {
    const dealer = await dealerWithGoal();
    await send(api, "addCaseStudy", { dealerID: dealer });
    const { goal } = await send(api, "withdrawCaseStudy", { dealerID: dealer });
    expect(goal?.caseStudies.nodes).toEqual([]);
    const { dealer: all } = await api.ask<{ dealer: object }>(
      `{ dealer(id: "${dealer}") { customerGoal(id: "output") { caseStudies(withdrawn: true) { nodes { withdrawal { reason withdrawnBy } } } } } }`,
    );
    const withdrawal = { reason: "Told of another line.", withdrawnBy: "someone" };
    expect(all).toEqual({ customerGoal: { caseStudies: { nodes: [{ withdrawal }] } } });
  });

  test.each([
    ["a goal that is not there", { goalID: "none" }, "NOT_FOUND", "goalID", "no goal"],
    ["nobody that is there", { staffID: "nobody" }, "NOT_FOUND", "staffID", "no member of staff"],
    ["a planner", { staffID: "planner" }, "BAD_USER_INPUT", "staffID", "is PLANNER; expected a technician or an engineer"],
    ["a day to come", { happenedOn: "2026-06-16" }, "BAD_USER_INPUT", "happenedOn", "has not come"],
    ["nothing understood", { understood: "" }, "BAD_USER_INPUT", "understood", "is blank"],
    ["nothing done", { done: " " }, "BAD_USER_INPUT", "done", "is blank"],
    ["no principle", { principle: "" }, "BAD_USER_INPUT", "principle", "is blank"],
  ])("is refused with %s", async (_, input, code, field, message) => {
    const dealer = await dealerWithGoal();
    const { userErrors } = await send(api, "addCaseStudy", { dealerID: dealer, ...input });
    expect(userErrors).toEqual([{ code, field: ["input", field], message: expect.stringContaining(message) }]);
    expect(await studyOf(dealer)).toBeUndefined();
  });
});
