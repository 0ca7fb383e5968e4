import { eraseOwner } from "server/features/owner/erase-owner.writer.ts";
import { assignRequests } from "server/features/assignment/assign-requests.writer.ts";
import { rehearseImport } from "server/features/records/import/rehearse-import.ts";
import { givenFile } from "server/features/records/import/given-file.ts";
import { holidayImport } from "server/features/records/import/kinds/holiday.import.ts";
import { serviceRequestImport } from "server/features/records/import/kinds/service-request.import.ts";
import { undoImport } from "server/features/records/import/undo/undo-import.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { insertOpportunities } from "../../../support/opportunities.ts";
import { takingPart } from "../../../support/requests.ts";
import { ImportTrial, oneRow } from "./import-trial.ts";
import { refusal } from "./undo-trial.ts";

const staff = mintDealerScope({ kind: "STAFF" });
/** As the trial has it. */
const now = new Date("2026-06-01T00:00:00Z");
const later = new Date("2026-06-01T12:00:00Z");
let trial: ImportTrial;
beforeAll(async () => {
  trial = await ImportTrial.open();
});
afterAll(() => trial.close());

const query = <Row extends object>(text: string, values: unknown[] = []) => trial.database.dataSource.query<Row[]>(text, values);
beforeEach(() =>
  query(
    `TRUNCATE dealer, staff, holiday, service_request, dealer_relationship, opportunity, opportunity_event, assignment, import_run, import_change,
       import_completeness, request_delivery, operator_event, outbox_event`,
  ),
);

const newestRun = async () => (await query<{ id: number }>("SELECT max(id) AS id FROM import_run"))[0]?.id ?? 0;
const undo = async (run?: number) => undoImport(staff, trial.database.dataSource, run ?? (await newestRun()), { now: later, by: "undoer" });

const owner = {
  first_name: "Ottilie",
  last_name: "Quellenbach",
  street: "17 Larkspur Lane",
  phone: "+1 555 0100",
  email: "ottilie@example.com",
  preferences: "Evenings",
  town: "Waukesha",
  postal_code: "53188",
  latitude: "43.05",
  longitude: "-88.1",
  serial_number: "SN-1",
};
const request = (over: Readonly<Record<string, string>> = {}) =>
  oneRow({ id: "R1", requested_at: "2026-05-30T09:00:00Z", need: "SERVICE", cooling: "AIR_COOLED", ...owner, ...over });
const importRequests = (content: string) => trial.run(content, { kind: serviceRequestImport, by: "importer" });
const refused = (content: string) => trial.refusal(content, { kind: serviceRequestImport });

interface Stored {
  readonly assign_at: Date | null;
  readonly cancelled_at: Date | null;
  readonly cancelled_by: string | null;
}

const stored = async (id = "R1") => (await query<Stored & Record<string, unknown>>("SELECT * FROM service_request WHERE id = $1", [id]))[0];
const assign = (at = now) => assignRequests(staff, trial.database.dataSource, at);

/** A dealer that has been asked for the request, and what it answered. */
async function askedFor(over: object = {}): Promise<string> {
  const dealer = await takingPart(trial.database.dataSource);
  await insertOpportunities(trial.database.dataSource, dealer, [{ id: "SO-1", assigned_at: new Date("2026-05-31T00:00:00Z"), ...over }]);
  await query("UPDATE opportunity SET request_id = 'R1'");
  return dealer;
}

const land = (text: string) => trial.run(text, { kind: holidayImport, mapping: {} });
const listed = () => query<object>("SELECT country, to_char(day, 'YYYY-MM-DD') AS day, name FROM holiday ORDER BY country");

