import { afterAll, beforeAll, expect, test } from "vitest";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";
import { fillTenant, finalMonth, now } from "../../support/api-tenants.ts";
import { program } from "../../support/api-scorecards.ts";
import { coveredCsv, exportedRows, sendExport } from "../../support/exports.ts";
import { newDealer } from "../../support/api-records.ts";
import { insertLead } from "../../support/leads.ts";

const internetSales = "INTERNET_SALES";
const dealer = "D1";
let api: ApiServer;
let many: string;
beforeAll(async () => {
  api = await createApiServer(now);
  await fillTenant(api, dealer, 7);
  many = await newDealer(api.database.dataSource);
  for (let source = 0; source < 130; source += 1) {
    for (let lead = 0; lead <= source % 3; lead += 1) {
      const values = {
        source: `Source ${String(source).padStart(3, "0")}`,
        received_at: `${finalMonth}-07T12:00:00Z`,
        contacted: lead === 0,
      };
      await insertLead(api, many, `${source}-${lead}`, values);
    }
  }
});
afterAll(() => api.close());

test("a result is cut into all of its parts, in the API's order, of which the API shows the first hundred", async () => {
  const asked = { program: internetSales, metric: "CONTACT_RATE", month: finalMonth, by: "SOURCE" };
  const { dealer: answer } = await api.ask<{
    dealer: { scorecard: { result: { slices: readonly { key: string; value: number; numerator: number; denominator: number }[] } } };
  }>(
    `query ($dealer: ID!) { dealer(id: $dealer) { scorecard(program: ${internetSales}, month: "${finalMonth}") {
      result(metric: "CONTACT_RATE") { slices(by: SOURCE, first: 100) { key value numerator denominator } } } } }`,
    { variables: { dealer: many } },
  );
  const shown = answer.scorecard.result.slices;
  for (const whose of [{ dealer: many }, { group: { ids: [many] } }]) {
    const { text } = await sendExport(api, { table: "SLICES", ...whose, ...asked });
    const { cover, lines } = coveredCsv(text);
    const [header = [], ...rows] = lines;
    const cells = rows.map((row) => ["Cut", "Value", "Numerator", "Denominator"].map((name) => row[header.indexOf(name)]));
    expect(rows.length).toBe(130);
    expect(cover["Rows"]).toBe("130");
    expect(new Set(cells.map(([key]) => key)).size).toBe(130);
    expect(cells.slice(0, 100)).toEqual(shown.map(({ key, ...numbers }) => [key, ...Object.values(numbers).map(String)]));
  }
});

test("a funnel has what its shares are of, and whether that is enough", async () => {
  const fields = "code stepBefore sufficiency alsoStepBefore";
  const { dealer: answer } = await api.ask<{
    dealer: { scorecard: { funnel: readonly Readonly<Record<string, string | number | null>>[] } };
  }>(
    `query ($dealer: ID!) { dealer(id: $dealer) { scorecard(program: ${internetSales}, month: "${finalMonth}") { funnel { ${fields} } } } }`,
    { variables: { dealer: many } },
  );
  const rows = await exportedRows(api, { table: "FUNNEL_MONTHS", dealer: many, program: internetSales });
  const told = rows.filter((row) => row["Month"] === finalMonth);
  expect(
    told.map((row) => ["Step code", "Took the step before", "Enough records", "Also took the step before"].map((name) => row[name])),
  ).toEqual(answer.scorecard.funnel.map((step) => fields.split(" ").map((name) => String(step[name] ?? ""))));
  expect(told.some((row) => row["Took the step before"] !== "")).toBe(true);
});

test("months end where the calendar does", async () => {
  const before = await exportedRows(api, {
    table: "GROUP_SCORECARD",
    group: {},
    program,
    to: "1000-03",
    months: 60,
    metrics: ["CLOSE_RATE"],
  });
  expect(before.map((row) => row["Month"]).slice(0, 3)).toEqual(["1000-03", "1000-02", "1000-01"]);
  const all = await exportedRows(api, { table: "SCORECARD", dealer, program, months: 3, metrics: ["CLOSE_RATE"] });
  expect(await exportedRows(api, { table: "SCORECARD", dealer, program, to: "2999-12", months: 3, metrics: ["CLOSE_RATE"] })).toEqual(all);
});

test("the records that a restatement moved have their edition and its reason, and were not there before it", async () => {
  const asked = { table: "RESTATED_RECORDS", dealer, program };
  const rows = await exportedRows(api, asked);
  const { dealer: answer } = await api.ask<{
    dealer: { scorecard: { result: { restatedRecords: { nodes: readonly { recordID: string; was: string; now: string }[] } } } };
  }>(
    `query ($dealer: ID!) { dealer(id: $dealer) { scorecard(program: ${program}, month: "${finalMonth}") { result(metric: "ACCEPTANCE_RATE") {
      restatedRecords(first: 100) { nodes { recordID was now } } } } } }`,
    { variables: { dealer } },
  );
  const moved = answer.scorecard.result.restatedRecords.nodes;
  expect(moved.length).toBeGreaterThan(0);
  expect(rows.map((row) => [row["Record"], row["Was"], row["Now"]])).toEqual(moved.map((record) => Object.values(record)));
  expect(rows[0]).toMatchObject({ "Metric code": "ACCEPTANCE_RATE", Edition: "2", "Reason of restatement": `late ${dealer}` });
  expect(await exportedRows(api, { ...asked, asOf: "2026-06-10T00:00:00Z" })).toEqual([]);
  const refused = await sendExport(api, { ...asked, metrics: ["NONE"] });
  expect([refused.status, refused.text]).toEqual([400, expect.stringContaining("NONE")]);
});

test("a webhook leaves without its secret", async () => {
  const [row] = await exportedRows(api, { table: "WEBHOOK", dealer });
  expect(row).toMatchObject({ "Sent to": `https://hooks.example.com/${dealer}` });
  const secrets: { secret: string }[] = await api.database.dataSource.query("SELECT secret FROM webhook WHERE secret IS NOT NULL");
  expect(secrets.length).toBe(1);
  expect(JSON.stringify(row)).not.toContain(secrets[0]?.secret.replace("whsec_", ""));
});

test("imports of later are not there as of a past instant", async () => {
  const runs = await exportedRows(api, { table: "IMPORT_RUNS" });
  expect(runs.map((row) => [row["Number"], row["Import kind"], row["New records"]])).toEqual([["1", "leads", "1"]]);
  const [first] = runs;
  const before = new Date(Date.parse(first?.["Imported"] ?? "") - 1).toISOString();
  expect(await exportedRows(api, { table: "IMPORT_RUNS", asOf: before })).toEqual([]);
  expect(await exportedRows(api, { table: "IMPORT_RUNS" }, { as: [dealer] })).toEqual([]);
});
