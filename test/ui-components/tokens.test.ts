import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const sources = join(import.meta.dirname, "../../ui-components/src");

type Token = readonly [name: string, value: string];

/** The text up to the bracket that closes the one before it. */
function upToEnd(text: string): string {
  let open = 1;
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === "(") open += 1;
    if (text[index] === ")") open -= 1;
    if (open === 0) return text.slice(0, index);
  }
  return text;
}

/** Every token that a style reads, with what stands in for it where no page sets it. */
function read(text: string): Token[] {
  return [...text.matchAll(/var\((--scorecard-[\w-]+)(?:, )?/g)].map((found) => [
    found[1] ?? "",
    upToEnd(text.slice(found.index + found[0].length)),
  ]);
}

function declared(text: string): Token[] {
  return [...text.matchAll(/^\s+(--scorecard-[\w-]+): (.*);$/gm)].map(([, name = "", value = ""]) => [name, value]);
}

const styles = readdirSync(sources, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .flatMap((file) => read(readFileSync(join(sources, file), "utf8")));
const sheet = declared(readFileSync(join(sources, "tokens/tokens.css"), "utf8"));

test("the style sheet of tokens lists those that the elements read, each with the value that stands in for it", () => {
  expect(sheet.length).toBeGreaterThan(12);
  expect(new Map(sheet)).toEqual(new Map(styles));
});

test("a token has the same value wherever it is read", () => {
  expect([...new Set(styles.map(([name, value]) => `${name}: ${value}`))]).toHaveLength(new Set(styles.map(([name]) => name)).size);
});

test.each([
  ["a nested value", "color: var(--scorecard-a, light-dark(#fff, rgb(0 0 0)));", ["--scorecard-a", "light-dark(#fff, rgb(0 0 0))"]],
  ["no value", "gap: var(--scorecard-b);", ["--scorecard-b", ""]],
])("a token is read with %s", (_, text, token) => {
  expect(read(text)).toEqual([token]);
});
