import { monthsWithin } from "server/features/customer-goal/period-months.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newDealer } from "../../support/api-records.ts";
import { publish } from "../../support/api-scorecards.ts";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";
import { agree, send, withCustomer } from "../../support/customer-goals.ts";
import { insertServiceRecord } from "../../support/service-records.ts";

const now = "2026-06-15T12:00:00.000Z";
let api: ApiServer;
beforeAll(async () => {
  api = await createApiServer(now);
});
afterAll(() => api.close());

async function dealerWithGoal(): Promise<string> {
  const dealer = await withCustomer(api, await newDealer(api.database.dataSource, { timeZone: "UTC" }));
  await send(api, "setCustomerGoal", { dealerID: dealer });
  return dealer;
}

interface Metric {
  readonly metric: { readonly code: string };
  readonly [field: string]: unknown;
}

interface Report {
  readonly goals: readonly object[];
  readonly months: readonly string[];
  readonly metrics: readonly Metric[];
}

async function reportOf(dealer: string, argument = ""): Promise<Report> {
  const data = await api.ask<{
    dealer: { outcomeAgreements: { nodes: { report: Report }[] } };
  }>(`{ dealer(id: "${dealer}") { outcomeAgreements { nodes {
    report${argument} { goals { goal { internalID } start { on value } latest { on value } progressAtStart progress reached } months
      metrics { metric { code } currency state value numerator denominator months openMonths goal { value } met } } } } } }`);
  const [agreement] = data.dealer.outcomeAgreements.nodes;
  if (!agreement) throw new Error("The dealer has no agreement.");
  return agreement.report;
}

const metricOf = ({ metrics }: Report, code: string) => metrics.find(({ metric }) => metric.code === code);

describe("an outcome agreement", () => {
  test("ties a contract to goals for a period", async () => {
    const dealer = await dealerWithGoal();
    const { agreement, userErrors } = await agree(api, { dealerID: dealer, note: " By the half-year. " }, [dealer]);
    expect(userErrors).toEqual([]);
    expect(agreement).toEqual({
      internalID: "agreement",
      contractID: "contract",
      contract: { internalID: "contract" },
      since: "2026-01-01",
      until: "2026-06-30",
      note: "By the half-year.",
      goals: [{ internalID: "output", progress: null }],
      recordedBy: "someone",
      recordedAt: now,
      withdrawal: null,
    });
  });

  test("is for the contract's own days where none are named", async () => {
    const dealer = await dealerWithGoal();
    const { agreement } = await agree(api, { dealerID: dealer, since: null, until: null });
    expect(agreement).toMatchObject({ since: "2026-01-01", until: "2026-12-31" });
    expect((await agree(api, { dealerID: dealer, since: null, until: null })).userErrors).toEqual([]);
  });

  test("sent again changes nothing, and something else under its id is refused", async () => {
    const dealer = await dealerWithGoal();
    const first = await agree(api, { dealerID: dealer });
    expect(await agree(api, { dealerID: dealer })).toEqual(first);
    const other = await agree(api, { dealerID: dealer, until: "2026-07-31" });
    expect(other.userErrors).toMatchObject([{ code: "CONFLICT", field: ["input", "agreementID"] }]);
  });

  test.each([
    ["a contract that is not there", { contractID: "none" }, "NOT_FOUND", "contractID", "no contract"],
    ["a goal that is not there", { goalIDs: ["output", "none"] }, "NOT_FOUND", "goalIDs", 'no goal "none"'],
    ["a goal of another customer", { goalIDs: ["theirs"] }, "BAD_USER_INPUT", "goalIDs", "of another customer than the contract"],
    ["no goal", { goalIDs: [] }, "BAD_USER_INPUT", "goalIDs", "expected 1 to 20"],
    ["a goal twice", { goalIDs: ["output", " output"] }, "BAD_USER_INPUT", "goalIDs", "named twice"],
    ["an end before its beginning", { until: "2025-12-31" }, "BAD_USER_INPUT", "until", "lies before 2026-01-01"],
    ["a period of more than five years", { until: "2031-01-01" }, "BAD_USER_INPUT", "until", "to before 2031-01-01"],
  ])("is refused with %s", async (_, input, code, field, message) => {
    const dealer = await dealerWithGoal();
    await send(api, "setCustomerGoal", { dealerID: dealer, goalID: "theirs", customerID: "other" });
    const { agreement, userErrors } = await agree(api, { dealerID: dealer, ...input });
    expect([agreement, userErrors]).toEqual([null, [{ code, field: ["input", field], message: expect.stringContaining(message) }]]);
  });

  test("may last five years to the day", async () => {
    const dealer = await dealerWithGoal();
    expect((await agree(api, { dealerID: dealer, until: "2030-12-31" })).userErrors).toEqual([]);
  });

  test("is withdrawn with a reason, and told where it is asked for", async () => {
    const dealer = await dealerWithGoal();
    await agree(api, { dealerID: dealer });
    const withdraw = `mutation { withdrawOutcomeAgreement(input: { dealerID: "${dealer}", agreementID: "agreement", reason: "The contract ended." }) {
      agreement { withdrawal { reason withdrawnBy withdrawnAt } } userErrors { message } } }`;
    const withdrawal = { reason: "The contract ended.", withdrawnBy: "someone", withdrawnAt: now };
    for (let time = 0; time < 2; time += 1) {
      const sent = await api.ask(withdraw, { as: [dealer] });
      expect(sent).toEqual({ withdrawOutcomeAgreement: { agreement: { withdrawal }, userErrors: [] } });
    }
    const listed =
      await api.ask(`{ dealer(id: "${dealer}") { outcomeAgreements { nodes { internalID } } all: outcomeAgreements(withdrawn: true) { nodes { internalID } }
      outcomeAgreement(id: "agreement") { withdrawal { reason } } } }`);
    expect(listed).toEqual({
      dealer: {
        outcomeAgreements: { nodes: [] },
        all: { nodes: [{ internalID: "agreement" }] },
        outcomeAgreement: { withdrawal: { reason: "The contract ended." } },
      },
    });
  });

  test("stands in a list, the one that begins last first, in pages", async () => {
    const dealer = await dealerWithGoal();
    for (const since of ["2026-02-01", "2026-04-01", "2026-03-01"]) await agree(api, { dealerID: dealer, agreementID: since, since });
    const page = async (after: string | null) => {
      const data = await api.ask<{ dealer: { outcomeAgreements: { nodes: { since: string }[]; pageInfo: { endCursor: string } } } }>(
        `query ($after: String) { dealer(id: "${dealer}") { outcomeAgreements(first: 2, after: $after) { nodes { since } pageInfo { endCursor } } } }`,
        { variables: { after } },
      );
      return data.dealer.outcomeAgreements;
    };
    const first = await page(null);
    expect(first.nodes).toEqual([{ since: "2026-04-01" }, { since: "2026-03-01" }]);
    expect((await page(first.pageInfo.endCursor)).nodes).toEqual([{ since: "2026-02-01" }]);
  });
});

