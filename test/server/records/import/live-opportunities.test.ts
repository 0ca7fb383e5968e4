import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { givenFile } from "server/features/records/import/given-file.ts";
import { opportunityImport } from "server/features/records/import/kinds/opportunity.import.ts";
import { rehearseImport } from "server/features/records/import/rehearse-import.ts";
import { undoImport } from "server/features/records/import/undo/undo-import.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { Failure } from "server/platform/failure.ts";
import type { QueryRunner } from "typeorm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { hour, plus } from "../../../support/opportunities.ts";
import { takingPart } from "../../../support/requests.ts";
import { ImportTrial, oneRow, type StoredOpportunity } from "./import-trial.ts";
import { LiveTrial } from "./live-trial.ts";
import { refusal } from "./undo-trial.ts";

const staff = mintDealerScope({ kind: "STAFF" });
/** As the trial has it. */
const now = new Date("2026-06-01T00:00:00Z");
const assigned = plus(now, -24 * hour);
const accepted = plus(now, -2 * hour);

let trial: ImportTrial;
let live: LiveTrial;
beforeAll(async () => {
  trial = await ImportTrial.open();
  live = new LiveTrial(trial.database.dataSource, await takingPart(trial.database.dataSource, { id: "D1" }));
});
afterAll(() => trial.close());

const query = <Found extends object>(text: string, values: unknown[] = []) => trial.database.dataSource.query<Found[]>(text, values);
beforeEach(() =>
  query(
    `TRUNCATE service_request, opportunity, opportunity_event, assignment, import_run, import_change, import_completeness, record_completeness,
       operator_event, outbox_event, survey_invitation`,
  ),
);

const events = async () => (await query<{ kind: string }>("SELECT kind FROM opportunity_event ORDER BY number")).map(({ kind }) => kind);
/** The one opportunity of the dealer. */
async function stored(): Promise<StoredOpportunity> {
  const [row] = await trial.stored(live.dealer);
  if (!row) throw new Error("There is no opportunity.");
  return row;
}

type Row = Readonly<Record<string, string>>;

/** What a file says of an opportunity that stands as this one does. */
function rowOf(found: StoredOpportunity): Row {
  const { dealer_id: dealer = "", request_id: request, ...others } = found;
  const row = { dealer, request, ...others };
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value ?? ""]));
}

const acceptedRow = async () => rowOf(await stored());

/** Handed out here and accepted. */
async function handedAndAccepted(): Promise<string> {
  const id = await live.handOut("R1", assigned);
  await live.take(id, { kind: "ACCEPT" }, accepted);
  return id;
}

/** Came by a file that said no more, and was accepted here. */
async function importedAndAccepted(): Promise<Row> {
  const row = { dealer: live.dealer, id: "O1", assigned_at: assigned.toISOString(), response: "", responded_at: "" };
  await trial.run(oneRow(row));
  await live.take("O1", { kind: "ACCEPT" }, accepted);
  return row;
}

