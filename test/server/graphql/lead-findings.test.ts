import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newDealer } from "../../support/api-records.ts";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";
import { insertServiceRecord } from "../../support/service-records.ts";

const dealer = "FINDINGS";
let api: ApiServer;

const insertLead = (dealer_id: string, id: string, values: Readonly<Record<string, unknown>>) =>
  insertServiceRecord(api.database.dataSource, "lead", { dealer_id, id, received_at: "2026-03-10T12:00:00Z", ...values });

beforeAll(async () => {
  api = await createApiServer("2026-06-15T12:00:00Z");
  await newDealer(api.database.dataSource, { id: dealer, timeZone: "America/Chicago" });
  await insertLead(dealer, "whole", { contacted: true, appointment_set: true, showed: true, sold: true });
  await insertLead(dealer, "open", { contacted: true });
  await insertLead(dealer, "sale-alone", { received_at: "2026-03-09T05:00:00Z", contacted: false, sold: true });
  await insertLead(dealer, "show-without-appointment", {
    received_at: "2026-03-09T04:59:59.999Z",
    contacted: true,
    showed_at: "2026-03-20T12:00:00Z",
  });
  await insertLead(dealer, "contact-later", {
    received_at: "2026-03-02T06:00:00Z",
    appointment_set: true,
    contacted: true,
    contacted_at: "2026-06-10T12:00:00Z",
  });
  await insertLead(dealer, "april", { received_at: "2026-04-01T05:00:00Z", sold: true });
});
afterAll(() => api.close());

interface Findings {
  readonly totalCount: number;
  readonly nodes: readonly { readonly lead: { readonly internalID: string }; readonly recorded: string[]; readonly missing: string[] }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

async function findingsOf(args: string, asOf = "2026-06-15T12:00:00Z"): Promise<Findings> {
  const query = `{ dealer(id: "${dealer}", asOf: "${asOf}") { leadFindings(${args}) {
    totalCount nodes { lead { internalID } recorded missing } pageInfo { hasNextPage endCursor } } } }`;
  return (await api.ask<{ dealer: { leadFindings: Findings } }>(query)).dealer.leadFindings;
}

const told = ({ nodes }: Findings) => nodes.map(({ lead, recorded, missing }) => [lead.internalID, recorded, missing]);
const idsOf = ({ nodes }: Findings) => nodes.map(({ lead }) => lead.internalID);

const saleAlone = ["sale-alone", ["SOLD"], ["CONTACTED", "APPOINTMENT_SET", "SHOWED"]];
const showAlone = ["show-without-appointment", ["CONTACTED", "SHOWED"], ["APPOINTMENT_SET"]];

describe("leads with a step that was skipped", () => {
  test("are listed for a month, newest first, with the steps recorded and missing", async () => {
    const findings = await findingsOf('month: "2026-03"');
    expect([findings.totalCount, told(findings)]).toEqual([2, [saleAlone, showAlone]]);
  });

  test("are listed for a week from Monday to Sunday on the dealer's clocks, over a clock change", async () => {
    expect(told(await findingsOf('week: "2026-03-15"'))).toEqual([saleAlone]);
    expect(told(await findingsOf('week: "2026-03-02"'))).toEqual([showAlone]);
    expect(await findingsOf('week: "2026-03-18"')).toMatchObject({ totalCount: 0, nodes: [] });
  });

  test("are those of the instant: what was recorded later was missing then", async () => {
    expect(idsOf(await findingsOf('month: "2026-03"', "2026-06-01T12:00:00Z"))).toEqual([
      "sale-alone",
      "show-without-appointment",
      "contact-later",
    ]);
    expect(idsOf(await findingsOf('month: "2026-03"', "2026-03-15T12:00:00Z"))).toEqual(["sale-alone", "contact-later"]);
  });

  test("still count where they were recorded", async () => {
    const { dealer: shown } = await api.ask<{ dealer: { scorecard: { results: object[] } } }>(
      `{ dealer(id: "${dealer}") { scorecard(program: INTERNET_SALES, month: "2026-03") {
        results(metrics: ["LEAD_TO_SALE_RATE", "SOLD_RATE"]) { numerator denominator } } } }`,
    );
    expect(shown.scorecard.results).toEqual([
      { numerator: 2, denominator: 5 },
      { numerator: 1, denominator: 2 },
    ]);
  });

  test("come in pages, counted whole", async () => {
    const first = await findingsOf('month: "2026-03", first: 1');
    expect([first.totalCount, idsOf(first), first.pageInfo.hasNextPage]).toEqual([2, ["sale-alone"], true]);
    const next = await findingsOf(`month: "2026-03", first: 1, after: "${first.pageInfo.endCursor}"`);
    expect([next.totalCount, idsOf(next), next.pageInfo.hasNextPage]).toEqual([2, ["show-without-appointment"], false]);
  });

  test.each([
    ["", "`month` and `week` are not given; expected one of them."],
    ['(month: "2026-03", week: "2026-03-02")', "`month` and `week` are both given; expected one of them."],
    ['(week: "0999-01-01")', "`week` is 0999-01-01; expected a day of the years 1000 to 2999."],
    ['(month: "2026-03", after: "x")', "`after` is no cursor of this list; expected an `endCursor` that it gave."],
  ])("are refused for %s", async (args, message) => {
    const { errors } = await api.send(`{ dealer(id: "${dealer}") { leadFindings${args} { totalCount } } }`);
    expect(errors.map((error) => error.message)).toEqual([message]);
  });
});

describe("statements", () => {
  const listed = `query ($ids: [ID!], $first: Int!) { dealers(filter: { ids: $ids }, first: 10) { nodes {
    march: leadFindings(month: "2026-03", first: $first) { totalCount nodes { missing lead { internalID } } }
    week: leadFindings(week: "2026-03-02", first: $first) { totalCount nodes { missing lead { internalID } } }
  } } }`;

  async function during(ids: readonly string[], first: number): Promise<string[]> {
    const names = await api.statements.during(() => api.ask(listed, { variables: { ids, first } }));
    return names.map((name) => name.replace(/_[0-9a-f]{16}$/, "")).toSorted();
  }

  test("are one for the pages, one for the counts and one for the leads, however many dealers and periods", async () => {
    const ids = [dealer];
    for (let index = 0; index < 5; index += 1) {
      const id = await newDealer(api.database.dataSource);
      ids.push(id);
      for (const lead of ["1", "2", "3"]) await insertLead(id, lead, { received_at: "2026-03-03T12:00:00Z", sold: true });
    }
    const expected = ["dealers_by_name", "lead", "lead_finding_counts", "lead_findings"];
    expect(await during([dealer], 1)).toEqual(expected);
    expect(await during(ids, 1)).toEqual(expected);
    expect(await during(ids, 100)).toEqual(expected.filter((name) => name !== "lead_finding_counts"));
  });
});