describe("holidays", () => {
  const content = "country,day,name\nUS,2026-07-03,Independence Day\nCA,2026-07-01,Canada Day\n";

  test("land by country and day, are renamed, and the same again changes nothing", async () => {
    expect(await land(content)).toMatchObject({ new: 2 });
    expect(await land(content)).toMatchObject({ new: 0, changed: 0, unchanged: 2 });
    expect(await land("country,day,name\nUS,2026-07-03,Day off\n")).toMatchObject({ changed: 1 });
    expect(await listed()).toEqual([
      { country: "CA", day: "2026-07-01", name: "Canada Day" },
      { country: "US", day: "2026-07-03", name: "Day off" },
    ]);
  });

  test("are taken back by an undo: those made go, those renamed have their names again", async () => {
    await land("country,day,name\nUS,2026-07-03,Day off\n");
    await land(content);
    expect(await undo()).toMatchObject({ removed: 1, restored: 1 });
    expect(await listed()).toEqual([{ country: "US", day: "2026-07-03", name: "Day off" }]);
  });

  test("that were named otherwise since are told by their day when an undo is refused", async () => {
    await land(content);
    await query("UPDATE holiday SET name = 'x' WHERE country = 'US'");
    expect(await refusal(undo())).toContain("changed since: holidays US 2026-07-03. No import did");
  });

  test("with a day twice, without a name or of no country are refused", async () => {
    const { errors } = await trial.refusal("country,day,name\nUS,2026-07-03,A\nUS,2026-07-03,B\nusa,2026-07-03,\n", {
      kind: holidayImport,
      mapping: {},
    });
    expect(errors).toEqual([
      { line: 2, column: "day", value: "US 2026-07-03", expected: "each once in the file; line 3 has it too" },
      { line: 3, column: "day", value: "US 2026-07-03", expected: "each once in the file; line 2 has it too" },
      { line: 4, column: "country", value: "usa", expected: "an ISO 3166-1 alpha-2 code such as US" },
      { line: 4, column: "name", value: null, expected: "a value" },
    ]);
  });

  test("make no dealer, and are of none", async () => {
    await trial.run(content, { kind: holidayImport });
    expect(await query("SELECT id FROM dealer")).toEqual([]);
    expect(() => givenFile(holidayImport, "holidays.csv", undefined, { dealer: "D1" })).toThrow("of no dealer");
  });
});

const answered = { responded_at: new Date("2026-05-31T01:00:00Z") };
const cancelled = () => request({ cancelled_at: "2026-05-31T00:00:00Z" });

describe("service requests", () => {
  test("land, are due, and are handed out", async () => {
    const dealer = await takingPart(trial.database.dataSource);
    expect(await importRequests(request())).toMatchObject({ new: 1 });
    expect(await stored()).toMatchObject({ received_from: "importer", received_at: now, assign_at: now, last_name: "Quellenbach" });
    expect(await importRequests(request())).toMatchObject({ unchanged: 1 });
    expect(await assign()).toBe(1);
    expect(await query("SELECT dealer_id FROM opportunity")).toEqual([{ dealer_id: dealer }]);
    expect(await importRequests(request({ phone: "+1 555 0199" }))).toMatchObject({ changed: 1 });
    expect(await assign()).toBe(0);
  });

  test("that dealers were asked for already are history, also where both come in one set", async () => {
    await askedFor({ response: "REJECTED", responded_at: new Date("2026-05-31T01:00:00Z") });
    await importRequests(request());
    expect((await stored())?.assign_at).toBeNull();
    const set = {
      "service-requests.csv": request({ id: "R2" }) + request({ id: "R3" }).split("\n")[1] + "\n",
      "opportunities.csv": oneRow({ dealer: "D1", id: "O1", request: "R2", assigned_at: "2026-04-01T00:00:00Z" }),
      "opportunities.mapping.json": { dealers: { create: true, timeZone: "UTC", currency: "USD" } },
    };
    await trial.runFolder(set);
    expect([(await stored("R2"))?.assign_at, (await stored("R3"))?.assign_at]).toEqual([null, now]);
    expect(await undo()).toMatchObject({ removed: 3 });
  });

  test("that are cancelled are not handed out, and no file takes a cancellation back", async () => {
    await takingPart(trial.database.dataSource);
    await importRequests(request());
    await importRequests(request({ cancelled_at: "2026-05-31T00:00:00Z" }));
    expect(await stored()).toMatchObject({ cancelled_by: "importer", cancelled_at: new Date("2026-05-31T00:00:00Z"), assign_at: null });
    expect(await assign()).toBe(0);
    expect(await importRequests(request({ cancelled_at: "" }))).toMatchObject({ unchanged: 1 });
    expect(await importRequests(request({ cancelled_at: "2026-05-30T12:00:00Z" }))).toMatchObject({ unchanged: 1 });
  });

  test("whose cancellation is undone are due again", async () => {
    await importRequests(request());
    await importRequests(request({ cancelled_at: "2026-05-31T00:00:00Z" }));
    await undo();
    expect(await stored()).toMatchObject({ cancelled_at: null, cancelled_by: null, assign_at: later });
  });

  test.each([
    ["can still answer", {}],
    ["can answer at this last instant", { expires_at: now }],
    ["has it in hand", { ...answered, response: "ACCEPTED" }],
    ["has completed it", { ...answered, response: "ACCEPTED", outcome: "COMPLETED", outcome_at: now }],
  ])("are cancelled by no file where a dealer %s", async (_name, over) => {
    await importRequests(request());
    await askedFor(over);
    expect((await refused(cancelled())).errors).toEqual([expect.objectContaining({ line: 2, column: "cancelled_at" })]);
    expect((await stored())?.cancelled_at).toBeNull();
  });

  test.each([
    ["could answer until a millisecond ago", { expires_at: new Date(now.getTime() - 1) }],
    ["had it taken back", { ...answered, response: "ACCEPTED", outcome: "WITHDRAWN", outcome_at: now }],
    ["declined it", { ...answered, response: "REJECTED" }],
  ])("are cancelled by a file where a dealer %s", async (_name, over) => {
    await importRequests(request());
    await askedFor(over);
    expect(await importRequests(cancelled())).toMatchObject({ changed: 1 });
  });

  test.each([
    ["half a place", { longitude: "" }, "longitude"],
    ["another need", { need: "REPAIR" }, "need"],
    ["a cancellation before the request", { cancelled_at: "2026-05-29T00:00:00Z" }, "cancelled_at"],
    ["a time to come", { requested_at: "2027-01-01T00:00:00Z" }, "requested_at"],
  ])("with %s are refused", async (_name, over, column) => {
    expect((await refused(request(over))).errors).toEqual([expect.objectContaining({ line: 2, column })]);
  });

  test("are told of by a dry run, which leaves nothing", async () => {
    const file = join(trial.folder, "rehearsed.csv");
    await writeFile(file, request());
    const told = await rehearseImport(staff, trial.database.dataSource, [givenFile(serviceRequestImport, file, undefined)], { now });
    expect(told.changes[0]).toMatchObject({ counts: { NEW: 1 }, first: [{ change: "NEW", dealer: "", id: "R1" }] });
    expect(await stored()).toBeUndefined();
  });

  test("are taken back by an undo unless the product has gone on with them", async () => {
    await importRequests(request());
    expect(await undo()).toMatchObject({ removed: 1 });
    await importRequests(request());
    await assign();
    expect(await refusal(undo())).toContain("service-requests R1");
    expect(await stored()).toBeDefined();
  });
});