const outcome = async (days: readonly (readonly [string, number])[], since = "2026-03-01") => {
  const dealer = await dealerWithGoal();
  for (const [readOn, value] of days) await send(api, "addCustomerGoalReading", { dealerID: dealer, readingID: readOn, readOn, value });
  await agree(api, { dealerID: dealer, since, until: "2026-05-31" });
  const { goals } = await reportOf(dealer);
  return goals[0];
};

describe("the goals of a report", () => {
  test("stand at the baseline where nothing was read before", async () => {
    expect(await outcome([])).toEqual({
      goal: { internalID: "output" },
      start: { on: "2026-01-01", value: 100 },
      latest: null,
      progressAtStart: 0,
      progress: null,
      reached: null,
    });
  });

  test("go from the newest reading up to the first day to the newest one up to the last", async () => {
    const days = [
      ["2026-02-01", 110],
      ["2026-03-01", 120],
      ["2026-04-01", 140],
      ["2026-05-31", 150],
      ["2026-06-01", 200],
    ] as const;
    expect(await outcome(days)).toMatchObject({
      start: { on: "2026-03-01", value: 120 },
      latest: { on: "2026-05-31", value: 150 },
      progressAtStart: 0.2,
      progress: 0.5,
      reached: false,
    });
  });

  test("have no progress of the period where all readings are of before it", async () => {
    expect(await outcome([["2026-02-01", 110]])).toMatchObject({ progressAtStart: 0.1, latest: null, progress: null });
  });
});

const completed = (dealer_id: string, id: string, day: string, hours: number) =>
  insertServiceRecord(api.database.dataSource, "work_order", {
    dealer_id,
    id,
    nature: "REACTIVE",
    opened_at: `${day}T08:00:00Z`,
    completed_at: new Date(Date.parse(`${day}T08:00:00Z`) + hours * 3_600_000).toISOString(),
  });
const sent = (dealer_id: string, id: string, day: string, vehicle: string) =>
  insertServiceRecord(api.database.dataSource, "visit", { dealer_id, id, vehicle, arrived_at: `${day}T10:00:00Z` });

