import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { leadImport } from "server/features/records/import/kinds/lead.import.ts";
import { givenFile } from "server/features/records/import/given-file.ts";
import { importFiles, type ImportOutcome } from "server/features/records/import/import-files.ts";
import { readFolder } from "server/features/records/import/import-folder.ts";
import { reportText, type RefusedFile } from "server/features/records/import/import-report.ts";
import { dealerImport } from "server/features/records/import/kinds/dealer.import.ts";
import { readMapping } from "server/features/records/import/mapping/read-mapping.ts";
import { rehearseImport } from "server/features/records/import/rehearse-import.ts";
import { undoImport } from "server/features/records/import/undo/undo-import.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { Failure } from "server/platform/failure.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { insertDealer } from "../../../support/opportunities.ts";
import { ImportTrial } from "./import-trial.ts";

const staff = mintDealerScope({ kind: "STAFF" });
const now = new Date("2026-06-01T00:00:00Z");
const received = "2026-03-01T12:00:00Z";
const header = "Lead,Created,Custom 7";

/** Of a CRM in which the field "Custom 7" means Contact when it says the word given. */
const contactIs = (word: string) => ({
  columns: { id: "Lead", received_at: "Created", contacted: { constant: "yes", when: { column: "Custom 7", is: word } } },
});

let trial: ImportTrial;
beforeAll(async () => {
  trial = await ImportTrial.open();
});
afterAll(() => trial.close());

interface Given {
  readonly dealer?: string;
  readonly crm?: string;
  readonly mapping?: object;
  readonly version?: number;
  readonly content?: string;
  readonly keepGood?: boolean;
}

async function given({ mapping, content = `${header}\n1,${received},Y\n`, ...place }: Given) {
  const file = join(trial.folder, "export.csv");
  await writeFile(file, content);
  const mappingFile = join(trial.folder, "export.mapping.json");
  if (mapping) await writeFile(mappingFile, JSON.stringify(mapping));
  return givenFile(leadImport, file, mapping ? await readMapping(mappingFile) : undefined, place);
}

async function land({ keepGood = false, ...what }: Given): Promise<ImportOutcome> {
  return importFiles(staff, trial.database.dataSource, [await given(what)], { now, by: "importer", keepGood });
}

async function refusal(work: Promise<unknown>): Promise<Failure> {
  const outcome = await work.catch((error: unknown) => error);
  if (!(outcome instanceof Failure)) throw new Error("Nothing was refused.", { cause: outcome });
  return outcome;
}

const kept = (dealer: string) =>
  trial.database.dataSource.query<object[]>(
    "SELECT crm, kind, version, mapping, file_name, saved_by, saved_at FROM import_mapping WHERE dealer_id = $1 ORDER BY crm, version",
    [dealer],
  );
const contacted = (dealer: string) =>
  trial.database.dataSource.query<object[]>("SELECT id, contacted FROM lead WHERE dealer_id = $1 ORDER BY id", [dealer]);

describe("a mapping that is given for a dealer's CRM", () => {
  test("is kept as it was written, with who and when, and the file needs no dealer", async () => {
    await insertDealer(trial.database.dataSource, "KEEP");
    const { reports } = await land({ dealer: "KEEP", crm: "showroom", mapping: contactIs("Y") });
    expect(reports[0]?.mapping).toEqual({ dealer: "KEEP", crm: "showroom", version: 1, isNew: true });
    expect(reportText(reports)).toContain("read with version 1, a new one, of the mapping of showroom for KEEP");
    const saved = { mapping: contactIs("Y"), file_name: "export.mapping.json", saved_by: "importer", saved_at: now };
    expect(await kept("KEEP")).toEqual([{ crm: "showroom", kind: "leads", version: 1, ...saved }]);
    expect(await contacted("KEEP")).toEqual([{ id: "1", contacted: true }]);
  });

  test("is a new version only where it says something else, whatever the order of its keys", async () => {
    await insertDealer(trial.database.dataSource, "VERSIONS");
    const place = { dealer: "VERSIONS", crm: "showroom" };
    const versions: (number | undefined)[] = [];
    const { columns } = contactIs("Y");
    const { id, ...others } = columns;
    const reordered = { ignore: [], columns: { ...others, id: { from: "Lead" } } };
    expect(id).toBe("Lead");
    for (const mapping of [contactIs("Y"), reordered, contactIs("X"), contactIs("Y")]) {
      versions.push((await land({ ...place, mapping })).reports[0]?.mapping?.version);
    }
    expect(versions).toEqual([1, 1, 2, 3]);
    expect((await kept("VERSIONS")).map((one) => (one as { mapping: object }).mapping)).toEqual([
      contactIs("Y"),
      contactIs("X"),
      contactIs("Y"),
    ]);
  });

  test("is used by the next import without one: the newest, or the version asked for", async () => {
    await insertDealer(trial.database.dataSource, "REUSE");
    const place = { dealer: "REUSE", crm: "DealerSocket" };
    await land({ ...place, mapping: contactIs("X") });
    await land({ ...place, mapping: contactIs("Y") });
    const newest = await land({ ...place, content: `${header}\n2,${received},Y\n3,${received},X\n` });
    expect(newest.reports[0]?.mapping).toEqual({ ...place, version: 2, isNew: false });
    const older = await land({ ...place, version: 1, content: `${header}\n4,${received},Y\n5,${received},X\n` });
    expect(older.reports[0]?.mapping).toEqual({ ...place, version: 1, isNew: false });
    expect(older.files).toMatchObject([{ kind: "leads", dealer: "REUSE", crm: "DealerSocket", mappingVersion: 1 }]);
    expect(await contacted("REUSE")).toEqual([
      { id: "1", contacted: true },
      { id: "2", contacted: true },
      { id: "3", contacted: null },
      { id: "4", contacted: null },
      { id: "5", contacted: true },
    ]);
  });

  test("is not kept by a refused import, nor by a dry run", async () => {
    await insertDealer(trial.database.dataSource, "NOTHING");
    const place = { dealer: "NOTHING", crm: "showroom", mapping: contactIs("Y") };
    await refusal(land({ ...place, content: `${header}\n1,never,Y\n` }));
    const rehearsed = await rehearseImport(staff, trial.database.dataSource, [await given(place)], { now });
    expect(rehearsed.reports[0]?.mapping).toMatchObject({ version: 1, isNew: true });
    expect(await kept("NOTHING")).toEqual([]);
  });

  test("stays kept when the import is undone", async () => {
    await insertDealer(trial.database.dataSource, "UNDONE");
    const { run } = await land({ dealer: "UNDONE", crm: "showroom", mapping: contactIs("Y") });
    await undoImport(staff, trial.database.dataSource, run, { now, by: "undoer" });
    expect(await kept("UNDONE")).toHaveLength(1);
    expect(await contacted("UNDONE")).toEqual([]);
  });
});

