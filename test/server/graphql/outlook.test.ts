import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newDealer } from "../../support/api-records.ts";
import { program } from "../../support/api-scorecards.ts";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";
import { day, hour, insertOpportunities, type OpportunityInput, plus } from "../../support/opportunities.ts";

const now = new Date("2026-06-20T12:00:00Z");
const assigned = new Date("2026-05-28T12:00:00Z");
const accepted = { response: "ACCEPTED", responded_at: plus(assigned, hour) } as const;
const completed = { ...accepted, outcome: "COMPLETED", outcome_at: plus(assigned, 5 * day) } as const;
const withdrawn = { ...accepted, outcome: "WITHDRAWN", outcome_at: plus(assigned, 5 * day) } as const;

/** Of ten accepted: four completed, one withdrawn, five open. */
const ten: OpportunityInput[] = [
  completed,
  completed,
  completed,
  completed,
  withdrawn,
  accepted,
  accepted,
  accepted,
  accepted,
  accepted,
].map((facts, index) => ({ id: `${index}`, assigned_at: assigned, ...facts }));

let api: ApiServer;
let dealer: string;
beforeAll(async () => {
  api = await createApiServer(now);
  dealer = await newDealer(api.database.dataSource, { id: "OUTLOOK", timeZone: "UTC" });
  await insertOpportunities(api.database.dataSource, dealer, ten);
  await insertOpportunities(api.database.dataSource, dealer, [
    { id: "declined", assigned_at: assigned, response: "REJECTED", responded_at: plus(assigned, hour) },
  ]);
  const january = new Date("2026-01-10T12:00:00Z");
  const moved = (instant: Date | null | undefined) => (instant ? plus(january, instant.getTime() - assigned.getTime()) : null);
  const earlier = ten.map((one) => ({
    ...one,
    id: `january-${one.id}`,
    assigned_at: january,
    responded_at: moved(one.responded_at),
    outcome_at: moved(one.outcome_at),
  }));
  await insertOpportunities(api.database.dataSource, dealer, earlier);
});
afterAll(() => api.close());

const fields = "state numerator denominator outlook { least most open cohortComplete toGoal { state needed of firstBy sentence } }";

interface Outlook {
  readonly least: number | null;
  readonly most: number | null;
  readonly open: number;
  readonly cohortComplete: boolean;
  readonly toGoal: {
    readonly state: string;
    readonly needed: number | null;
    readonly of: number;
    readonly firstBy: string;
    readonly sentence: string;
  } | null;
}

async function outlookOf(metric: string, month = "2026-05", asOf = now, language = "en"): Promise<Outlook | null> {
  const data = await api.ask<{ dealer: { scorecard: { result: { outlook: Outlook | null } } } }>(
    `query ($metric: String!, $month: Month!, $asOf: DateTime!) { dealer(id: "OUTLOOK", asOf: $asOf) { scorecard(program: ${program}, month: $month) { result(metric: $metric) { ${fields} } } } }`,
    { variables: { metric, month, asOf: asOf.toISOString() }, headers: { "accept-language": language } },
  );
  return data.dealer.scorecard.result.outlook;
}

async function outlookStatements(months: number, metrics = ""): Promise<string[]> {
  const results = `results(${metrics}shape: PROPORTION) { outlook { least } }`;
  const query = `{ dealer(id: "OUTLOOK") { scorecards(program: ${program}, first: ${months}) { nodes { ${results} } } } }`;
  return (await api.statements.during(() => api.ask(query))).filter((name) => name.startsWith("outlook_"));
}

describe("an open share", () => {
  test("says the least and the most it can still become, and what the goal takes", async () => {
    expect(await outlookOf("CLOSE_RATE")).toEqual({
      least: 0.4,
      // Those that leave the denominator as not code compliant raise it less than those that are completed.
      most: 0.9,
      open: 5,
      cohortComplete: true,
      toGoal: {
        state: "POSSIBLE",
        needed: 2,
        of: 5,
        firstBy: "2026-06-27T13:00:00.000Z",
        sentence: "2 more of the 5 still open, the first by Jun 27, 2026.",
      },
    });
  });

  test("of a past instant is what it was then: the month was not over, and the withdrawn one was open", async () => {
    const outlook = await outlookOf("CLOSE_RATE", "2026-05", plus(assigned, 2 * day));
    expect(outlook).toMatchObject({ least: 0, most: 1, open: 10, cohortComplete: false });
    expect(outlook?.toGoal?.sentence).toBe("Of the records so far: 6 more of the 10 still open, the first by Jun 27, 2026.");
  });

  test("can become nothing else once it is decided for good", async () => {
    expect(await outlookOf("CLOSE_RATE", "2026-01")).toMatchObject({
      least: 0.4,
      most: 0.4,
      open: 0,
      toGoal: { state: "OUT_OF_REACH" },
    });
  });

  test("is the only one that has an outlook, and only where something is recorded", async () => {
    expect(await outlookOf("ASSIGNED_COUNT")).toBeNull();
    expect(await outlookOf("CLOSE_RATE", "2026-04")).toBeNull();
  });

  test.each([
    ["fr", "Il en faut encore 2 sur 5 encore ouverts, le premier au plus tard le 27 juin 2026."],
    ["ru", "Нужны ещё 2 записи из 5 ещё открытых (первая до 27 июн. 2026 г.)."],
    ["zh-Hans", "5 条未定记录中还需 2 条，最早一条不得晚于 2026年6月27日。"],
  ])("says what the goal takes in %s", async (language, sentence) => {
    expect((await outlookOf("CLOSE_RATE", "2026-05", now, language))?.toGoal?.sentence).toBe(sentence);
  });

  test("takes one statement more, for all metrics and months as for one", async () => {
    expect(await outlookStatements(2, `metrics: ["CLOSE_RATE"], `)).toHaveLength(1);
    expect(await outlookStatements(12)).toHaveLength(1);
  });
});
