import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newDealer } from "../../support/api-records.ts";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";
import { goalOf, type GoalMutation, send, withCustomer } from "../../support/customer-goals.ts";
import { insertServiceRecord } from "../../support/service-records.ts";

const now = "2026-06-15T12:00:00.000Z";
let api: ApiServer;
beforeAll(async () => {
  api = await createApiServer(now);
});
afterAll(() => api.close());

const dealerWithCustomer = async (timeZone = "UTC") => withCustomer(api, await newDealer(api.database.dataSource, { timeZone }));

async function dealerWithGoal(): Promise<string> {
  const dealer = await dealerWithCustomer();
  expect((await send(api, "setCustomerGoal", { dealerID: dealer })).userErrors).toEqual([]);
  return dealer;
}

describe("a customer's goal", () => {
  test("is recorded with the customer's own figures and who owns it", async () => {
    const dealer = await dealerWithCustomer();
    const { goal, userErrors } = await send(api, "setCustomerGoal", { dealerID: dealer, owner: " Head of production " }, [dealer]);
    expect(userErrors).toEqual([]);
    expect(goal).toEqual({
      internalID: "output",
      customerID: "customer",
      customerName: "Example Mill",
      customer: { internalID: "customer" },
      name: "Output",
      unit: "pieces a month",
      direction: "UP",
      baseline: 100,
      target: 200,
      setOn: "2026-01-01",
      dueOn: "2026-12-31",
      owner: "Head of production",
      state: "OPEN",
      end: null,
      progress: null,
      reached: null,
      overdue: false,
      recordedBy: "someone",
      recordedAt: now,
      latest: null,
      readings: { nodes: [] },
      caseStudies: { nodes: [] },
    });
    expect(await goalOf(api, dealer)).toEqual(goal);
  });

  test("sent again changes nothing, and something else under its id is refused", async () => {
    const dealer = await dealerWithGoal();
    const before = await goalOf(api, dealer);
    const [again, other] = [
      await send(api, "setCustomerGoal", { dealerID: dealer }, [dealer]),
      await send(api, "setCustomerGoal", { dealerID: dealer, target: 201 }),
    ];
    expect([again.userErrors, again.goal]).toEqual([[], before]);
    expect(other).toMatchObject({ goal: null, userErrors: [{ code: "CONFLICT", field: ["input", "goalID"] }] });
  });

  test("that several send at once is one", async () => {
    const dealer = await dealerWithCustomer();
    const sent = await Promise.all(Array.from({ length: 4 }, () => send(api, "setCustomerGoal", { dealerID: dealer })));
    expect(sent.map(({ userErrors }) => userErrors)).toEqual([[], [], [], []]);
  });

  test("is set on the day that it is for the dealer", async () => {
    const dealer = await dealerWithCustomer("Pacific/Auckland");
    const { goal } = await send(api, "setCustomerGoal", { dealerID: dealer, setOn: null });
    expect(goal).toMatchObject({ setOn: "2026-06-16" });
    expect((await send(api, "setCustomerGoal", { dealerID: dealer, setOn: null })).userErrors).toEqual([]);
  });

  test.each([
    ["a customer that is not there", { customerID: "nobody" }, "NOT_FOUND", "customerID", "no customer of that id"],
    ["a blank name", { name: " " }, "BAD_USER_INPUT", "name", "The name is blank"],
    ["a blank unit", { unit: "" }, "BAD_USER_INPUT", "unit", "The unit is blank"],
    ["a long unit", { unit: "x".repeat(51) }, "BAD_USER_INPUT", "unit", "expected at most 50"],
    ["a blank id", { goalID: "" }, "BAD_USER_INPUT", "goalID", "The id is blank"],
    ["an id that cannot be stored", { goalID: "a\0" }, "BAD_USER_INPUT", "goalID", "NUL"],
    ["a target below what is to grow", { target: 99 }, "BAD_USER_INPUT", "target", "expected at least 100"],
    ["a target above what is to shrink", { direction: "DOWN", target: 101 }, "BAD_USER_INPUT", "target", "expected at most 100"],
    ["a number too large", { target: 1e16 }, "BAD_USER_INPUT", "target", "out of range"],
    ["a day to come", { setOn: "2026-06-16" }, "BAD_USER_INPUT", "setOn", "has not come; expected 2026-06-15"],
    ["a due day before it is set", { dueOn: "2025-12-31" }, "BAD_USER_INPUT", "dueOn", "lies before 2026-01-01"],
    ["a day of no calendar of ours", { dueOn: "3000-01-01" }, "BAD_USER_INPUT", "dueOn", "out of range"],
  ])("is refused with %s", async (_, input, code, field, message) => {
    const dealer = await dealerWithCustomer();
    const { goal, userErrors } = await send(api, "setCustomerGoal", { dealerID: dealer, ...input });
    expect([goal, userErrors]).toEqual([null, [{ code, field: ["input", field], message: expect.stringContaining(message) }]]);
    expect(await goalOf(api, dealer)).toBeNull();
  });

  test("of another dealer's customer is refused as of one that is not there", async () => {
    const [dealer, other] = [await newDealer(api.database.dataSource), await dealerWithCustomer()];
    const refused = await send(api, "setCustomerGoal", { dealerID: dealer }, [dealer, other]);
    expect(refused.userErrors).toMatchObject([{ code: "NOT_FOUND", field: ["input", "customerID"] }]);
  });
});