test("mappings of another dealer, CRM or kind are none of this one's", async () => {
  for (const dealer of ["MINE", "THEIRS"]) await insertDealer(trial.database.dataSource, dealer);
  await land({ dealer: "THEIRS", crm: "showroom", mapping: contactIs("Y") });
  expect((await refusal(land({ dealer: "MINE", crm: "showroom" }))).message).toBe(
    "No mapping of showroom for leads of dealer MINE is kept; give one with --mapping, and it is.",
  );
  expect((await refusal(land({ dealer: "THEIRS", crm: "Vin" }))).message).toBe(
    "No mapping of Vin for leads of dealer THEIRS is kept; kept are showroom (version 1).",
  );
  expect((await refusal(land({ dealer: "THEIRS", crm: "showroom", version: 2 }))).message).toContain("is kept as version 2;");
});

describe("a file of one dealer", () => {
  const own = { columns: { received_at: "Created" }, ignore: ["Lead", "Custom 7"] };

  test("may name it, and is refused where it names another one", async () => {
    for (const dealer of ["ONE", "TWO"]) await insertDealer(trial.database.dataSource, dealer);
    const content = `dealer,id,Created\nONE,1,${received}\n,2,${received}\nTWO,3,${received}\n`;
    const mapping = { columns: own.columns };
    const { details } = await refusal(land({ dealer: "ONE", mapping, content }));
    expect((details["refused"] as readonly RefusedFile[])[0]?.errors).toEqual([
      { line: 4, column: "dealer", value: "TWO", expected: "ONE, the dealer that the import is of, or blank" },
    ]);
    const { reports } = await land({ dealer: "ONE", mapping, content, keepGood: true });
    expect(reports[0]).toMatchObject({ new: 2, bad: 1, mapping: undefined });
    expect(await contacted("ONE")).toHaveLength(2);
  });

  test("that nobody knows is refused", async () => {
    const { message, details } = await refusal(land({ dealer: "NOBODY", crm: "showroom", mapping: contactIs("Y") }));
    expect(message).toContain("export.csv is refused: 1 error");
    expect((details["refused"] as readonly RefusedFile[])[0]?.errors).toMatchObject([{ value: "NOBODY" }]);
    const empty = await refusal(land({ dealer: "NOBODY", crm: "showroom", mapping: contactIs("Y"), content: `${header}\n` }));
    expect(empty.message).toBe('"NOBODY": expected a known dealer. Nothing has changed.');
  });
});

test.each([
  ["a CRM without a dealer", { crm: "showroom" }, "expected one beside it"],
  ["a version without a CRM", { dealer: "A", version: 1 }, "expected the CRM that it is of"],
  ["a version beside a mapping", { dealer: "A", crm: "B", version: 1, mapping: contactIs("Y") }, "expected it without another mapping"],
  ["a blank CRM", { dealer: "A", crm: " " }, "expected a name of 1 to 200 characters"],
  ["a NUL", { dealer: "A", crm: "B", mapping: contactIs("\0") }, "expected no character NUL"],
])("%s is refused", async (_, what, message) => {
  expect((await refusal(given(what))).message).toContain(message);
});

test("a file of dealers is of none", () => {
  expect(() => givenFile(dealerImport, "dealers.csv", undefined, { dealer: "A" })).toThrow("A file of dealers is of no dealer");
});

test("in a folder the mapping beside a file says dealer and CRM, and alone stands for the one that is kept", async () => {
  await insertDealer(trial.database.dataSource, "FOLDER");
  const folder = join(trial.folder, "set");
  await mkdir(folder);
  const place = { dealer: "FOLDER", crm: "showroom" };
  const versionOf = async (mapping: object, id: number) => {
    await writeFile(join(folder, "leads.csv"), `${header}\n${id},${received},Y\n`);
    await writeFile(join(folder, "leads.mapping.json"), JSON.stringify(mapping));
    const { files } = await readFolder(folder);
    return (await importFiles(staff, trial.database.dataSource, files, { now })).reports[0]?.mapping;
  };
  expect(await versionOf({ ...place, ...contactIs("Y") }, 1)).toEqual({ ...place, version: 1, isNew: true });
  expect(await versionOf(place, 2)).toEqual({ ...place, version: 1, isNew: false });
  expect(await kept("FOLDER")).toMatchObject([{ mapping: contactIs("Y") }]);
  expect(await contacted("FOLDER")).toEqual([
    { id: "1", contacted: true },
    { id: "2", contacted: true },
  ]);
});
