import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newDealer, setCompleteThrough } from "../../support/api-records.ts";
import { publish } from "../../support/api-scorecards.ts";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";
import { insertServiceRecord } from "../../support/service-records.ts";

const program = "INTERNET_SALES";
const dealer = "FUNNEL";
let api: ApiServer;

/** How far a lead got, by the first letters of its steps: C, A, S for showed, B for bought. */
async function insertLead(dealerId: string, id: string, receivedAt: string, taken: string): Promise<void> {
  const steps = {
    contacted: taken.includes("C"),
    appointment_set: taken.includes("A"),
    showed: taken.includes("S"),
    sold: taken.includes("B"),
  };
  await insertServiceRecord(api.database.dataSource, "lead", { dealer_id: dealerId, id, received_at: receivedAt, ...steps });
}

beforeAll(async () => {
  api = await createApiServer("2026-06-10T12:00:00Z");
  const { dataSource } = api.database;
  for (const id of [dealer, "OTHER"]) {
    await newDealer(dataSource, { id, timeZone: "America/Chicago" });
    for (const [index, taken] of ["", "C", "CA", "CAS", "CASB", "B"].entries()) {
      // Clocks go forward on Sunday 8 March: the second week has 167 hours.
      await insertLead(id, String(index), index < 2 ? "2026-03-02T06:00:00.000Z" : "2026-03-09T04:59:59.999Z", taken);
    }
    await insertLead(id, "next", "2026-03-09T05:00:00.000Z", "AS");
  }
});
afterAll(() => api.close());

const stepFields = "code name count alsoStepBefore stepBefore sufficiency shareOfStepBefore shareOfAll metricCode";

interface Step {
  readonly code: string;
  readonly name: string;
  readonly count: number;
  readonly alsoStepBefore: number | null;
  readonly stepBefore: number | null;
  readonly sufficiency: string | null;
  readonly shareOfStepBefore: number | null;
  readonly shareOfAll: number | null;
  readonly metricCode: string | null;
}

interface Month {
  readonly funnel: readonly Step[];
  readonly results: readonly {
    readonly metricCode: string;
    readonly value: number;
    readonly numerator: number;
    readonly denominator: number;
    readonly sufficiency: string;
  }[];
}

async function monthOf(month = "2026-03", language = "en"): Promise<Month> {
  const query = `{ dealer(id: "${dealer}") { scorecard(program: ${program}, month: "${month}") {
    funnel { ${stepFields} } results(shape: PROPORTION) { metricCode value numerator denominator sufficiency } } } }`;
  return (await api.ask<{ dealer: { scorecard: Month } }>(query, { language })).dealer.scorecard;
}

const told = (steps: readonly Step[]) => steps.map(({ code, count, alsoStepBefore }) => [code, count, alsoStepBefore]);

const marchSteps = [
  ["RECEIVED", 7, null],
  ["CONTACTED", 4, 4],
  ["APPOINTMENT_SET", 4, 3],
  ["SHOWED", 3, 3],
  ["SOLD", 2, 1],
];

describe("the funnel of a month", () => {
  test("counts each step where it was recorded, and says how many took the step before as well", async () => {
    expect(told((await monthOf()).funnel)).toEqual(marchSteps);
  });

  test("gives the shares that the metrics give", async () => {
    const { funnel, results } = await monthOf();
    const rates = new Map(results.map((result) => [result.metricCode, result]));
    for (const { metricCode, shareOfStepBefore, alsoStepBefore, stepBefore, sufficiency } of funnel.slice(1)) {
      const rate = rates.get(metricCode ?? "");
      expect([shareOfStepBefore, alsoStepBefore, stepBefore, sufficiency]).toEqual([
        rate?.value,
        rate?.numerator,
        rate?.denominator,
        rate?.sufficiency,
      ]);
    }
    const sale = rates.get("LEAD_TO_SALE_RATE");
    expect([funnel.at(-1)?.count, funnel.at(-1)?.shareOfAll, funnel[0]?.count]).toEqual([sale?.numerator, sale?.value, sale?.denominator]);
  });

  test("agrees with the receipts: each count is the records that they list", async () => {
    const { funnel } = await monthOf();
    const counts = await api.ask<{
      dealer: { scorecard: { results: { receipt: { counts: { counted: number; notCounted: number } } }[] } };
    }>(
      `{ dealer(id: "${dealer}") { scorecard(program: ${program}, month: "2026-03") {
        results(metrics: ["CONTACT_RATE", "APPOINTMENT_SET_RATE", "SHOW_RATE", "SOLD_RATE"]) { receipt { counts { counted notCounted } } } } } }`,
    );
    const receipts = counts.dealer.scorecard.results.map(({ receipt }) => receipt.counts);
    expect(receipts.map(({ counted }) => counted)).toEqual(funnel.slice(1).map(({ alsoStepBefore }) => alsoStepBefore));
    expect(receipts.map(({ counted, notCounted }) => counted + notCounted)).toEqual(funnel.slice(0, -1).map(({ count }) => count));
  });

  test("is the sum of the dealers of a selection", async () => {
    const { dealerGroup } = await api.ask<{ dealerGroup: { scorecards: { funnel: Step[] }[] } }>(
      `{ dealerGroup { scorecards(program: ${program}, to: "2026-03") { funnel { ${stepFields} } } } }`,
    );
    expect(told(dealerGroup.scorecards[0]?.funnel ?? [])).toEqual(
      marchSteps.map(([code, count, also]) => [code, Number(count) * 2, also === null ? null : Number(also) * 2]),
    );
  });

  test("has no shares where nothing was received", async () => {
    const { funnel } = await monthOf("2026-01");
    expect(funnel.map(({ count, shareOfAll, shareOfStepBefore }) => [count, shareOfAll, shareOfStepBefore])).toEqual(
      funnel.map(() => [0, null, null]),
    );
  });

  test.each([
    ["en", "Leads received", "Sold"],
    ["fr", "Demandes reçues", "Vente conclue"],
    ["ru", "Заявки получены", "Продажа совершена"],
    ["zh-Hans", "收到线索", "成交"],
  ])("is told in %s", async (language, first, last) => {
    const { funnel } = await monthOf("2026-03", language);
    expect([funnel[0]?.name, funnel.at(-1)?.name]).toEqual([first, last]);
  });

  test("has no steps in a program without one", async () => {
    const data = await api.ask<{ dealer: object }>(
      `{ dealer(id: "${dealer}") { scorecard(program: FIELD_SERVICE, month: "2026-03") { funnel { code } } weeklyFunnels(program: FIELD_SERVICE) { from } } }`,
    );
    expect(data.dealer).toEqual({ scorecard: { funnel: [] }, weeklyFunnels: [] });
  });
});

