import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newDealer } from "../../support/api-records.ts";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";
import { type Goal, goalOf, send, withCustomer } from "../../support/customer-goals.ts";

const now = "2026-06-15T12:00:00.000Z";
let api: ApiServer;
beforeAll(async () => {
  api = await createApiServer(now);
});
afterAll(() => api.close());

async function dealerWithGoal(goal: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const dealer = await withCustomer(api, await newDealer(api.database.dataSource, { timeZone: "UTC" }));
  expect((await send(api, "setCustomerGoal", { dealerID: dealer, ...goal })).userErrors).toEqual([]);
  return dealer;
}

async function read(dealer: string, reading: Readonly<Record<string, unknown>>): Promise<Goal | null> {
  const { goal, userErrors } = await send(api, "addCustomerGoalReading", { dealerID: dealer, ...reading });
  expect(userErrors).toEqual([]);
  return goal;
}

describe("progress", () => {
  test.each([
    ["at the baseline is 0", {}, 100, 0, false],
    ["on the way is the share of the way", {}, 130, 0.3, false],
    ["at the target is 1", {}, 200, 1, true],
    ["beyond the target is more", {}, 250, 1.5, true],
    ["behind the baseline is less than 0", {}, 80, -0.2, false],
    ["of what is to shrink is the same", { direction: "DOWN", baseline: 40, target: 30 }, 37, 0.3, false],
    ["of what is to shrink is beyond it below the target", { direction: "DOWN", baseline: 40, target: 30 }, 25, 1.5, true],
    ["of shares is exact", { baseline: 0.1, target: 0.4 }, 0.2, 1 / 3, false],
    ["below zero is told, too", { baseline: -3, target: 2 }, -2.5, 0.1, false],
    ["has no value where the target is the baseline, which can be held", { target: 100 }, 100, null, true],
    ["has no value where the target is the baseline, which can be lost", { target: 100 }, 99, null, false],
  ])("%s", async (_, goal, value, progress, reached) => {
    const dealer = await dealerWithGoal(goal);
    const goal1 = await read(dealer, { value });
    expect([goal1?.progress, goal1?.reached]).toEqual([progress, reached]);
  });

  test("goes by the newest day, and of one day by what was recorded last", async () => {
    const dealer = await dealerWithGoal();
    await read(dealer, { readingID: "newest", readOn: "2026-05-01", value: 150 });
    await read(dealer, { readingID: "older", readOn: "2026-04-01", value: 190 });
    expect(await goalOf(api, dealer)).toMatchObject({ progress: 0.5, latest: { internalID: "newest" } });
    api.clock.set("2026-06-15T12:00:00.001Z");
    const goal = await read(dealer, { readingID: "again", readOn: "2026-05-01", value: 160 });
    api.clock.set(now);
    expect(goal).toMatchObject({ progress: 0.6, latest: { internalID: "again" } });
    expect(goal?.readings.nodes.map(({ internalID }) => internalID)).toEqual(["again", "newest", "older"]);
  });
});

describe("a goal is overdue", () => {
  test.each([
    ["on its due day not yet", "2026-12-31T23:59:59.999Z", null, false],
    ["when that day has passed for the dealer", "2027-01-01T00:00:00.000Z", null, true],
    ["also where it has been read and not reached", "2027-01-01T00:00:00.000Z", 199, true],
    ["but not where it was reached", "2027-01-01T00:00:00.000Z", 200, false],
  ])("%s", async (_, at, value, overdue) => {
    const dealer = await dealerWithGoal();
    if (value !== null) await read(dealer, { value });
    api.clock.set(at);
    expect(await goalOf(api, dealer)).toMatchObject({ overdue });
    api.clock.set(now);
  });

  test("but not where it has ended", async () => {
    const dealer = await dealerWithGoal();
    await send(api, "endCustomerGoal", { dealerID: dealer });
    api.clock.set("2027-01-01T00:00:00.000Z");
    expect(await goalOf(api, dealer)).toMatchObject({ overdue: false });
    api.clock.set(now);
  });
});

