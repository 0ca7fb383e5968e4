import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { publishResults } from "server/features/publication/publish.writer.ts";
import type { GivenFile } from "server/features/records/import/given-file.ts";
import { importFiles } from "server/features/records/import/import-files.ts";
import type { ImportKind } from "server/features/records/import/import-kind.ts";
import { followUpImport } from "server/features/records/import/kinds/follow-up.import.ts";
import { leadImport } from "server/features/records/import/kinds/lead.import.ts";
import { importMapping } from "server/features/records/import/mapping/import-mapping.ts";
import { rehearsalText } from "server/features/records/import/rehearsal-report.ts";
import { rehearseImport } from "server/features/records/import/rehearse-import.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { wholeDatabase } from "../../../support/whole-database.ts";
import { ImportTrial } from "./import-trial.ts";

const staff = mintDealerScope({ kind: "STAFF" });
const now = new Date("2026-06-01T00:00:00Z");
const mapping = importMapping.parse({ dealers: { create: true, timeZone: "UTC", currency: "USD" } });
const at = "2026-03-01T12:00:00Z";

let trial: ImportTrial;
beforeAll(async () => {
  trial = await ImportTrial.open();
});
afterAll(() => trial.close());

async function given(name: string, content: string, kind: ImportKind = leadImport): Promise<GivenFile> {
  const file = join(trial.folder, name);
  await writeFile(file, content);
  return { kind, file, mapping };
}
const land = async (...files: GivenFile[]) => importFiles(staff, trial.database.dataSource, files, { now });
const rehearse = async (...files: GivenFile[]) => rehearseImport(staff, trial.database.dataSource, files, { now });
const header = "dealer,id,received_at,contacted,source";

test("a dry run tells each new record and each changed value, and leaves every row where it is", async () => {
  await land(await given("first.csv", `${header}\nA,1,${at},no,web\nA,2,${at},,\n`));
  const before = await wholeDatabase(trial.database.dataSource, { exact: true });
  const file = await given("second.csv", `${header}\nA,1,${at},yes,\nA,2,${at},,\nB,3,2026-03-02T12:00:00.5Z,,=1+1\n`);
  const { reports, changes } = await rehearse(file);
  expect(await wholeDatabase(trial.database.dataSource, { exact: true })).toEqual(before);
  expect(reports).toMatchObject([{ new: 1, changed: 1, unchanged: 1, dealersCreated: 1 }]);
  expect(changes[0]?.counts).toEqual({ NEW: 1, CHANGED: 2, "NEW DEALER": 1, "COMPLETE THROUGH": 2 });
  expect(await readFile(join(trial.folder, "second.csv.changes.csv"), "utf8")).toBe(
    [
      "change,dealer,id,column,from,to",
      "COMPLETE THROUGH,A,,LEAD,2026-03-01T12:00:00+00:00,2026-03-02T12:00:00.5+00:00",
      "CHANGED,A,1,contacted,false,true",
      "CHANGED,A,1,source,web,",
      "COMPLETE THROUGH,B,,LEAD,,2026-03-02T12:00:00.5+00:00",
      "NEW DEALER,B,,,,",
      "NEW,B,3,,,",
      "",
    ].join("\n"),
  );
  await land(file);
  expect(await rehearse(file)).toMatchObject({ reports: [{ unchanged: 3 }], changes: [{ counts: {}, changesFile: undefined }] });
});

test("what it tells is what the import then does", async () => {
  await land(await given("third.csv", `${header}\nC,1,${at},no,web\n`));
  const file = await given("fourth.csv", `${header}\nC,1,${at},yes,\nC,2,2026-03-02T12:00:00Z,,\n`);
  const { seconds: _, ...rehearsed } = (await rehearse(file)).reports[0] ?? { seconds: 0 };
  expect((await land(file)).reports[0]).toMatchObject(rehearsed);
});

test("values that a spreadsheet would run are written with an apostrophe", async () => {
  await land(await given("calm.csv", `${header}\nD,=1,${at},,calm\n`));
  await rehearse(
    await given("sums.csv", `${header}\nD,=1,${at},,"=HYPERLINK(""x"")"\nD,@2,${at},,\nD,-3,${at},,\nD,+4,${at},,\nD,"\t5",${at},,x\n`),
  );
  const written = await readFile(join(trial.folder, "sums.csv.changes.csv"), "utf8");
  expect(written).toContain(`CHANGED,D,'=1,source,calm,"'=HYPERLINK(""x"")"`);
  for (const line of ["NEW,D,'@2,", "NEW,D,'-3,", "NEW,D,'+4,"]) expect(written).toContain(line);
  expect(written).not.toMatch(/(^|,)"?[=+@\t\r-]/m);
});

test("it says which published results would differ, and how many would become final", async () => {
  await land(await given("old.csv", `${header}\nE,1,2025-12-01T12:00:00Z,yes,\nE,2,2026-05-31T12:00:00Z,,\n`));
  await publishResults(staff, trial.database.dataSource, now);
  const file = await given(
    "late.csv",
    `${header}\nE,3,2025-12-02T12:00:00Z,no,\nF,1,2025-11-02T12:00:00Z,yes,\nF,2,2026-05-31T12:00:00Z,,\n`,
  );
  const rehearsed = await rehearse(file);
  expect(rehearsed.differing).toContainEqual({
    dealerId: "E",
    program: "INTERNET_SALES",
    metric: "CONTACT_RATE",
    month: "2025-12",
    currency: "",
  });
  expect(rehearsed.becomingFinal).toBeGreaterThan(0);
  expect(rehearsalText(rehearsed)).toMatch(/\d published results would differ from the records: .* of E 2025-12/);
  await land(file);
  expect(await publishResults(staff, trial.database.dataSource, now)).toBe(rehearsed.becomingFinal);
  // They differ already: another import changes nothing in that.
  expect((await rehearse(await given("more.csv", `${header}\nE,3,2025-12-02T12:00:00Z,no,web\n`))).differing).toEqual([]);
});

test("events are not raised", async () => {
  const before = await wholeDatabase(trial.database.dataSource, { exact: true });
  await rehearse(
    await given("calls.csv", "dealer,id,due_on,done_at,reached,satisfied\nG,1,2026-05-30,2026-05-31T12:00:00Z,yes,no\n", followUpImport),
  );
  expect(await wholeDatabase(trial.database.dataSource, { exact: true })).toEqual(before);
});

test("a bad row refuses it as it would the import", async () => {
  await expect(rehearse(await given("bad.csv", `${header}\nA,1,never,,\n`))).rejects.toThrow("bad.csv is refused: 1 error");
});