test.each<GoalMutation>([
  "setCustomerGoal",
  "endCustomerGoal",
  "addCustomerGoalReading",
  "withdrawCustomerGoalReading",
  "addCaseStudy",
  "withdrawCaseStudy",
])("%s about another dealer is answered as about one that is not there, and changes nothing", async (mutation) => {
  const [own, other] = [await newDealer(api.database.dataSource), await dealerWithGoal()];
  await send(api, "addCustomerGoalReading", { dealerID: other });
  await send(api, "addCaseStudy", { dealerID: other });
  const before = await goalOf(api, other);
  const [hidden, absent] = [await send(api, mutation, { dealerID: other }, [own]), await send(api, mutation, { dealerID: "none" }, [own])];
  expect(hidden).toEqual(absent);
  expect(hidden.userErrors).toMatchObject([{ code: "NOT_FOUND", field: ["input", "dealerID"] }]);
  expect(await goalOf(api, other)).toEqual(before);
});

describe("the end of a goal", () => {
  test("is kept with who ended it, when and why, and stays", async () => {
    const dealer = await dealerWithGoal();
    const { goal } = await send(api, "endCustomerGoal", { dealerID: dealer, outcome: "DROPPED", reason: "The line was sold." }, [dealer]);
    const end = { outcome: "DROPPED", reason: "The line was sold.", endedBy: "someone", endedAt: now };
    expect(goal).toMatchObject({ state: "DROPPED", end });
    const again = await send(api, "endCustomerGoal", { dealerID: dealer, outcome: "DROPPED", reason: "The line was sold." });
    expect([again.userErrors, again.goal]).toEqual([[], goal]);
    const other = await send(api, "endCustomerGoal", { dealerID: dealer });
    expect(other.userErrors).toMatchObject([{ code: "CONFLICT", message: expect.stringContaining("dropped already") }]);
    expect(await goalOf(api, dealer)).toEqual(goal);
  });

  test("needs a reason where it is dropped, and none where it is closed", async () => {
    const dealer = await dealerWithGoal();
    const dropped = await send(api, "endCustomerGoal", { dealerID: dealer, outcome: "DROPPED" });
    expect(dropped.userErrors).toMatchObject([{ field: ["input", "reason"], message: "The reason is blank; expected a text." }]);
    expect((await send(api, "endCustomerGoal", { dealerID: dealer })).goal).toMatchObject({ state: "CLOSED", end: { reason: null } });
  });

  test("of a goal that is not there is refused", async () => {
    const dealer = await dealerWithCustomer();
    expect((await send(api, "endCustomerGoal", { dealerID: dealer })).userErrors).toMatchObject([{ code: "NOT_FOUND" }]);
  });
});

