import { byCohort } from "server/storage/kpi/cohort-sql.ts";
import { measureStatement } from "server/storage/kpi/measure-sql.ts";
import { expect, test, vi } from "vitest";
import { metricNamed } from "./metric-cases.ts";

test("the same metrics make the same statement, in whatever order they are asked for", () => {
  const [close, engagement] = [metricNamed("CLOSE_RATE"), metricNamed("ENGAGEMENT_RATE")];
  const texts = [
    [close, engagement],
    [engagement, close],
  ].map((metrics) => byCohort(metrics).map((group) => measureStatement(group).text));
  expect(texts[0]).toEqual(texts[1]);
});

test("a client that asks for ever other statements does not have all of them prepared", async () => {
  // A copy of its own: other tests go on with names to give.
  vi.resetModules();
  const { named } = await import("server/storage/kpi/cohort-sql.ts");
  const made = Array.from({ length: 1000 }, (_, index) => named("many", `SELECT ${index}`));
  expect(made.filter(({ name }) => name !== undefined).length).toBeLessThanOrEqual(300);
  expect(made.map(({ text }) => text)).toContain("SELECT 999");
});