describe("an opportunity of which steps were taken here", () => {
  test("stays as it is where a file is imported again that knows nothing of them", async () => {
    const file = oneRow(await importedAndAccepted());
    const before = await stored();
    expect(await trial.run(file)).toMatchObject({ new: 0, changed: 0, unchanged: 1 });
    expect(await stored()).toEqual(before);
    expect(before).toMatchObject({ response: "ACCEPTED", responded_at: accepted.toISOString() });
  });

  test("stays as it is where a file says the same", async () => {
    const id = await handedAndAccepted();
    await live.take(id, { kind: "COMPLETE", reason: "Repaired" }, plus(now, -hour));
    const before = await stored();
    expect(await trial.run(oneRow(rowOf(before)))).toMatchObject({ unchanged: 1 });
    expect([await stored(), await events()]).toEqual([before, ["ASSIGNED", "ACCEPTED", "COMPLETED"]]);
  });

  test("keeps its time to answer where a file leaves that blank or out", async () => {
    await handedAndAccepted();
    await query("UPDATE opportunity SET expires_at = $1", [plus(now, 100 * hour)]);
    const { expires_at: _, ...without } = await acceptedRow();
    expect(await trial.run(oneRow({ ...without, expires_at: "" }))).toMatchObject({ unchanged: 1 });
    expect(await trial.run(oneRow(without))).toMatchObject({ unchanged: 1 });
    expect(await stored()).toMatchObject({ expires_at: plus(now, 100 * hour).toISOString() });
  });

  const recorded = "as recorded here";
  test.each<[string, Row, { column: string; value: string; expected: string }[]]>([
    [
      "another answer",
      { response: "REJECTED", responded_at: accepted.toISOString(), decline_reason: "Too far" },
      [
        { column: "decline_reason", value: "Too far", expected: `blank, ${recorded}: no file adds to it` },
        { column: "response", value: "REJECTED", expected: `ACCEPTED, ${recorded}` },
      ],
    ],
    [
      "that it has expired",
      { response: "EXPIRED", responded_at: "" },
      [{ column: "response", value: "EXPIRED", expected: `ACCEPTED, ${recorded}` }],
    ],
    [
      "a millisecond earlier",
      { responded_at: plus(accepted, -1).toISOString() },
      [{ column: "responded_at", value: plus(accepted, -1).toISOString(), expected: `${accepted.toISOString()}, ${recorded}` }],
    ],
    [
      "a step that comes next",
      { outcome: "COMPLETED", outcome_at: now.toISOString() },
      [
        { column: "outcome", value: "COMPLETED", expected: `blank, ${recorded}: no file adds to it` },
        { column: "outcome_at", value: now.toISOString(), expected: `blank, ${recorded}: no file adds to it` },
      ],
    ],
    [
      "an enrolment",
      { enrolled_at: now.toISOString() },
      [{ column: "enrolled_at", value: now.toISOString(), expected: `blank, ${recorded}: no file adds to it` }],
    ],
    ["another request", { request: "R2" }, [{ column: "request", value: "R2", expected: `R1, ${recorded}` }]],
    [
      "another month",
      { assigned_at: "2026-05-01T00:00:00Z" },
      [{ column: "assigned_at", value: "2026-05-01T00:00:00Z", expected: `${assigned.toISOString()}, ${recorded}` }],
    ],
  ])("refuses a file that says of it %s", async (_name, over, errors) => {
    await handedAndAccepted();
    const before = await stored();
    const file = oneRow({ ...(await acceptedRow()), ...over });
    expect((await trial.refusal(file)).errors).toEqual(errors.map((each) => ({ line: 2, ...each })));
    expect([await stored(), await events()]).toEqual([before, ["ASSIGNED", "ACCEPTED"]]);
  });

  test("is told of by a dry run as by the import", async () => {
    await handedAndAccepted();
    const content = oneRow({ ...(await acceptedRow()), response: "REJECTED" });
    const file = join(trial.folder, "rehearsed.csv");
    await writeFile(file, content);
    const rehearsed = await rehearseImport(staff, trial.database.dataSource, [givenFile(opportunityImport, file, undefined)], {
      now,
    }).catch((error: unknown) => error);
    const { details } = await trial.refusal(content, { name: "rehearsed.csv" });
    expect(rehearsed).toBeInstanceOf(Failure);
    expect((rehearsed as Failure).details["refused"]).toEqual(details["refused"]);
  });

  test("stays out where good rows are kept", async () => {
    await handedAndAccepted();
    const bad = { ...(await acceptedRow()), response: "REJECTED" };
    const other = Object.keys(bad).map((name) => ({ dealer: live.dealer, id: "O2", assigned_at: assigned.toISOString() })[name] ?? "");
    const report = await trial.run(`${oneRow(bad)}${other.join(",")}\n`, { keepGood: true });
    expect(report).toMatchObject({ new: 1, changed: 0, bad: 1 });
    expect((await trial.stored(live.dealer)).map(({ response }) => response)).toEqual([null, "ACCEPTED"]);
  });

  test("holds up the undo of the import that it came by, which says why", async () => {
    await importedAndAccepted();
    const undone = undoImport(staff, trial.database.dataSource, 1, { now, by: "undoer" });
    expect(await refusal(undone)).toContain("With 1 of them something was done here since, which no undo takes back.");
    expect(await stored()).toMatchObject({ response: "ACCEPTED" });
  });
});

test("one that its owner was asked about by a link is removed by no undo", async () => {
  await trial.run(fileOf(declined("O1", "")));
  await trial.database.dataSource.query(
    `INSERT INTO survey_invitation (dealer_id, id, opportunity_id, questions, token_hash, issued_at, issued_by, expires_at)
     VALUES ($1, 'S1', 'O1', '{CSAT}', sha256('token'), '2026-03-05T00:00:00Z', 'someone', '2026-04-05T00:00:00Z')`,
    [live.dealer],
  );
  const refused = await refusal(undoImport(staff, trial.database.dataSource, 1, { now: accepted, by: "someone" }));
  expect(refused).toContain("With 1 of them something was done here since, which no undo takes back.");
  expect(await trial.stored(live.dealer)).toHaveLength(1);
});