const erase = () => eraseOwner(staff, trial.database.dataSource, { requestId: "R1", by: "eraser", now: later });
const kept = async () =>
  JSON.stringify(await query("SELECT * FROM import_change")) + JSON.stringify(await query("SELECT * FROM service_request WHERE id = 'R1'"));

describe("an owner whose data are erased", () => {
  beforeEach(async () => {
    await importRequests(request({ cancelled_at: "2026-05-31T00:00:00Z" }));
    await importRequests(request({ id: "R2" }));
    await importRequests(request({ cancelled_at: "2026-05-31T00:00:00Z", phone: "+1 555 0199", last_name: "Larkspur" }));
    await importRequests(request({ id: "R2", phone: "+1 555 0122" }));
  });

  test("is in nothing that is kept of imports, while of others it stays", async () => {
    expect(await kept()).toContain("Quellenbach");
    await erase();
    const left = await kept();
    for (const value of ["Quellenbach", "Larkspur", "0199"]) expect(left).not.toContain(value);
    expect(left).toContain("+1 555 0100");
    const [{ was } = { was: null }] = await query<{ was: object[] }>(
      "SELECT was FROM import_change WHERE 'R2' = ANY (ids) AND what = 'CHANGED'",
    );
    expect(was).toEqual([{ phone: "+1 555 0100" }]);
  });

  test("comes back by no file", async () => {
    await erase();
    const before = await stored();
    expect(await importRequests(request({ phone: "+1 555 0777" }))).toMatchObject({ unchanged: 1 });
    expect(await stored()).toEqual(before);
    expect(await importRequests(request({ model: "G-20" }))).toMatchObject({ changed: 1 });
    expect(await stored()).toMatchObject({ model: "G-20", first_name: null, phone: null, latitude: null });
  });

  test("comes back by no undo", async () => {
    await erase();
    expect(await refusal(undo(3))).toContain("service-requests R1");
    expect(await undo(4)).toMatchObject({ restored: 1 });
  });
});
