import { readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { previewMonths } from "../features/definition/preview-months.ts";
import { monthsCsv, monthsText, totalsText } from "../features/definition/preview-report.ts";
import { type Preview, readPreview } from "../features/definition/preview.reader.ts";
import { findMetric } from "../kpi/catalogue.ts";
import { definitionJson } from "../kpi/definition-json/definition-document.ts";
import { partOf } from "../kpi/definition-json/definition-fault.ts";
import { readDefinition } from "../kpi/definition-json/read-definition.ts";
import { versionOfMetric, versionsOf } from "../kpi/definition-versions.ts";
import type { Metric } from "../kpi/metric.ts";
import { type Month, parseMonth } from "../kpi/month.ts";
import { previewTotals } from "../kpi/results/preview-cell.ts";
import { systemClock } from "../platform/clock.ts";
import { mintDealerScope } from "../platform/dealer-scope.ts";
import { readCallerFolder, readEnvironment } from "../platform/environment.ts";
import { Failure } from "../platform/failure.ts";
import { createLog } from "../platform/log.ts";
import { openDatabase } from "../storage/database.ts";
import { ReadSnapshot } from "../storage/read-snapshot.ts";
import type { Command } from "./command.ts";
import { readArguments, refuseUsage } from "./read-arguments.ts";

const usage = `Usage: npm run preview-definition -- PROGRAM.METRIC
       npm run preview-definition -- FILE.json [options]
       npm run preview-definition -- PROGRAM.METRIC --version N [options]

  PROGRAM.METRIC   such as FLEET_SERVICE_OPPORTUNITIES.CLOSE_RATE; alone, its definition in force is printed as JSON
  FILE.json        another definition of a metric, in that form
  --version N      another version of the catalogue, such as the one proposed
  --from M, --to M the oldest and the newest month, at most 24 in all; without them the twelve that end with this one
  --crossing       list and write only the months that cross a goal
  --output FILE    where the months that would move are written as CSV; without it PROGRAM.METRIC.preview.csv

Nothing in the database changes. Exit code 0: done. 1: refused.`;

const shownRows = 20;

function refuse(message: string): never {
  return refuseUsage(usage, message);
}

function parse(given: readonly string[]) {
  return readArguments(given, usage, {
    version: { type: "string" },
    from: { type: "string" },
    to: { type: "string" },
    crossing: { type: "boolean", default: false },
    output: { type: "string" },
    help: { type: "boolean", default: false },
  });
}

function monthGiven(name: string, text: string | undefined): Month | undefined {
  if (text === undefined) return undefined;
  return parseMonth(text) ?? refuse(`${name} "${text}": expected a month such as 2026-03.`);
}

/** A metric by `PROGRAM.METRIC`. */
function metricNamed(name: string): Metric | undefined {
  const [program = "", code = ""] = name.split(".");
  return findMetric(program, code);
}

interface Versions {
  readonly inForce: Metric;
  readonly proposed: Metric;
}

function versionNamed(inForce: Metric, text: string): Versions {
  const proposed = versionOfMetric(inForce, Number(text));
  const known = versionsOf(inForce).map(({ version }) => version);
  return proposed ? { inForce, proposed } : refuse(`--version "${text}": expected one of ${known.join(", ")}.`);
}

/** The metric that a file names, and its definition there; all faults are told at once. */
async function readFileGiven(file: string): Promise<Versions> {
  const text = await readFile(resolve(readCallerFolder(), file), "utf8").catch((error: NodeJS.ErrnoException) =>
    refuse(`"${file}": expected PROGRAM.METRIC, or a JSON file that can be read (${error.code ?? error.message}).`),
  );
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    refuse(`${file}: expected JSON (${(error as Error).message}).`);
  }
  const [program, code] = [partOf(given, "program"), partOf(given, "metric")];
  const inForce = typeof program === "string" && typeof code === "string" ? findMetric(program, code) : undefined;
  if (!inForce)
    refuse(`${file}: expected "program" and "metric" of the catalogue; there are ${JSON.stringify(program)} and ${JSON.stringify(code)}.`);
  const { metric: proposed, faults } = readDefinition(inForce, text);
  if (proposed) return { inForce, proposed };
  const told = faults.map(
    ({ path, value, message }) => `  ${path === "" ? "the whole" : path}:${value === null ? "" : ` ${value}:`} ${message}`,
  );
  throw new Failure("BAD_USER_INPUT", `${file}: the definition is refused.\n${told.join("\n")}`);
}

async function readVersions(given: string, version: string | undefined): Promise<Versions> {
  const named = metricNamed(given);
  if (named && version !== undefined) return versionNamed(named, version);
  return version === undefined ? readFileGiven(given) : refuse(`"${given}": expected PROGRAM.METRIC beside --version.`);
}

async function previewOf(versions: Versions, from: Month | undefined, to: Month | undefined): Promise<Preview> {
  const environment = readEnvironment();
  const asOf = systemClock.now();
  const months = previewMonths(from, to, asOf);
  const operator = mintDealerScope({ kind: "STAFF" });
  const database = await openDatabase(environment, createLog(environment.logLevel));
  try {
    const snapshot = new ReadSnapshot(database.readPool, operator);
    try {
      return await readPreview(operator, snapshot, { ...versions, months, selection: {}, asOf });
    } finally {
      await snapshot.close();
    }
  } finally {
    await database.close();
  }
}

async function run(given: readonly string[]): Promise<number> {
  const { values, positionals } = parse(given);
  const [name, ...rest] = positionals;
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  if (name === undefined || rest.length > 0) refuse(`"${positionals.join(" ")}": expected one metric or one file.`);
  const named = values.version === undefined ? metricNamed(name) : undefined;
  if (named) {
    process.stdout.write(`${definitionJson(named)}\n`);
    return 0;
  }
  const [from, to] = [monthGiven("--from", values.from), monthGiven("--to", values.to)];
  const versions = await readVersions(name, values.version);
  const preview = await previewOf(versions, from, to);
  const moved = preview.months.filter((month) => month.moved && (!values.crossing || month.crossing !== null));
  const { program, code } = versions.inForce;
  const output = resolve(readCallerFolder(), values.output ?? `${program}.${code}.preview.csv`);
  await writeFile(output, monthsCsv(moved, preview));
  process.stdout.write(`${totalsText(previewTotals(preview.months))}\n`);
  if (moved.length > 0) process.stdout.write(`\n${monthsText(moved.slice(0, shownRows))}\n`);
  const more = moved.length > shownRows ? `${moved.length - shownRows} more, and all of them in` : "All of them are in";
  process.stdout.write(`\n${more} ${output}\n`);
  return 0;
}

export const previewDefinitionCommand: Command = { usage, run };
