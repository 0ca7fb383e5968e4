import { parseArgs } from "node:util";

const usage = `Usage: npm run bench:ui -- [options]

  --only PARTS   comma-separated: grid, tiles; by default both
  --rounds N     rounds a figure is the median of (5)
  --json FILE    writes the figures

The first run installs the rivals into test/bench/ui/rivals. CHROMIUM_PATH: the Chromium to use.`;

const parts = ["grid", "tiles"] as const;
type Part = (typeof parts)[number];

export interface UiBenchOptions {
  readonly only: readonly Part[];
  readonly rounds: number;
  readonly json: string | undefined;
}

/** The options of a command line; undefined where help was asked for, and given. */
export function readUiBenchOptions(given: readonly string[]): UiBenchOptions | undefined {
  const { values } = parseArgs({
    args: [...given],
    options: {
      only: { type: "string", default: parts.join(",") },
      rounds: { type: "string", default: "5" },
      json: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return undefined;
  }
  const only = values.only.split(",").map((name) => {
    const part = parts.find((known) => known === name.trim());
    if (!part) throw new Error(`--only ${values.only}: expected some of ${parts.join(", ")}.`);
    return part;
  });
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error(`--rounds ${values.rounds}: expected a whole number of 1 or more.`);
  return { only, rounds, json: values.json };
}