const listOf = async (dealer: string, args: string) => {
  const data = await api.ask<{
    dealer: { customerGoals: { nodes: { internalID: string }[]; pageInfo: { endCursor: string | null; hasNextPage: boolean } } };
  }>(`query ($dealer: ID!) { dealer(id: $dealer) { customerGoals${args} { nodes { internalID } pageInfo { endCursor hasNextPage } } } }`, {
    variables: { dealer },
  });
  const { nodes, pageInfo } = data.dealer.customerGoals;
  return { ids: nodes.map(({ internalID }) => internalID), ...pageInfo };
};

describe("the list", () => {
  test("is by the customers' names, of each the next due first, in pages, of a customer or a state", async () => {
    const dealer = await dealerWithCustomer();
    const goals = [
      { goalID: "later", dueOn: "2026-11-30" },
      { goalID: "sooner", dueOn: "2026-09-30" },
      { goalID: "elsewhere", customerID: "other" },
      { goalID: "same day", dueOn: "2026-11-30" },
    ];
    for (const goal of goals) await send(api, "setCustomerGoal", { dealerID: dealer, ...goal });
    await send(api, "endCustomerGoal", { dealerID: dealer, goalID: "later" });
    const all = ["elsewhere", "sooner", "later", "same day"];
    const first = await listOf(dealer, "(first: 3)");
    expect([first.ids, first.hasNextPage]).toEqual([all.slice(0, 3), true]);
    expect((await listOf(dealer, `(first: 3, after: "${first.endCursor}")`)).ids).toEqual(all.slice(3));
    expect((await listOf(dealer, `(customerID: "customer")`)).ids).toEqual(all.slice(1));
    expect((await listOf(dealer, "(state: CLOSED)")).ids).toEqual(["later"]);
    expect((await listOf(dealer, "(state: OPEN)")).ids).toEqual(["elsewhere", "sooner", "same day"]);
  });

  test("refuses the cursor of another list", async () => {
    const dealer = await dealerWithGoal();
    const { endCursor } = await listOf(dealer, "");
    const { errors } = await api.send(
      `{ dealer(id: "${dealer}") { customerGoals(state: OPEN, after: "${endCursor}") { nodes { internalID } } } }`,
    );
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
  });

  test("takes as many statements for 30 goals as for one", async () => {
    const dealer = await dealerWithGoal();
    const list = `{ dealer(id: "${dealer}") { customerGoals(first: 100) { nodes { progress customer { internalID } latest { value } readings { nodes { value } }
      caseStudies { nodes { before { value } staff { internalID } } } } } } }`;
    const fill = async (goal: string) => {
      await send(api, "setCustomerGoal", { dealerID: dealer, goalID: goal });
      await send(api, "addCustomerGoalReading", { dealerID: dealer, goalID: goal, readingID: goal });
      await send(api, "addCaseStudy", { dealerID: dealer, goalID: goal, caseStudyID: goal });
    };
    await fill("output");
    const one = await api.statements.during(() => api.ask(list));
    for (let count = 1; count < 30; count += 1) await fill(`${count}`);
    const many = await api.statements.during(() => api.ask(list));
    expect(many.toSorted()).toEqual(one.toSorted());
  });
});

test("what goals can be about is told by name: customers, technicians and engineers, contracts that run", async () => {
  const dealer = await dealerWithCustomer();
  const { dataSource } = api.database;
  await insertServiceRecord(dataSource, "customer", { dealer_id: dealer, id: "own", name: "The dealer", internal: true });
  await insertServiceRecord(dataSource, "contract", { dealer_id: dealer, id: "over", expires_on: "2026-06-14" });
  await insertServiceRecord(dataSource, "contract", { dealer_id: dealer, id: "last day", expires_on: "2026-06-15" });
  const { dealer: told } = await api.ask<{ dealer: object }>(`{ dealer(id: "${dealer}") { customerGoalChoices {
    customers { internalID name } technicians { internalID } contracts { internalID name customerID } } } }`);
  expect(told).toEqual({
    customerGoalChoices: {
      customers: [
        { internalID: "other", name: "Another Mill" },
        { internalID: "customer", name: "Example Mill" },
      ],
      technicians: [{ internalID: "technician" }],
      contracts: [
        { internalID: "contract", name: "Example Mill", customerID: "customer" },
        { internalID: "last day", name: null, customerID: null },
      ],
    },
  });
});