test("while nobody has answered here, a file that says that the time is over is refused, and one that says so when it is changes nothing", async () => {
  await live.handOut("R1", assigned);
  const row = { ...(await acceptedRow()), response: "EXPIRED" };
  expect((await trial.refusal(oneRow(row))).errors).toEqual([
    { line: 2, column: "response", value: "EXPIRED", expected: "blank: its time to answer is not over" },
  ]);
  expect(await trial.run(oneRow(row), { now: plus(now, 48 * hour) })).toMatchObject({ unchanged: 1 });
});

test("a request that is handed out here gets no other opportunity by a file", async () => {
  await live.handOut("R1", assigned);
  const row = { dealer: live.dealer, id: "OTHER", request: "R1", assigned_at: assigned.toISOString() };
  expect((await trial.refusal(oneRow(row))).errors).toEqual([
    {
      line: 2,
      column: "request",
      value: "R1",
      expected: "another request, or blank: this one is handed out here, which is when it gets its opportunities",
    },
  ]);
});

test("history, of which no step was taken here, is what the newest file says", async () => {
  const row = {
    dealer: live.dealer,
    id: "O1",
    assigned_at: assigned.toISOString(),
    response: "ACCEPTED",
    responded_at: accepted.toISOString(),
  };
  await trial.run(oneRow(row));
  expect(await trial.run(oneRow({ ...row, response: "", responded_at: "" }))).toMatchObject({ changed: 1 });
  expect(await stored()).toMatchObject({ response: null });
});

const declined = (id: string, response = "REJECTED") =>
  [live.dealer, id, assigned.toISOString(), response, response && accepted.toISOString()].join(",");
const fileOf = (...rows: readonly string[]) => ["dealer,id,assigned_at,response,responded_at", ...rows, ""].join("\n");

/** What the step's writer does. */
const underWay = async (step: QueryRunner) => {
  await step.query("UPDATE opportunity SET response = 'ACCEPTED', responded_at = $1 WHERE id = 'O1'", [accepted]);
  await step.query(
    `INSERT INTO opportunity_event (dealer_id, opportunity_id, number, kind, happened_at, author) VALUES ($1, 'O1', 1, 'ACCEPTED', $2, 'dealer')`,
    [live.dealer, accepted],
  );
};

describe("at one and the same moment", () => {
  beforeEach(async () => {
    await trial.run(fileOf(declined("O1", ""), declined("O2", "")));
  });

  test("a step that is under way is waited for, and not lost", async () => {
    let importing: ReturnType<ImportTrial["refusal"]> | undefined;
    await live.during(async (step) => {
      await underWay(step);
      importing = trial.refusal(fileOf(declined("O1")));
      await live.waiting(1);
    });
    expect((await importing)?.errors).toMatchObject([{ line: 2, column: "response", expected: "ACCEPTED, as recorded here" }]);
    expect((await trial.stored(live.dealer))[0]).toMatchObject({ response: "ACCEPTED" });
  });

  test("a file that says nothing of a step that is under way neither waits for it nor undoes it", async () => {
    await live.during(async (step) => {
      await step.query("SELECT FROM opportunity WHERE id = 'O1' FOR UPDATE");
      expect(await trial.run(fileOf(declined("O1", "")))).toMatchObject({ unchanged: 1 });
      await underWay(step);
    });
    expect((await trial.stored(live.dealer))[0]).toMatchObject({ response: "ACCEPTED" });
  });

  test("a step that is taken while a file waits for another one is not undone by it", async () => {
    let importing: ReturnType<ImportTrial["run"]> | undefined;
    await live.during(async (other) => {
      await other.query("SELECT FROM opportunity WHERE id = 'O2' FOR UPDATE");
      importing = trial.run(fileOf(declined("O1", ""), declined("O2")));
      await live.waiting(1);
      await live.take("O1", { kind: "ACCEPT" }, accepted);
    });
    expect(await importing).toMatchObject({ changed: 1, unchanged: 1 });
    expect(await trial.stored(live.dealer)).toMatchObject([{ response: "ACCEPTED" }, { response: "REJECTED" }]);
    expect(await events()).toHaveLength(1);
  });

  test("a step waits for an import that is under way, and is refused where that has answered", async () => {
    let both: Promise<[unknown, string]> | undefined;
    await live.during(async (other) => {
      await other.query("SELECT FROM opportunity WHERE id = 'O2' FOR UPDATE");
      const importing = trial.run(fileOf(declined("O1"), declined("O2")));
      await live.waiting(1);
      both = Promise.all([importing, refusal(live.take("O1", { kind: "ACCEPT" }, accepted))]);
      await live.waiting(2);
    });
    expect(await both).toEqual([expect.objectContaining({ changed: 2 }), expect.stringContaining("it was declined")]);
    expect(await events()).toEqual([]);
  });
});
