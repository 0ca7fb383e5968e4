import { eraseOwner } from "server/features/owner/erase-owner.writer.ts";
import { serviceRequestImport } from "server/features/records/import/kinds/service-request.import.ts";
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
let live: LiveTrial;
beforeAll(async () => {
  trial = await ImportTrial.open();
  live = new LiveTrial(trial.database.dataSource, "D1");
});
afterAll(() => trial.close());

const query = <Row extends object>(text: string) => trial.database.dataSource.query<Row[]>(text);
const lines = (header: string, ...rows: readonly string[]) => [header, ...rows, ""].join("\n");
const declined = (id: string, request: string, reason: string) =>
  `D1,${id},${request},2026-03-02T08:00:00Z,REJECTED,2026-03-02T09:00:00Z,${reason}`;
const land = (...rows: readonly string[]) =>
  trial.run(lines("dealer,id,request,assigned_at,response,responded_at,decline_reason", ...rows));
const landAnswer = () =>
  trial.run(lines("dealer,id,opportunity,question,answered_at,score,comment", "D1,A1,O1,CSAT,2026-03-05T08:00:00Z,4,Zzcomment"), {
    kind: surveyAnswerImport,
  });
const erase = (requestId: string) => eraseOwner(staff, trial.database.dataSource, { requestId, by: "eraser", now });
const undo = (run: number) => undoImport(staff, trial.database.dataSource, run, { now, by: "undoer" });
const everything = async () =>
  JSON.stringify([
    await query("SELECT id, request_id, decline_reason FROM opportunity ORDER BY id"),
    await query("SELECT id, comment FROM survey_answer"),
    await query("SELECT was FROM import_change ORDER BY run, what"),
  ]);

beforeEach(async () => {
  await query(
    "TRUNCATE dealer, service_request, opportunity, survey_answer, import_run, import_change, import_completeness, record_completeness",
  );
  for (const id of ["R1", "R2"]) await newRequest(trial.database.dataSource, id, { assignAt: null });
});

describe("what people wrote of an owner is erased", () => {
  test("by two erasures at once, neither of which brings back what the other took", async () => {
    await land(declined("O1", "R1", "Zzone"), declined("O2", "R2", "Zztwo"));
    await land(declined("O1", "R1", "Zzfive"), declined("O2", "R2", "Zzsix"));
    let both: Promise<unknown> | undefined;
    await live.during(async (other) => {
      await other.query("SELECT FROM import_change WHERE run = 2 FOR UPDATE");
      both = Promise.all([erase("R1"), erase("R2")]);
      await live.waiting(2);
    });
    await both;
    expect(await everything()).not.toMatch(/Zz/);
  });

  test("beside an undo, which then finds what it cannot restore", async () => {
    await land(declined("O1", "R1", "Zzone"));
    await land(declined("O1", "R1", ""));
    let both: Promise<readonly [unknown, string]> | undefined;
    await live.during(async (other) => {
      await other.query("SELECT FROM service_request WHERE id = 'R1' FOR UPDATE");
      const erasing = erase("R1");
      await live.waiting(1);
      both = Promise.all([erasing, refusal(undo(2))]);
      await live.waiting(2);
    });
    expect((await both)?.[1]).toContain("Import 2 is not undone");
    expect(await everything()).not.toMatch(/Zz/);
  });

  test("where only an undo would give the opportunity back to the owner", async () => {
    await land(declined("O1", "R1", "Zzone"), declined("O2", "R1", "Zztwo"));
    await land(declined("O1", "R2", "Of another"));
    await erase("R1");
    expect(await refusal(undo(2))).toContain("Import 2 is not undone");
    expect(await everything()).not.toMatch(/Zz/);
  });

  test("where the answer came before the opportunity that it is about", async () => {
    await erase("R1");
    await landAnswer();
    await land(declined("O1", "R1", "Zzreason"));
    expect(await everything()).not.toMatch(/Zz/);
  });

  test("where a file without reasons gives an opportunity to the owner", async () => {
    await erase("R1");
    await land(declined("O1", "", "Zzreason"));
    await landAnswer();
    await trial.run(lines("dealer,id,request,assigned_at", "D1,O1,R1,2026-03-02T08:00:00Z"));
    expect(await everything()).not.toMatch(/Zz/);
  });
});

const assignAt = () => query("SELECT id, assign_at FROM service_request WHERE id = 'R9'");

describe("a request that an imported opportunity kept from being handed out", () => {
  beforeEach(async () => {
    await land(declined("O1", "R9", "Too far"));
    await trial.run(lines("id,requested_at,need,cooling", "R9,2026-03-01T08:00:00Z,SERVICE,AIR_COOLED"), { kind: serviceRequestImport });
  });

  test("waits for nothing while that stands", async () => {
    expect(await assignAt()).toEqual([{ id: "R9", assign_at: null }]);
  });

  test("is handed out where an undo takes that away", async () => {
    await undo(1);
    expect(await assignAt()).toEqual([{ id: "R9", assign_at: now }]);
  });

  test("is handed out where a file gives that to another request", async () => {
    await land(declined("O1", "R2", "Too far"));
    expect((await assignAt())[0]).not.toMatchObject({ assign_at: null });
  });
});
