import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { previewDefinitionCommand } from "server/cli/preview-definition.command.ts";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { newDealer } from "../../support/api-records.ts";
import { publish } from "../../support/api-scorecards.ts";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";
import { closeRateWithin, insertAccepted } from "../../support/definitions.ts";
import { day } from "../../support/opportunities.ts";

let api: ApiServer;
let folder: string;
beforeAll(async () => {
  api = await createApiServer("2026-06-15T12:00:00Z");
  folder = await mkdtemp(join(tmpdir(), "preview-definition-"));
  await newDealer(api.database.dataSource, { id: "A", name: 'A "and" Sons, Ltd' });
  await newDealer(api.database.dataSource, { id: "B" });
  await insertAccepted(api, "A", "2026-01", [day, day, 21 * day + 1, null, null]);
  await insertAccepted(api, "B", "2026-02", [25 * day, null]);
  await publish(api, "2026-03-15T00:00:00Z");
  await writeFile(join(folder, "shorter.json"), closeRateWithin(21));
  await writeFile(join(folder, "faulty.json"), closeRateWithin(21).replaceAll('"unit": "day"', '"unit": "month"'));
  await writeFile(join(folder, "unknown.json"), '{"program":"X","metric":"__proto__"}');
  await writeFile(join(folder, "broken.json"), "{");
});
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true });
});

beforeEach(() => {
  vi.stubEnv("DATABASE_URL", api.database.url);
  vi.stubEnv("INIT_CWD", folder);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

async function run(...given: string[]): Promise<string> {
  let output = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => (output += String(text)) !== "");
  expect(await previewDefinitionCommand.run(given)).toBe(0);
  vi.restoreAllMocks();
  return output;
}

const january = ["--from", "2026-01", "--to", "2026-02"];

test("prints a metric's definition, which it then takes", async () => {
  const printed = await run("FLEET_SERVICE_OPPORTUNITIES.CLOSE_RATE");
  expect(printed).toBe(`${closeRateWithin(30)}\n`);
  await writeFile(join(folder, "same.json"), printed);
  expect(await run("same.json", ...january)).toContain("2 months of 2 dealers looked at: 0 would move, of 0 dealers.");
});

test("prints the totals and the months that would move, and writes them as CSV", async () => {
  const output = await run("shorter.json", ...january);
  expect(output.split("\n").slice(0, 9)).toEqual([
    "2 months of 2 dealers looked at: 2 would move, of 2 dealers.",
    "  0 would meet the goal that they miss, 1 would miss the goal that they meet.",
    "  0 would win a value, 0 would lose it.",
    "  1 of those that would move are published: they stay as they are until they are restated.",
    "  0 published months differ from today's records also by the definition that they were published by.",
    "",
    "dealer  month    in force   new",
    "A       2026-01  0.6 (3/5)  0.4 (2/5)  newly missed, published",
    "B       2026-02  0.5 (1/2)  0 (0/2)    open",
  ]);
  const csv = await readFile(join(folder, "FLEET_SERVICE_OPPORTUNITIES.CLOSE_RATE.preview.csv"), "utf8");
  const [header, ...rows] = csv.trimEnd().split("\n");
  expect(header?.split(",")).toHaveLength(22);
  expect(rows).toEqual([
    'A,"A ""and"" Sons, Ltd",2026-01,,0.6,3,5,0.6,met,2026-03-05T00:00:00.000Z,0.4,2,5,0.6,missed,2026-02-24T00:00:00.000Z,NEWLY_MISSED,,1,3,5,false',
    "B,Dealer B,2026-02,,0.5,1,2,0.6,missed,2026-04-02T00:00:00.000Z,0,0,2,0.6,missed,2026-03-24T00:00:00.000Z,,,,,,",
  ]);
});

test("only those that cross a goal, in a file of another name", async () => {
  await run("shorter.json", ...january, "--crossing", "--output", "crossing.csv");
  expect((await readFile(join(folder, "crossing.csv"), "utf8")).trimEnd().split("\n")).toHaveLength(2);
});

test.each([
  [[], '"": expected one metric or one file.'],
  [["nothing.json"], '"nothing.json": expected PROGRAM.METRIC, or a JSON file that can be read (ENOENT).'],
  [["broken.json"], "broken.json: expected JSON ("],
  [["unknown.json"], 'expected "program" and "metric" of the catalogue; there are "X" and "__proto__".'],
  [["faulty.json"], 'numerator.conditions[1].window.unit: "month": Expected one of minute, hour, day.'],
  [["shorter.json", "--from", "March"], '--from "March": expected a month such as 2026-03.'],
  [["shorter.json", "--from", "2026-05", "--to", "2026-01"], "expected 1 to 24 months"],
  [["FLEET_SERVICE_OPPORTUNITIES.CLOSE_RATE", "--version", "2"], '--version "2": expected one of 1.'],
  [["shorter.json", "--version", "2"], "expected PROGRAM.METRIC beside --version."],
  [["shorter.json", "--months", "2"], "--months"],
])("refuses %j", async (given, message) => {
  await expect(previewDefinitionCommand.run(given)).rejects.toThrow(message);
});
