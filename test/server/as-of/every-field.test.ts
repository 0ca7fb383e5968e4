import { type GraphQLSchema, parse } from "graphql";
import { createSchema } from "server/app/schema.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { honoured, sameAtAnyTime } from "./fields.ts";
import { answersOf, type Question, questions } from "./questions.ts";
import { reachableFields, valuesByField } from "./shown-fields.ts";
import { liveThenAndNow, lookedBackAt, type ThenAndNow } from "./then-and-now.ts";

type Answers = ReadonlyMap<string, unknown>;

let schema: GraphQLSchema;
let lived: ThenAndNow;
let answersNow: Answers;
let answersBack: Answers;
beforeAll(async () => {
  schema = await createSchema();
  lived = await liveThenAndNow({ seed: 1, timeZone: "UTC" });
  answersNow = await answersOf(lived.api, null);
  answersBack = await answersOf(lived.api, lookedBackAt);
}, 240_000);
afterAll(() => lived.api.close());

/** Fields of a question that were something else then than they are now. */
function changedIn(name: string, { query }: Question): string[] {
  const [back, today] = [answersBack, answersNow].map((all) => valuesByField(schema, parse(query), all.get(name)));
  const fields = new Set([...(back?.keys() ?? []), ...(today?.keys() ?? [])]);
  return [...fields].filter((field) => JSON.stringify(back?.get(field)) !== JSON.stringify(today?.get(field)));
}

/** What whoever adds a field has to do. */
const told = (field: string) =>
  `${field} is not in test/server/as-of/fields.ts. A reader may look back: say there, in \`honoured\`, how it is as of \`dealer.asOf\`, and ask ` +
  "for it in test/server/as-of/questions.ts, so that its answer is another one then than now (what happens in between is in then-and-now.ts). " +
  "Where it is the same at any time, say in `sameAtAnyTime` why.";

const untold = (fields: readonly string[]): string[] =>
  fields.filter((field) => !Object.hasOwn(honoured, field) && !Object.hasOwn(sameAtAnyTime, field)).map(told);

describe("the walk of the schema", () => {
  test("knows of every field that a query reaches how it honours asOf", () => {
    expect(untold(reachableFields(schema, "Query"))).toEqual([]);
  });

  test("would miss a new field", () => {
    expect(untold(["Dealer.tiles", "Dealer.invoices"])).toEqual([
      expect.stringContaining("Dealer.invoices is not in test/server/as-of/fields.ts"),
    ]);
  });

  test("tells of no field that is gone", () => {
    const reachable = new Set(reachableFields(schema, "Query"));
    expect([...Object.keys(honoured), ...Object.keys(sameAtAnyTime)].filter((field) => !reachable.has(field))).toEqual([]);
  });

  test("has a question for each field whose answer was another one then than it is now", () => {
    const changed = new Set([...questions].flatMap(([name, question]) => changedIn(name, question)));
    expect(Object.keys(honoured).filter((field) => !changed.has(field))).toEqual([]);
  });
});

describe("asked now as of then, the answer is the one that was given then:", () => {
  test.each([...questions.keys()])("%s", (name) => {
    expect(answersBack.get(name)).toEqual(lived.answersThen.get(name));
  });
});

test("before the first record nothing fails, and there are no data", async () => {
  const before = await answersOf(lived.api, new Date("1999-12-31T23:59:59Z"));
  expect([...before.values()].every(Boolean)).toBe(true);
  expect(before.get("oneResult of D1")).toMatchObject({
    dealer: { scorecard: { result: { state: "NO_DATA", value: null, edition: null } } },
  });
  expect(before.get("months of D1")).toMatchObject({ dealer: { scorecards: { nodes: [] } } });
  expect(before.get("plans of D1")).toMatchObject({ dealer: { improvementPlans: { nodes: [] } } });
});
