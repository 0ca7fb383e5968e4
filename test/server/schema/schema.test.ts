import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { createSchema } from "server/app/schema.ts";
import { expect, test } from "vitest";
import { schemaFaults, schemaText } from "../../support/schema-changes.ts";
import { declaredBreaks } from "./declared-breaks.ts";

const current = schemaText(await createSchema());

test("schema.graphql is what the code says: npm run schema writes it", async () => {
  const committed = await readFile(resolve(import.meta.dirname, "../../../schema.graphql"), "utf8");
  expect(committed).toBe(current);
});

test("no change breaks clients of the last release without being declared", async () => {
  const released = await readFile(resolve(import.meta.dirname, "released.graphql"), "utf8");
  expect(schemaFaults(released, current, declaredBreaks)).toEqual([]);
});
