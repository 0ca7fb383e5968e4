import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ImportTrial } from "./import-trial.ts";

let trial: ImportTrial;
beforeAll(async () => {
  trial = await ImportTrial.open();
});
afterAll(() => trial.close());

interface Outcome {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

const server = resolve(import.meta.dirname, "../../../../server");

function command(...given: string[]): Promise<Outcome> {
  const env = { ...process.env, DATABASE_URL: trial.database.url, INIT_CWD: trial.folder };
  return new Promise((done) => {
    execFile(
      process.execPath,
      ["--import", "@oxc-node/core/register", "src/cli/main.ts", ...given],
      { cwd: server, env },
      (error, output, errors) => {
        done({ code: typeof error?.code === "number" ? error.code : 0, output, errors });
      },
    );
  });
}

beforeAll(async () => {
  const mapping = { dealers: { create: true, timeZone: "UTC", currency: "USD" } };
  await writeFile(join(trial.folder, "mapping.json"), JSON.stringify(mapping));
  await writeFile(join(trial.folder, "good.csv"), "dealer,id,assigned_at\nCOMMAND,1,2026-03-01T12:00:00Z\n");
  await writeFile(join(trial.folder, "bad.csv"), "dealer,id,assigned_at\nCOMMAND,2,never\nCOMMAND,3,2026-03-01T12:00:00Z\n");
});

test("an import reports what it did, and a second one that nothing has changed", async () => {
  const first = await command("import", "opportunities", "good.csv", "--mapping", "mapping.json");
  expect(first).toMatchObject({ code: 0, errors: "" });
  expect(first.output).toMatch(/^1 row read from .*good\.csv\n {2}1 new, 0 changed, 0 unchanged, 0 bad\n/);
  const second = await command("import", "opportunities", "good.csv", "--mapping", "mapping.json");
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
  const { code, output } = await command("import", "opportunities", "bad.csv", "--mapping", "mapping.json", "--keep-good");
  expect(code).toBe(0);
  expect(output).toMatch(/1 new, 0 changed, 0 unchanged, 1 bad\n[\s\S]*Bad rows, each with its reason: .*bad\.csv\.bad\.csv/);
});

test.each([
  ["no command", [], '"": expected one of the commands import'],
  ["an unknown command", ["toString"], '"toString": expected one of the commands import'],
  ["an unknown kind", ["import", "colours", "good.csv"], '"colours": expected a kind of records: opportunities.'],
  ["no file", ["import", "opportunities"], "A file is expected."],
  ["two files", ["import", "opportunities", "good.csv", "bad.csv"], '"bad.csv": expected one file.'],
  ["an unknown option", ["import", "opportunities", "good.csv", "--force"], "Unknown option '--force'"],
  [
    "a time without an offset",
    ["import", "opportunities", "good.csv", "--complete-through", "2026-03-01"],
    '--complete-through "2026-03-01": expected a time with an offset',
  ],
  [
    "all dealers without a time",
    ["import", "opportunities", "good.csv", "--all-dealers"],
    "--all-dealers: expected --complete-through beside it.",
  ],
  [
    "a mapping that is not there",
    ["import", "opportunities", "good.csv", "--mapping", "absent.json"],
    "the mapping cannot be read (ENOENT)",
  ],
])("%s is refused with what is expected", async (_, given, message) => {
  const { code, errors } = await command(...given);
  expect(code).toBe(1);
  expect(errors).toContain(message);
});

test("help tells how the command is used", async () => {
  const { code, output } = await command("import", "--help");
  expect(code).toBe(0);
  expect(output).toContain("Usage: npm run import -- KIND FILE [options]");
});
