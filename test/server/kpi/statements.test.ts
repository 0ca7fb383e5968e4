import { statementNames } from "server/storage/kpi/cohort-sql.ts";
import { measureStatement } from "server/storage/kpi/measure-sql.ts";
import { expect, test } from "vitest";
import { metricNamed } from "./metric-cases.ts";

test("the same metrics make the same statement, in whatever order they are asked for", () => {
  const [close, engagement] = [metricNamed("CLOSE_RATE"), metricNamed("ENGAGEMENT_RATE")];
  const texts = [
    [close, engagement],
    [engagement, close],
  ].map((metrics) => measureStatement(metrics).text);
  expect(texts[0]).toEqual(texts[1]);
});

test("a client that asks for ever other statements does not have all of them prepared", () => {
  const named = statementNames(300);
  const made = Array.from({ length: 1000 }, (_, index) => named("many", `SELECT ${index}`));
  expect(made.filter(({ name }) => name !== undefined)).toHaveLength(300);
  expect(made.map(({ text }) => text)).toContain("SELECT 999");
  expect(named("many", "SELECT 0").name).toBe(made[0]?.name);
});
