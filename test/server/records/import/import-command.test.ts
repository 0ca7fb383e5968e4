import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { importCommand } from "server/cli/import.command.ts";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { ImportTrial } from "./import-trial.ts";

let trial: ImportTrial;
beforeAll(async () => {
  trial = await ImportTrial.open();
  const mapping = { dealers: { create: true, timeZone: "UTC", currency: "USD" } };
  await writeFile(join(trial.folder, "mapping.json"), JSON.stringify(mapping));
  await writeFile(join(trial.folder, "visits.json"), JSON.stringify({ ...mapping, kind: "visits" }));
  await writeFile(join(trial.folder, "good.csv"), "dealer,id,assigned_at\nCOMMAND,1,2026-03-01T12:00:00Z\n");
  await writeFile(join(trial.folder, "bad.csv"), "dealer,id,assigned_at\nCOMMAND,2,never\nCOMMAND,3,2026-03-01T12:00:00Z\n");
});
afterAll(() => trial.close());

beforeEach(() => {
  vi.stubEnv("DATABASE_URL", trial.database.url);
  vi.stubEnv("INIT_CWD", trial.folder);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

interface Outcome {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

/** As a user gives it: a process of its own. */
function command(...given: string[]): Promise<Outcome> {
  const cwd = resolve(import.meta.dirname, "../../../../server");
  return new Promise((done) => {
    execFile(process.execPath, ["--import", "@oxc-node/core/register", "src/cli/main.ts", ...given], { cwd }, (error, output, errors) => {
      done({ code: typeof error?.code === "number" ? error.code : 0, output, errors });
    });
  });
}

/** In this process, which is many times faster. */
async function run(...given: string[]): Promise<Outcome> {
  const written = { output: "", errors: "" };
  vi.spyOn(process.stdout, "write").mockImplementation((text) => (written.output += String(text)) !== "");
  vi.spyOn(process.stderr, "write").mockImplementation((text) => (written.errors += String(text)) !== "");
  const code = await importCommand.run(given);
  return { code, ...written };
}

test("an import reports what it did, and a second one that nothing has changed", async () => {
  const first = await command("import", "opportunities", "good.csv", "--mapping", "mapping.json");
  expect(first).toMatchObject({ code: 0, errors: "" });
  expect(first.output).toMatch(/^1 row of opportunities read from .*good\.csv\n {2}1 new, 0 changed, 0 unchanged, 0 bad\n/);
  const second = await run("opportunities", "good.csv", "--mapping", "mapping.json");
  expect(second.output).toContain("Nothing has changed: every good row was there already.");
});

test("a refused file exits with 1 and names file, line, column, value and what was expected", async () => {
  const { code, output, errors } = await command("import", "opportunities", "bad.csv", "--mapping", "mapping.json");
  expect(code).toBe(1);
  expect(output).toBe("");
  expect(errors).toContain('bad.csv, line 2, column "assigned_at": "never"; expected a time such as 2026-03-31T09:30:00+01:00\n');
  expect(errors).toMatch(/bad\.csv is refused: 1 error, all in .*bad\.csv\.errors\.csv\. Nothing has changed\.\n$/);
});

test("with good rows kept the bad ones are named and the command succeeds", async () => {
  const { code, output } = await run("opportunities", "bad.csv", "--mapping", "mapping.json", "--keep-good");
  expect(code).toBe(0);
  expect(output).toMatch(/1 new, 0 changed, 0 unchanged, 1 bad\n[\s\S]*Bad rows, each with its reason: .*bad\.csv\.bad\.csv/);
});

test("an instant may be given for all dealers", async () => {
  for (const dealer of ["EARLIER", "LATER"]) {
    await writeFile(join(trial.folder, `${dealer}.csv`), `dealer,id,assigned_at\n${dealer},1,2026-03-01T12:00:00Z\n`);
  }
  await run("opportunities", "EARLIER.csv", "--mapping", "mapping.json");
  const through = ["--complete-through", "2026-04-02T00:00:00+01:00", "--all-dealers"];
  await run("opportunities", "LATER.csv", "--mapping", "mapping.json", ...through);
  const select = "SELECT complete_through AS at FROM record_completeness WHERE dealer_id = 'EARLIER'";
  expect(await trial.database.dataSource.query(select)).toEqual([{ at: new Date("2026-04-01T23:00:00Z") }]);
});

test("a CRM's mapping is kept, a dry run changes nothing, imports are listed and undone, once", async () => {
  const contact = { columns: { id: "Lead", contacted: { constant: "yes", when: { column: "C7", is: "Y" } } } };
  const mapping = { ...contact, dealers: { create: true, timeZone: "UTC", currency: "USD" } };
  await writeFile(join(trial.folder, "crm.json"), JSON.stringify(mapping));
  await writeFile(join(trial.folder, "crm.csv"), "Lead,received_at,C7\nL1,2026-03-01T12:00:00Z,Y\nL2,2026-03-01T12:00:00Z,N\n");
  const leads = ["leads", "crm.csv", "--dealer", "CRM", "--crm", "showroom"];
  expect((await run(...leads)).errors).toContain("No mapping of showroom for leads of dealer CRM is kept; give one with --mapping");
  const tried = await run(...leads, "--mapping", "crm.json", "--dry-run");
  expect(tried.output).toMatch(/2 new, [\s\S]*new: L1 of CRM\n[\s\S]*This was a dry run: nothing has changed\.\n$/);
  const first = await run(...leads, "--mapping", "crm.json");
  expect(first.output).toContain("read with version 1, a new one, of the mapping of showroom for CRM\n");
  const number = /This is import (\d+): --undo \1 takes it back\./.exec(first.output)?.[1] ?? "";
  expect((await run(...leads)).output).toContain("read with version 1 of the mapping of showroom for CRM\n");
  expect((await run("--list")).output).toMatch(
    new RegExp(`^ +${number} .* by .*\n +leads from crm\\.csv: 2 new, 0 changed, 0 unchanged, 0 bad, showroom version 1$`, "m"),
  );
  expect((await run("--undo", number, "--dry-run")).output).toMatch(/can be undone:\n {2}2 new records would be removed\n/);
  expect((await run("--undo", number)).output).toMatch(/is undone:\n {2}2 new records are removed\n[\s\S]*showroom stays kept\n/);
  const again = await run("--undo", number);
  expect([again.code, again.errors]).toEqual([1, expect.stringContaining(`Import ${number} was undone already`)]);
  expect((await run("--list")).output).toMatch(new RegExp(`^ +${number} .*, undone .* by `, "m"));
});

test("a folder is a set: what is not there and what is not read is named, and a second time that nothing has changed", async () => {
  await mkdir(join(trial.folder, "set"));
  const files = {
    "dealers.csv": "id,name\nFOLDER,Folder\n",
    "jobs.csv": "dealer,id,place,opened_at,technician\nFOLDER,W1,ON_SITE,2026-03-01T12:00:00Z,S9\n",
    "jobs.mapping.json": JSON.stringify({ kind: "work-orders" }),
    "notes.md": "",
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(trial.folder, "set", name), content);
  const first = await command("import", "set");
  expect(first.code).toBe(0);
  expect(first.errors).toMatch(/jobs\.csv, line 2, column "technician": "S9"; expected the id of a known member of staff of the dealer\n/);
  expect(first.output).toMatch(
    /^notes\.md is no file of records and is not read\.\n1 row of dealers read from .*\n[\s\S]*1 row of work-orders read from .*jobs\.csv\n {2}1 new, [\s\S]*1 reference to records that are not there: .*jobs\.csv\.findings\.csv/,
  );
  expect((await run("set")).output).toContain("Nothing has changed: every good row was there already.");
});

test("a bad row in a folder exits with 1 and names its file", async () => {
  await mkdir(join(trial.folder, "bad-set"));
  await writeFile(join(trial.folder, "bad-set", "staff.csv"), "dealer,id,hired_on\nNOBODY,1,never\n");
  const { code, errors } = await run("bad-set");
  expect(code).toBe(1);
  expect(errors).toContain('staff.csv, line 2, column "hired_on": "never"; expected a day such as 2026-03-31\n');
  expect(errors).toMatch(/staff\.csv is refused: 2 errors, all in .*staff\.csv\.errors\.csv\. Nothing has changed\.\n$/);
});

test("an unknown command exits with 1 and names those that are known", async () => {
  const { code, errors } = await command("toString");
  expect(code).toBe(1);
  expect(errors).toContain('"toString": expected one of the commands import');
});

test.each([
  ["an unknown kind", ["colours", "good.csv"], '"colours": expected a folder or a kind of records: dealers, staff'],
  ["no file", ["opportunities"], "A file is expected."],
  ["two files", ["opportunities", "good.csv", "bad.csv"], '"bad.csv": expected one file.'],
  ["an unknown option", ["opportunities", "good.csv", "--force"], "Unknown option '--force'"],
  [
    "a time without an offset",
    ["opportunities", "good.csv", "--complete-through", "2026-03-01"],
    '--complete-through "2026-03-01": expected a time with an offset',
  ],
  ["all dealers without a time", ["opportunities", "good.csv", "--all-dealers"], "--all-dealers: expected --complete-through beside it."],
  [
    "a mapping for a whole folder",
    [".", "--mapping", "mapping.json"],
    "--mapping: expected a mapping beside each file of the folder instead.",
  ],
  ["a mapping of another kind", ["opportunities", "good.csv", "--mapping", "visits.json"], '"opportunities": the mapping is of visits.'],
  ["a mapping that is not there", ["opportunities", "good.csv", "--mapping", "absent.json"], "the mapping cannot be read (ENOENT)"],
])("%s is refused with what is expected", async (_, given, message) => {
  await expect(run(...given)).rejects.toThrow(message);
});

test("a refusal of the command line tells how the command is used", async () => {
  await expect(run("opportunities")).rejects.toThrow("Usage: npm run import -- KIND FILE [options]");
});

test("help tells how the command is used", async () => {
  const { code, output } = await run("--help");
  expect(code).toBe(0);
  expect(output).toContain("Usage: npm run import -- KIND FILE [options]");
});