test("the funnel of a published month is that of its edition, as its results are", async () => {
  const id = await newDealer(api.database.dataSource);
  await insertLead(id, "1", "2026-02-10T12:00:00Z", "C");
  await setCompleteThrough(api.database.dataSource, id, "2026-06-10T12:00:00Z", "LEAD");
  await publish(api, "2026-06-10T12:00:00Z");
  await insertLead(id, "late", "2026-02-10T12:00:00Z", "CASB");
  const query = `{ dealer(id: "${id}") { scorecard(program: ${program}, month: "2026-02") { result(metric: "CONTACT_RATE") { state } funnel { count } } } }`;
  const { scorecard } = (await api.ask<{ dealer: { scorecard: object } }>(query)).dealer;
  expect(scorecard).toEqual({ result: { state: "FINAL" }, funnel: [1, 1, 0, 0, 0].map((count) => ({ count })) });
});

async function weeksOf(args: string) {
  const query = `{ dealer(id: "${dealer}") { weeklyFunnels(program: ${program}, ${args}) { from to settled steps { ${stepFields} } } } }`;
  const { weeklyFunnels } = (
    await api.ask<{ dealer: { weeklyFunnels: { from: string; to: string; settled: boolean; steps: Step[] }[] } }>(query)
  ).dealer;
  return weeklyFunnels.map(({ steps, ...week }) => ({ ...week, counts: steps.map(({ count }) => count) }));
}

describe("the funnel by weeks", () => {
  test("goes from Monday to Sunday on the dealer's clocks, and is settled 90 days after the week", async () => {
    expect(await weeksOf('to: "2026-03-11", weeks: 3')).toEqual([
      { from: "2026-03-09", to: "2026-03-15", settled: false, counts: [1, 0, 1, 1, 0] },
      { from: "2026-03-02", to: "2026-03-08", settled: true, counts: [6, 4, 3, 2, 2] },
    ]);
  });

  test.each([
    ["weeks: 0", "`weeks` is 0; expected 1 to 53."],
    ['to: "0999-01-01"', "`to` is 0999-01-01; expected a day of the years 1000 to 2999."],
  ])("refuses %s", async (args, message) => {
    const { errors } = await api.send(`{ dealer(id: "${dealer}") { weeklyFunnels(program: ${program}, ${args}) { from } } }`);
    expect(errors[0]?.message).toBe(message);
  });
});

const month = (fields: string) => `{ dealer(id: "${dealer}") { scorecard(program: ${program}, month: "2026-03") { ${fields} } } }`;
const weeks = (count: number, dealers: number) =>
  `{ dealers(first: ${dealers}) { nodes { weeklyFunnels(program: ${program}, weeks: ${count}) { steps { count } } } } }`;

const kinds = (names: readonly string[]) => names.map((name) => name.replace(/_[0-9a-f]{16}$/, "")).toSorted();
const during = async (query: string) => kinds(await api.statements.during(() => api.ask(query)));

describe("statements", () => {
  test("a funnel takes those of the metrics beside it and none of its own", async () => {
    const rates = '["CONTACT_RATE", "APPOINTMENT_SET_RATE", "SHOW_RATE", "SOLD_RATE", "LEAD_TO_SALE_RATE"]';
    const results = await during(month(`results(metrics: ${rates}) { value }`));
    expect(await during(month(`results(metrics: ${rates}) { value } funnel { count }`))).toEqual(results);
    expect(await during(month("funnel { count }"))).toEqual(results);
  });

  test("are as many for 53 weeks as for one, and for many dealers as for one", async () => {
    const one = await during(weeks(1, 1));
    expect([await during(weeks(53, 1)), await during(weeks(53, 3))]).toEqual([one, one]);
  });
});
