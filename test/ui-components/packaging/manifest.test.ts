import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { run, uiComponents } from "../../support/ui-package.ts";
import { elementNames, usedNames } from "./element-sources.ts";

interface Named {
  readonly name: string;
  readonly description?: string;
}

interface Declaration extends Named {
  readonly tagName?: string;
  readonly members: readonly (Named & { readonly privacy?: string })[];
  readonly attributes: readonly Named[];
  readonly events: readonly Named[];
  readonly slots: readonly Named[];
  readonly cssParts: readonly Named[];
  readonly cssProperties: readonly Named[];
}

const committed = await readFile(join(uiComponents, "custom-elements.json"), "utf8");
const { modules } = JSON.parse(committed) as { modules: readonly { readonly declarations: readonly Declaration[] }[] };
const declarations = modules.flatMap((module) => module.declarations);
const elements = await elementNames();

test("custom-elements.json is what the sources say: npx pnpm --filter @dealer-scorecards/ui-components analyze writes it", async () => {
  const folder = await mkdtemp(join(tmpdir(), "dealer-scorecards-manifest-"));
  try {
    await run(`cem analyze --quiet --config build/manifest.config.js --outdir "${relative(uiComponents, folder)}"`);
    expect(committed).toBe(await readFile(join(folder, "custom-elements.json"), "utf8"));
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("the manifest has each element by its tag, and no other", () => {
  const tags = declarations.flatMap(({ tagName }) => tagName ?? []);
  expect(tags.toSorted()).toEqual(elements.map((name) => `scorecard-${name}`));
});

describe.each(elements)("the manifest of scorecard-%s", async (name) => {
  const declaration = declarations.find(({ tagName }) => tagName === `scorecard-${name}`);
  if (!declaration) throw new Error(`There is no scorecard-${name}.`);
  const used = await usedNames(name);

  test("names the events it emits, and of others only what its own elements emit", () => {
    const named = declaration.events.map((each) => each.name);
    expect(named).toEqual(expect.arrayContaining([...used.events]));
    expect([...used.events, ...used.eventsWithin]).toEqual(expect.arrayContaining(named));
    expect(used.events.size).toBeGreaterThan(0);
  });

  test.each(["slots", "cssParts", "cssProperties"] as const)("names the %s of its sources, all of them and no other", (kind) => {
    expect(declaration[kind].map((each) => each.name).toSorted()).toEqual([...used[kind]].toSorted());
    expect(used[kind].size).toBeGreaterThan(0);
  });

  test("says what each is for", () => {
    const { members, attributes, events, slots, cssParts, cssProperties } = declaration;
    const silent = [members, attributes, events, slots, cssParts, cssProperties].flat().filter(({ description }) => !description);
    expect(silent).toEqual([]);
  });

  test("has nothing private", () => {
    expect(declaration.members.filter((member) => member.privacy || /^[#_]/.test(member.name))).toEqual([]);
    expect(declaration.members.map((member) => member.name)).toContain("state");
    expect(declaration.members.map((member) => member.name)).not.toContain("announcement");
  });
});