async function dealerAtWork(): Promise<string> {
  const dealer = await dealerWithGoal();
  await completed(dealer, "before", "2025-12-10", 50);
  await completed(dealer, "one", "2026-01-10", 2);
  await completed(dealer, "two", "2026-01-12", 4);
  await completed(dealer, "three", "2026-02-10", 12);
  await completed(dealer, "open", "2026-06-10", 6);
  await sent(dealer, "first", "2026-01-10", "van 1");
  await sent(dealer, "second", "2026-02-10", "van 1");
  await sent(dealer, "third", "2026-02-11", "van 2");
  await agree(api, { dealerID: dealer });
  return dealer;
}

describe("the metrics of a report", () => {
  test("are sums over the months within the period, the open one with them", async () => {
    const dealer = await dealerAtWork();
    await publish(api, now);
    const report = await reportOf(dealer);
    expect(report.months).toEqual(["2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06"]);
    expect(metricOf(report, "WORK_ORDERS_COMPLETED")).toMatchObject({
      state: "IN_PROGRESS",
      value: 4,
      openMonths: ["2026-06"],
      goal: null,
    });
    const time = { state: "IN_PROGRESS", value: 6, numerator: 24, denominator: 4, months: ["2026-01", "2026-02", "2026-06"] };
    expect(metricOf(report, "ORDER_COMPLETION_TIME")).toMatchObject(time);
  });

  test("are final where all months with data are", async () => {
    const dealer = await dealerAtWork();
    await publish(api, now);
    const report = await reportOf(dealer);
    expect(metricOf(report, "VEHICLES_IN_USE")).toMatchObject({ state: "FINAL", openMonths: [] });
  });

  test("count what is different once over the whole period", async () => {
    const dealer = await dealerAtWork();
    expect(metricOf(await reportOf(dealer), "VEHICLES_IN_USE")).toMatchObject({ value: 2, months: ["2026-01", "2026-02"] });
  });

  test("of who is there all along are those of the newest month", async () => {
    const dealer = await dealerAtWork();
    const ratio = metricOf(await reportOf(dealer), "ENGINEER_TO_PLANNER_RATIO");
    expect(ratio).toMatchObject({ value: 1, months: ["2026-06"], state: "IN_PROGRESS" });
  });

  test("are held against the goal of the newest month, but for counts and sums", async () => {
    const dealer = await dealerAtWork();
    for (const [metric, value] of [
      ["ORDER_COMPLETION_TIME", 6],
      ["WORK_ORDERS_COMPLETED", 3],
    ] as const) {
      await api.ask(`mutation { setMetricGoal(input: { program: FIELD_SERVICE, metric: "${metric}", dealerID: "${dealer}", validFrom: "2026-01-01",
        value: ${value} }) { userErrors { message } } }`);
    }
    const report = await reportOf(dealer);
    expect(metricOf(report, "ORDER_COMPLETION_TIME")).toMatchObject({ goal: { value: 6 }, met: true });
    expect(metricOf(report, "WORK_ORDERS_COMPLETED")).toMatchObject({ goal: null, met: null });
  });

  test("are those of another program where that is asked for", async () => {
    const dealer = await dealerAtWork();
    const { metrics } = await reportOf(dealer, "(program: INTERNET_SALES)");
    expect(metricOf({ goals: [], months: [], metrics }, "CONTACT_RATE")).toMatchObject({ state: "NO_DATA", value: null, months: [] });
  });

  test("are told in the program's order, each once for each currency, and none where no month has begun", async () => {
    const dealer = await dealerAtWork();
    const codes = (await reportOf(dealer)).metrics.map(({ metric }) => metric.code);
    const { program } = await api.ask<{ program: { metrics: { code: string }[] } }>(
      "{ program(code: FIELD_SERVICE) { metrics { code } } }",
    );
    expect(codes).toEqual(program.metrics.map(({ code }) => code));
    await agree(api, { dealerID: dealer, agreementID: "later", since: "2026-06-02", until: "2026-12-31" });
    expect(await reportOf(dealer)).toMatchObject({ months: [], metrics: [] });
  });

  test("take as many statements for two agreements as for one", async () => {
    const dealer = await dealerAtWork();
    const report = () => api.statements.during(() => reportOf(dealer));
    const one = await report();
    await agree(api, { dealerID: dealer, agreementID: "another", since: "2026-02-01" });
    expect((await report()).length).toBe(one.length);
  });
});

test.each([
  ["begins within a month: it does not count", "2026-01-02", "2026-03-31", ["2026-02", "2026-03"]],
  ["ends within a month: it does not count", "2026-01-01", "2026-03-30", ["2026-01", "2026-02"]],
  ["goes on: the month that has begun counts", "2026-05-01", "2026-12-31", ["2026-05", "2026-06"]],
  ["is to come: no month counts", "2026-07-01", "2026-12-31", []],
  ["lies within a month: no month counts", "2026-02-02", "2026-02-27", []],
])("a period that %s", (_, since, until, months) => {
  expect(monthsWithin(since, until, "2026-06")).toEqual(months);
});
