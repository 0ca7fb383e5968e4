import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { uiComponents } from "../../support/ui-package.ts";

const components = join(uiComponents, "src/components");

/** Names of the elements, without their prefix. */
export async function elementNames(): Promise<readonly string[]> {
  return (await readdir(components)).toSorted();
}

async function sourcesFrom(file: string, seen: Map<string, string>): Promise<void> {
  if (seen.has(file)) return;
  const text = await readFile(file, "utf8");
  seen.set(file, text);
  for (const [, path = ""] of text.matchAll(/(?:from |import\()"(\.[^"]+)"/g)) await sourcesFrom(join(dirname(file), path), seen);
}

/** What the sources of an element, and of all they import, use by name. */
export interface UsedNames {
  readonly events: ReadonlySet<string>;
  /** Those of the elements it is made of. */
  readonly eventsWithin: ReadonlySet<string>;
  readonly slots: ReadonlySet<string>;
  readonly cssParts: ReadonlySet<string>;
  readonly cssProperties: ReadonlySet<string>;
}

async function sourcesOf(element: string): Promise<string> {
  const seen = new Map<string, string>();
  await sourcesFrom(join(components, element, `${element}.ts`), seen);
  return [...seen.values()].join("\n");
}

function found(text: string, pattern: RegExp): ReadonlySet<string> {
  return new Set([...text.matchAll(pattern)].flatMap(([, names = ""]) => names.split(" ")));
}

const emitted = /\.emit\(\s*"(scorecard-[\w-]+)"/g;

export async function usedNames(element: string): Promise<UsedNames> {
  const text = await sourcesOf(element);
  const within = await Promise.all([...found(text, /<scorecard-([\w-]+)/g)].map(sourcesOf));
  return {
    events: found(text, emitted),
    eventsWithin: found(within.join("\n"), emitted),
    slots: found(text, /<slot name="([\w-]+)"/g),
    cssParts: found(text, /(?:\spart="|\.part\.add\(")([\w -]+)"/g),
    cssProperties: found(text, /var\((--scorecard-[\w-]+)/g),
  };
}
