import { parseArgs } from "node:util";

const usage = `Usage: npm run bench -- [options]

  --only PARTS      comma-separated: reading, engine, service, import, outlook, export, requests; by default all
  --rows N          opportunities of the database that is read, over 24 months (5,000,000)
  --dealers N       dealers they belong to (1,000)
  --orders N        work orders of the part service, with all that belongs to them (1,000,000)
  --import-rows N   rows of the imported file (1,000,000)
  --offers FILE     imported history that the part outlook is tried on, too: the log of an incident desk that README.md imports
  --export-rows N   opportunities of the exported month (1,000,000)
  --requests N      requests that are handed out, among as many dealers (10,000)
  --rounds N        rounds a figure is the median of (5)
  --seconds N       of load, each side, in each round of reading (2)
  --json FILE       writes the figures
  --profile FOLDER  writes a CPU profile of the server that is read

DATABASE_URL: a PostgreSQL to make databases on and drop them again; without it an embedded one in a temporary folder.`;

const parts = ["reading", "engine", "service", "import", "outlook", "export", "requests"] as const;
type Part = (typeof parts)[number];

export interface BenchOptions {
  readonly only: readonly Part[];
  readonly rows: number;
  readonly dealers: number;
  readonly orders: number;
  readonly importRows: number;
  readonly offers: string | undefined;
  readonly exportRows: number;
  readonly requests: number;
  readonly rounds: number;
  readonly seconds: number;
  readonly json: string | undefined;
  readonly profile: string | undefined;
}

function countFrom(name: string, value: string): number {
  const count = Number(value.replaceAll(/[_,]/g, ""));
  if (!Number.isInteger(count) || count < 1) throw new Error(`--${name} ${value}: expected a whole number of 1 or more.`);
  return count;
}

function partsFrom(value: string): Part[] {
  return value.split(",").map((name) => {
    const part = parts.find((known) => known === name.trim());
    if (!part) throw new Error(`--only ${value}: expected some of ${parts.join(", ")}.`);
    return part;
  });
}

/** The options of a command line; undefined where help was asked for, and given. */
export function readBenchOptions(given: readonly string[]): BenchOptions | undefined {
  const { values } = parseArgs({
    args: [...given],
    options: {
      only: { type: "string", default: parts.join(",") },
      rows: { type: "string", default: "5000000" },
      dealers: { type: "string", default: "1000" },
      orders: { type: "string", default: "1000000" },
      "import-rows": { type: "string", default: "1000000" },
      offers: { type: "string" },
      "export-rows": { type: "string", default: "1000000" },
      requests: { type: "string", default: "10000" },
      rounds: { type: "string", default: "5" },
      seconds: { type: "string", default: "2" },
      json: { type: "string" },
      profile: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return undefined;
  }
  return {
    only: partsFrom(values.only),
    rows: countFrom("rows", values.rows),
    dealers: countFrom("dealers", values.dealers),
    orders: countFrom("orders", values.orders),
    importRows: countFrom("import-rows", values["import-rows"]),
    offers: values.offers,
    exportRows: countFrom("export-rows", values["export-rows"]),
    requests: countFrom("requests", values.requests),
    rounds: countFrom("rounds", values.rounds),
    seconds: countFrom("seconds", values.seconds),
    json: values.json,
    profile: values.profile,
  };
}
