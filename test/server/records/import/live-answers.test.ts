import { surveyAnswerImport } from "server/features/records/import/kinds/survey-answer.import.ts";
import { answerSurvey } from "server/features/survey/answer-survey.writer.ts";
import { issueSatisfactionSurvey } from "server/features/survey/issue-survey.writer.ts";
import { hashOfToken } from "server/features/survey/survey-token.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newDealer } from "../../../support/api-records.ts";
import { hour, plus } from "../../../support/opportunities.ts";
import { newRequest } from "../../../support/requests.ts";
import { completedOpportunity } from "../../../support/surveys.ts";
import { ImportTrial, oneRow } from "./import-trial.ts";
import { LiveTrial } from "./live-trial.ts";

const staff = mintDealerScope({ kind: "STAFF" });
/** As the trial has it. */
const now = new Date("2026-06-01T00:00:00Z");
const answered = plus(now, -hour);

let trial: ImportTrial;
let live: LiveTrial;
beforeAll(async () => {
  trial = await ImportTrial.open();
  live = new LiveTrial(trial.database.dataSource, await newDealer(trial.database.dataSource));
});
afterAll(() => trial.close());

const query = <Found extends object>(text: string, values: unknown[] = []) => trial.database.dataSource.query<Found[]>(text, values);
let opportunity: string;
beforeEach(async () => {
  await query("TRUNCATE service_request, opportunity, survey_answer, survey_invitation");
  await newRequest(trial.database.dataSource, "R1", { assignAt: null });
  opportunity = await completedOpportunity(trial.database.dataSource, live.dealer, plus(now, -2 * hour), { request_id: "R1" });
});

const clock = { now: () => answered };

/** A link to the owner; gives what its owner does with it. */
async function link(): Promise<() => Promise<boolean>> {
  const order = { dealerId: live.dealer, opportunityId: opportunity, language: null, validForDays: 30, by: "staff" };
  const { token } = await issueSatisfactionSurvey(staff, trial.database.dataSource, order, clock);
  const hash = hashOfToken(token);
  if (!hash) throw new Error("A link that was issued has no token.");
  const given = { scores: new Map([["CSAT" as const, 4]]), comment: "Well done" };
  return () => answerSurvey(staff, trial.database.dataSource, hash, given, clock);
}

type Row = Readonly<Record<string, string>>;
const imported = (over: Row = {}): Row => ({
  dealer: live.dealer,
  id: "A1",
  opportunity,
  question: "CSAT",
  answered_at: answered.toISOString(),
  score: "4",
  ...over,
});
const run = (row: Row) => trial.run(oneRow(row), { kind: surveyAnswerImport });
const errors = async (row: Row) => (await trial.refusal(oneRow(row), { kind: surveyAnswerImport })).errors;
const stored = () =>
  query<{ id: string; score: number; comment: string | null }>("SELECT id, score, comment FROM survey_answer ORDER BY id");

const idOf = async () => (await stored())[0]?.id ?? "";

describe("an answer that an owner gave by a link", () => {
  beforeEach(async () => {
    await (await link())();
  });

  test("has no other one beside it by a file, whatever that says", async () => {
    const before = await stored();
    const expected = `another opportunity, or blank: its owner has answered by link, at ${answered.toISOString()}`;
    for (const score of ["4", "1"]) {
      expect(await errors(imported({ score }))).toEqual([{ line: 2, column: "opportunity", value: opportunity, expected }]);
    }
    expect(await stored()).toEqual(before);
  });

  test("stays where a file says the same under its id, or leaves out what was written", async () => {
    const before = await stored();
    expect(await run(imported({ id: await idOf(), comment: "" }))).toMatchObject({ unchanged: 1 });
    expect(await stored()).toEqual(before);
  });

  test("is not changed under its id", async () => {
    expect(await errors(imported({ id: await idOf(), score: "1", comment: "Bad" }))).toEqual([
      { line: 2, column: "comment", value: "Bad", expected: "Well done, as recorded here" },
      { line: 2, column: "score", value: "1", expected: "4, as recorded here" },
    ]);
  });

  test("leaves room for answers to other questions, and about other opportunities", async () => {
    const other = await completedOpportunity(trial.database.dataSource, live.dealer, now);
    expect(await run(imported({ question: "NPS" }))).toMatchObject({ new: 1 });
    expect(await run(imported({ id: "A2", opportunity: other }))).toMatchObject({ new: 1 });
    expect(await run(imported({ id: "A2", opportunity: other, score: "2" }))).toMatchObject({ changed: 1 });
  });
});

test("of an answer by link and an imported one at the same moment, the one that is waited for stands", async () => {
  const give = await link();
  let importing: ReturnType<typeof errors> | undefined;
  await live.during(async (other) => {
    // What an answer holds until its end.
    await other.query("SELECT FROM service_request WHERE id = 'R1' FOR SHARE");
    importing = errors(imported());
    await live.waiting(1);
    await other.query("UPDATE survey_invitation SET answered_at = $1", [answered]);
    await other.query(
      `INSERT INTO survey_answer (dealer_id, id, opportunity_id, question, answered_at, score)
       SELECT dealer_id, id || '-CSAT', opportunity_id, 'CSAT', answered_at, 5 FROM survey_invitation`,
    );
  });
  expect(await importing).toMatchObject([{ line: 2, column: "opportunity" }]);
  expect(await give()).toBe(false);
  expect(await stored()).toHaveLength(1);
});

test("an owner who answers while an import is under way is told so, and not counted twice", async () => {
  const give = await link();
  let both: Promise<[unknown, boolean]> | undefined;
  await live.during(async (other) => {
    await other.query("SELECT FROM opportunity FOR UPDATE");
    const importing = run(imported());
    await live.waiting(1);
    both = Promise.all([importing, give()]);
    await live.waiting(2);
  });
  expect(await both).toEqual([expect.objectContaining({ new: 1 }), false]);
  expect(await stored()).toEqual([{ id: "A1", score: 4, comment: null }]);
});
