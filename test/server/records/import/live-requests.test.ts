import { serviceRequestImport } from "server/features/records/import/kinds/service-request.import.ts";
import { undoImport } from "server/features/records/import/undo/undo-import.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { takingPart } from "../../../support/requests.ts";
import { ImportTrial } from "./import-trial.ts";
import { LiveTrial } from "./live-trial.ts";
import { refusal } from "./undo-trial.ts";

const staff = mintDealerScope({ kind: "STAFF" });
/** As the trial has it. */
const now = new Date("2026-06-01T00:00:00Z");

let trial: ImportTrial;
let live: LiveTrial;
beforeAll(async () => {
  trial = await ImportTrial.open();
  live = new LiveTrial(trial.database.dataSource, await takingPart(trial.database.dataSource, { id: "D1" }));
});
afterAll(() => trial.close());

const query = <Row extends object>(text: string, values: unknown[] = []) => trial.database.dataSource.query<Row[]>(text, values);
beforeEach(() =>
  query("TRUNCATE service_request, opportunity, opportunity_event, assignment, import_run, import_change, operator_event, outbox_event"),
);

const requests = (model: string, ...ids: readonly string[]) =>
  [
    "id,requested_at,need,cooling,latitude,longitude,model",
    ...ids.map((id) => `${id},2026-05-30T09:00:00Z,SERVICE,AIR_COOLED,43.05,-88.1,${model}`),
    "",
  ].join("\n");
const land = (content: string) => trial.run(content, { kind: serviceRequestImport, by: "importer" });
const stored = () => query<{ id: string; model: string }>("SELECT id, model FROM service_request ORDER BY id");
const handedOut = async () =>
  (await query<{ request_id: string }>("SELECT request_id FROM opportunity ORDER BY request_id")).map((row) => row.request_id);

test("an undo waits for a request that is being handed out, and is then refused, with why", async () => {
  await land(requests("G-20", "R1"));
  let undoing: Promise<string> | undefined;
  await live.during(async (assigner) => {
    await assigner.query("SELECT FROM service_request WHERE id = 'R1' FOR UPDATE");
    undoing = refusal(undoImport(staff, trial.database.dataSource, 1, { now, by: "undoer" }));
    await live.waiting(1);
    await assigner.query(`INSERT INTO opportunity (dealer_id, id, request_id, assigned_at, expires_at) VALUES ($1, 'O1', 'R1', $2, $2)`, [
      live.dealer,
      now,
    ]);
    await assigner.query("UPDATE service_request SET assign_at = $1 WHERE id = 'R1'", [now]);
  });
  expect(await undoing).toContain("service-requests R1. With 1 of them something was done here since, which no undo takes back.");
  expect(await stored()).toEqual([{ id: "R1", model: "G-20" }]);
});

test("an import and whoever hands requests out never wait for each other: what is held is handed out the next time", async () => {
  const ids = ["R1", "R2", "R3"] as const;
  await land(requests("G-20", ...ids));
  // The last one of the file is due first.
  await query("UPDATE service_request SET assign_at = $1 WHERE id = 'R3'", [new Date(now.getTime() - 1)]);
  let both: Promise<[unknown, number]> | undefined;
  await live.during(async (other) => {
    await other.query("SELECT FROM service_request WHERE id = 'R1' FOR UPDATE");
    const importing = land(requests("G-30", ...ids));
    await live.waiting(1);
    both = Promise.all([importing, live.assign(now)]);
    await expect.poll(handedOut).toEqual(["R2", "R3"]);
  });
  expect(await both).toEqual([expect.objectContaining({ changed: 3 }), 2]);
  expect(await live.assign(now)).toBe(1);
  expect(await handedOut()).toEqual(ids);
});

test("no import begins before what is being handed out is", async () => {
  await land(requests("G-20", "R1"));
  let both: Promise<[number, unknown]> | undefined;
  await live.during(async (other) => {
    await other.query("SELECT FROM service_request WHERE id = 'R1' FOR UPDATE");
    const assigning = live.assign(now);
    await live.waiting(1);
    both = Promise.all([assigning, land(requests("G-30", "R1"))]);
    await live.waiting(2);
  });
  expect(await both).toEqual([1, expect.objectContaining({ changed: 1 })]);
  expect(await handedOut()).toEqual(["R1"]);
});