describe("a reading", () => {
  test("sent again changes nothing, and something else under its id is refused", async () => {
    const dealer = await dealerWithGoal();
    const first = await read(dealer, { note: "By the counter of the press." });
    expect(await read(dealer, { note: "By the counter of the press." })).toEqual(first);
    const other = await send(api, "addCustomerGoalReading", { dealerID: dealer, value: 131, note: "By the counter of the press." });
    expect(other).toMatchObject({ goal: null, userErrors: [{ code: "CONFLICT", field: ["input", "readingID"] }] });
    expect(await goalOf(api, dealer)).toEqual(first);
  });

  test.each([
    ["a goal that is not there", { goalID: "none" }, "NOT_FOUND", "goalID"],
    ["a day to come", { readOn: "2026-06-16" }, "BAD_USER_INPUT", "readOn"],
    ["a number too large", { value: -1e16 }, "BAD_USER_INPUT", "value"],
    ["a long note", { note: "x".repeat(1001) }, "BAD_USER_INPUT", "note"],
    ["a blank id", { readingID: " " }, "BAD_USER_INPUT", "readingID"],
  ])("is refused with %s", async (_, input, code, field) => {
    const dealer = await dealerWithGoal();
    const { goal, userErrors } = await send(api, "addCustomerGoalReading", { dealerID: dealer, ...input });
    expect([goal, userErrors]).toMatchObject([null, [{ code, field: ["input", field] }]]);
  });

  test("that was wrong is withdrawn, and stays to be seen with who did so, when and why", async () => {
    const dealer = await dealerWithGoal();
    await read(dealer, {});
    await read(dealer, { readingID: "wrong", readOn: "2026-04-01", value: 1300 });
    const sent = { dealerID: dealer, readingID: "wrong", reason: "A zero too many." };
    const { goal } = await send(api, "withdrawCustomerGoalReading", sent, [dealer]);
    expect(goal).toMatchObject({ progress: 0.3, latest: { internalID: "first" }, readings: { nodes: [{ internalID: "first" }] } });
    const { dealer: all } = await api.ask<{ dealer: { customerGoal: Pick<Goal, "readings"> } }>(
      `{ dealer(id: "${dealer}") { customerGoal(id: "output") { readings(withdrawn: true) { nodes { internalID value withdrawal { reason withdrawnBy withdrawnAt } } } } } }`,
    );
    const withdrawal = { reason: "A zero too many.", withdrawnBy: "someone", withdrawnAt: now };
    expect(all.customerGoal.readings.nodes).toEqual([
      { internalID: "wrong", value: 1300, withdrawal },
      { internalID: "first", value: 130, withdrawal: null },
    ]);
    expect((await send(api, "withdrawCustomerGoalReading", sent)).userErrors).toEqual([]);
    const other = await send(api, "withdrawCustomerGoalReading", { ...sent, reason: "Another." });
    expect(other.userErrors).toMatchObject([{ code: "CONFLICT" }]);
    const none = await send(api, "withdrawCustomerGoalReading", { ...sent, readingID: "none" });
    expect(none.userErrors).toMatchObject([{ code: "NOT_FOUND", field: ["input", "readingID"] }]);
  });

  test("that was withdrawn and is sent again stays withdrawn", async () => {
    const dealer = await dealerWithGoal();
    await read(dealer, {});
    await send(api, "withdrawCustomerGoalReading", { dealerID: dealer });
    expect(await read(dealer, {})).toMatchObject({ progress: null, latest: null });
  });

  test("stands in pages, also where several are of one day or have no time of record", async () => {
    const dealer = await dealerWithGoal();
    for (const readingID of ["a", "b", "c"]) await read(dealer, { readingID });
    await api.database.dataSource.query(
      "INSERT INTO customer_goal_reading (dealer_id, id, goal_id, read_on, value) VALUES ($1, 'imported', 'output', '2026-03-01', 110)",
      [dealer],
    );
    const ids: string[] = [];
    let after: string | null = null;
    do {
      const data: {
        dealer: { customerGoal: { readings: { nodes: { internalID: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } } } };
      } = await api.ask(
        `query ($after: String) { dealer(id: "${dealer}") { customerGoal(id: "output") { readings(first: 1, after: $after) {
            nodes { internalID } pageInfo { endCursor hasNextPage } } } } }`,
        { variables: { after } },
      );
      const { nodes, pageInfo } = data.dealer.customerGoal.readings;
      ids.push(...nodes.map(({ internalID }) => internalID));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    expect(ids).toEqual(["c", "b", "a", "imported"]);
  });
});

test("what has no time of record is known from its own day on", async () => {
  const dealer = await withCustomer(api, await newDealer(api.database.dataSource, { timeZone: "UTC" }));
  const { dataSource } = api.database;
  await dataSource.query(
    `INSERT INTO customer_goal (dealer_id, id, customer_id, name, unit, direction, baseline, target, set_on, due_on)
     VALUES ($1, 'output', 'customer', 'Output', 'pieces', 'UP', 0, 10, '2026-02-01', '2026-12-31')`,
    [dealer],
  );
  await dataSource.query(
    `INSERT INTO customer_goal_reading (dealer_id, id, goal_id, read_on, value) VALUES ($1, 'one', 'output', '2026-03-01', 4), ($1, 'two', 'output', '2026-04-01', 6)`,
    [dealer],
  );
  expect(await goalOf(api, dealer, "2026-01-31T23:59:59.999Z")).toBeNull();
  expect(await goalOf(api, dealer, "2026-02-01T00:00:00.000Z")).toMatchObject({ progress: null, recordedAt: null });
  expect(await goalOf(api, dealer, "2026-03-31T23:59:59.999Z")).toMatchObject({ progress: 0.4 });
  expect(await goalOf(api, dealer, "2026-04-01T00:00:00.000Z")).toMatchObject({ progress: 0.6 });
});

test("what is recorded, withdrawn and ended is so from that instant on", async () => {
  const dealer = await dealerWithGoal();
  api.clock.set("2026-06-16T09:00:00.000Z");
  await read(dealer, {});
  api.clock.set("2026-06-17T09:00:00.000Z");
  await send(api, "withdrawCustomerGoalReading", { dealerID: dealer });
  api.clock.set("2026-06-18T09:00:00.000Z");
  await send(api, "endCustomerGoal", { dealerID: dealer });
  api.clock.set("2026-06-19T09:00:00.000Z");
  const told = async (asOf: string) => {
    const goal = await goalOf(api, dealer, asOf);
    return goal && [goal.state, goal.progress];
  };
  expect(await told("2026-06-15T11:59:59.999Z")).toBeNull();
  expect(await told("2026-06-16T08:59:59.999Z")).toEqual(["OPEN", null]);
  expect(await told("2026-06-16T09:00:00.000Z")).toEqual(["OPEN", 0.3]);
  expect(await told("2026-06-17T09:00:00.000Z")).toEqual(["OPEN", null]);
  expect(await told("2026-06-18T09:00:00.000Z")).toEqual(["CLOSED", null]);
  api.clock.set(now);
});
