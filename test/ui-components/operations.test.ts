import * as operations from "@dealer-scorecards/ui-components/data/operations.ts";
import { buildSchema, parse, validate } from "graphql";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";

const schema = buildSchema(await readFile(join(import.meta.dirname, "../../schema.graphql"), "utf8"));

test.each(Object.entries(operations))("%s asks for what the schema has", (_, { text }) => {
  expect(validate(schema, parse(text)).map(({ message }) => message)).toEqual([]);
});
