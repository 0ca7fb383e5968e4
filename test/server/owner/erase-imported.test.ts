import { eraseOwner } from "server/features/owner/erase-owner.writer.ts";
import { surveyAnswerImport } from "server/features/records/import/kinds/survey-answer.import.ts";
import { undoImport } from "server/features/records/import/undo/undo-import.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newRequest } from "../../support/requests.ts";
import { ImportTrial } from "../records/import/import-trial.ts";
import { LiveTrial } from "../records/import/live-trial.ts";
import { refusal } from "../records/import/undo-trial.ts";

const staff = mintDealerScope({ kind: "STAFF" });
const now = new Date("2026-06-01T00:00:00Z");
let trial: ImportTrial;
beforeAll(async () => {
  trial = await ImportTrial.open();
});
afterAll(() => trial.close());

const query = <Row extends object>(text: string, values: unknown[] = []) => trial.database.dataSource.query<Row[]>(text, values);

const lines = (header: string, ...rows: readonly string[]) => [header, ...rows, ""].join("\n");
const declinedRow = (id: string, request: string, reason: string) =>
  `D1,${id},${request},2026-03-02T08:00:00Z,REJECTED,2026-03-02T09:00:00Z,${reason}`;
const opportunities = (...rows: readonly string[]) => lines("dealer,id,request,assigned_at,response,responded_at,decline_reason", ...rows);
const answers = (...rows: readonly string[]) => lines("dealer,id,opportunity,question,answered_at,score,comment", ...rows);
const answerRow = (id: string, about: string, comment: string) => `D1,${id},${about},CSAT,2026-03-05T08:00:00Z,4,${comment}`;

const landOpportunities = (...rows: readonly string[]) => trial.run(opportunities(...rows));
const landAnswers = (...rows: readonly string[]) => trial.run(answers(...rows), { kind: surveyAnswerImport });
const reasons = async () =>
  (await query<{ decline_reason: string | null }>("SELECT decline_reason FROM opportunity ORDER BY id")).map((row) => row.decline_reason);
const comments = async () =>
  (await query<{ comment: string | null }>("SELECT comment FROM survey_answer ORDER BY id")).map((row) => row.comment);
const kept = async () => JSON.stringify(await query("SELECT ids, was, hashes::text[] FROM import_change ORDER BY run, what"));
const everything = async () => (await kept()) + JSON.stringify([await reasons(), await comments()]);

beforeEach(async () => {
  await query(
    "TRUNCATE dealer, service_request, opportunity, survey_answer, import_run, import_change, import_completeness, record_completeness",
  );
  for (const id of ["R1", "R2"]) await newRequest(trial.database.dataSource, id, { assignAt: null });
  await landOpportunities(declinedRow("O1", "R1", "Zzone"), declinedRow("O2", "R2", "Zztwo"));
  await landAnswers(answerRow("A1", "O1", "Zzthree"), answerRow("A2", "O2", "Zzfour"));
  await landOpportunities(declinedRow("O1", "R1", "Zzfive"), declinedRow("O2", "R2", "Zzsix"));
  await landAnswers(answerRow("A1", "O1", "Zzseven"), answerRow("A2", "O2", "Zzeight"));
  await eraseOwner(staff, trial.database.dataSource, { requestId: "R1", by: "eraser", now });
});

const closed = (id: string, reason: string) =>
  `D1,${id},R1,2026-03-02T08:00:00Z,ACCEPTED,2026-03-02T09:00:00Z,COMPLETED,2026-03-03T09:00:00Z,${reason}`;

describe("what people wrote of an owner whose data are erased", () => {
  test("is in nothing that is kept of imports, while of others it stays", async () => {
    const left = await everything();
    for (const text of ["Zzone", "Zzthree", "Zzfive", "Zzseven"]) expect(left).not.toContain(text);
    for (const text of ["Zztwo", "Zzfour", "Zzsix", "Zzeight"]) expect(left).toContain(text);
    expect(left).toContain('"was":[{},{"decline_reason":"Zztwo"}]');
  });

  test("comes back by no file, and the same files change nothing", async () => {
    expect(await landOpportunities(declinedRow("O1", "R1", "Zzfive"), declinedRow("O2", "R2", "Zzsix"))).toMatchObject({ unchanged: 2 });
    expect(await landAnswers(answerRow("A1", "O1", "Zzseven"), answerRow("A2", "O2", "Zzeight"))).toMatchObject({ unchanged: 2 });
    expect([await reasons(), await comments()]).toEqual([
      ["(erased)", "Zzsix"],
      [null, "Zzeight"],
    ]);
  });

  test("comes by no file that has it for the first time, or does not name the request", async () => {
    await landOpportunities(declinedRow("O3", "R1", "Zznine"));
    await landAnswers(answerRow("A3", "O1", "Zzten"));
    await trial.run(lines("dealer,id,assigned_at,decline_reason", "D1,O1,2026-03-02T08:00:00Z,Zzeleven"));
    await trial.run(lines("dealer,id,question,answered_at,score,comment", "D1,A1,CSAT,2026-03-05T08:00:00Z,4,Zztwelve"), {
      kind: surveyAnswerImport,
    });
    expect([await reasons(), await comments()]).toEqual([
      ["(erased)", "Zzsix", "(erased)"],
      [null, "Zzeight", null],
    ]);
    expect(await kept()).not.toMatch(/Zznine|Zzten|Zzeleven|Zztwelve/);
  });

  test("leaves what numbers ask for: a reason is one, a blank is none, and the one code stays", async () => {
    await trial.run(
      lines(
        "dealer,id,request,assigned_at,response,responded_at,outcome,outcome_at,close_reason",
        closed("O4", "INSTALLATION_NOT_CODE_COMPLIANT"),
        closed("O5", "Zzrepaired"),
        closed("O6", ""),
      ),
    );
    expect(await query("SELECT close_reason FROM opportunity WHERE id >= 'O4' ORDER BY id")).toEqual([
      { close_reason: "INSTALLATION_NOT_CODE_COMPLIANT" },
      { close_reason: "(erased)" },
      { close_reason: null },
    ]);
  });

  test.each([3, 4])("comes back by no undo: import %i", async (run) => {
    expect(await refusal(undoImport(staff, trial.database.dataSource, run, { now, by: "undoer" }))).toContain(
      "1 record of it was changed since",
    );
    expect(await everything()).not.toMatch(/Zzone|Zzthree/);
  });
});

test("an erasure waits for an import of what people wrote, and erases that, too", async () => {
  let both: Promise<unknown> | undefined;
  const live = new LiveTrial(trial.database.dataSource, "D1");
  await live.during(async (other) => {
    await other.query("SELECT FROM opportunity WHERE id = 'O2' FOR UPDATE");
    const importing = landOpportunities(declinedRow("O2", "R2", "Zzlast"));
    await live.waiting(1);
    both = Promise.all([importing, eraseOwner(staff, trial.database.dataSource, { requestId: "R2", by: "eraser", now })]);
    await live.waiting(2);
  });
  await both;
  expect(await everything()).not.toMatch(/Zztwo|Zzsix|Zzlast/);
});
