import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newDealer } from "../../support/api-records.ts";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";
import { insertLead, leadFields, tick } from "../../support/leads.ts";
import { insertServiceRecord } from "../../support/service-records.ts";

const dealer = "LISTED";
let api: ApiServer;

const may = (day: string) => ({ received_at: `2026-05-${day}T12:00:00Z` });

beforeAll(async () => {
  api = await createApiServer("2026-06-15T12:00:00Z");
  const { dataSource } = api.database;
  await newDealer(dataSource, { id: dealer, timeZone: "America/Chicago" });
  await insertServiceRecord(dataSource, "customer", { dealer_id: dealer, id: "C1", name: "Customer one" });
  await insertServiceRecord(dataSource, "staff", { dealer_id: dealer, id: "S1", name: "Associate one" });
  await insertLead(api, dealer, "open", {
    ...may("20"),
    customer_id: "C1",
    associate_id: "S1",
    source: "portal",
    first_response_at: "2026-05-20T13:00:00Z",
  });
  await insertLead(api, dealer, "contacted", {
    ...may("18"),
    contacted: true,
    contacted_at: "2026-05-19T12:00:00Z",
    attempts_before_contact: 2,
  });
  await insertLead(api, dealer, "appointed", { ...may("16"), contacted: true, appointment_set: true });
  await insertLead(api, dealer, "sale-alone", { ...may("14"), sold: true, customer_id: "C9" });
  await insertLead(api, dealer, "no", { ...may("14"), contacted: false });
  // On the dealer's clocks May ends at 5 o'clock in UTC.
  await insertLead(api, dealer, "last-of-may", { received_at: "2026-06-01T04:59:59.999Z" });
  await insertLead(api, dealer, "first-of-june", { received_at: "2026-06-01T05:00:00Z" });
});
afterAll(() => api.close());

interface Leads {
  readonly month: string;
  readonly totalCount: number;
  readonly stepCounts: readonly { readonly step: string; readonly recorded: number; readonly waiting: number }[];
  readonly nodes: readonly ({ readonly internalID: string } & Readonly<Record<string, unknown>>)[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

async function leads(args = ""): Promise<Leads> {
  const query = `{ dealer(id: "${dealer}") { leads${args} { month totalCount stepCounts { step recorded waiting }
    nodes { ${leadFields} source receivedAt firstResponseAt attemptsBeforeContact customer { name } associate { name } } pageInfo { hasNextPage endCursor } } } }`;
  return (await api.ask<{ dealer: { leads: Leads } }>(query)).dealer.leads;
}

const ids = ({ nodes }: Leads) => nodes.map(({ internalID }) => internalID);

describe("the leads of a month", () => {
  test("are those received in it on the dealer's clocks, newest first", async () => {
    expect(ids(await leads('(month: "2026-05")'))).toEqual(["last-of-may", "open", "contacted", "appointed", "sale-alone", "no"]);
  });

  test("are those of the current month where none is named", async () => {
    const { month, nodes } = await leads();
    expect([month, nodes.map(({ internalID }) => internalID)]).toEqual(["2026-06", ["first-of-june"]]);
  });

  test("say who asks, who follows it up and what was done so far", async () => {
    const { nodes } = await leads('(month: "2026-05", first: 3)');
    expect(nodes[1]).toMatchObject({
      source: "portal",
      receivedAt: "2026-05-20T12:00:00.000Z",
      firstResponseAt: "2026-05-20T13:00:00.000Z",
      customer: { name: "Customer one" },
      associate: { name: "Associate one" },
    });
    expect(nodes[2]).toMatchObject({ attemptsBeforeContact: 2, customer: null, associate: null });
  });

  test("name no customer that is not there", async () => {
    const { nodes } = await leads('(month: "2026-05")');
    expect(nodes.find(({ internalID }) => internalID === "sale-alone")).toMatchObject({ customer: null });
  });

  test("are counted by step, whatever the list is narrowed to", async () => {
    const counts = [
      { step: "CONTACTED", recorded: 2, waiting: 4 },
      { step: "APPOINTMENT_SET", recorded: 1, waiting: 1 },
      { step: "SHOWED", recorded: 0, waiting: 1 },
      { step: "SOLD", recorded: 1, waiting: 0 },
    ];
    expect((await leads('(month: "2026-05")')).stepCounts).toEqual(counts);
    expect((await leads('(month: "2026-05", waitingFor: SOLD)')).stepCounts).toEqual(counts);
    expect((await leads('(month: "2026-04")')).stepCounts.map(({ recorded }) => recorded)).toEqual([0, 0, 0, 0]);
  });

  test.each([
    ["CONTACTED", ["last-of-may", "open", "sale-alone", "no"]],
    ["APPOINTMENT_SET", ["contacted"]],
    ["SHOWED", ["appointed"]],
    ["SOLD", []],
  ])("that wait for %s can be listed alone", async (step, expected) => {
    const found = await leads(`(month: "2026-05", waitingFor: ${step})`);
    expect([ids(found), found.totalCount]).toEqual([expected, expected.length]);
  });

  test("come in pages, two of one instant too, counted whole", async () => {
    const first = await leads('(month: "2026-05", waitingFor: CONTACTED, first: 3)');
    expect([first.totalCount, ids(first), first.pageInfo.hasNextPage]).toEqual([4, ["last-of-may", "open", "sale-alone"], true]);
    const next = await leads(`(month: "2026-05", waitingFor: CONTACTED, first: 3, after: "${first.pageInfo.endCursor}")`);
    expect([next.totalCount, ids(next), next.pageInfo.hasNextPage]).toEqual([4, ["no"], false]);
  });

  test.each([
    ["(first: 101)", "`first` is 101; expected 1 to 100."],
    ['(after: "x")', "`after` is no cursor of this list; expected an `endCursor` that it gave."],
  ])("are refused for %s", async (args, message) => {
    const { errors } = await api.send(`{ dealer(id: "${dealer}") { leads${args} { totalCount } } }`);
    expect(errors.map((error) => error.message)).toEqual([message]);
  });

  test("a cursor of a narrowed list is none of another", async () => {
    const { pageInfo } = await leads('(month: "2026-05", waitingFor: CONTACTED, first: 1)');
    const { errors } = await api.send(
      `{ dealer(id: "${dealer}") { leads(month: "2026-05", after: "${pageInfo.endCursor}") { totalCount } } }`,
    );
    expect(errors.length).toBe(1);
  });
});

test("each statement is one, however many dealers, months and leads", async () => {
  const listed = `query ($ids: [ID!], $first: Int!) { dealers(filter: { ids: $ids }, first: 10) { nodes {
    may: leads(month: "2026-05", first: $first) { totalCount stepCounts { recorded } nodes { customer { name } associate { name } steps { tick { number } } ticks { number } } }
    june: leads(month: "2026-06", first: $first) { nodes { customer { name } steps { recorded } } }
  } } }`;
  const during = async (of: readonly string[], first: number) => {
    const names = await api.statements.during(() => api.ask(listed, { variables: { ids: of, first } }));
    return names.map((name) => name.replace(/_[0-9a-f]{16}$/, "")).toSorted();
  };
  const of = [dealer];
  for (let index = 0; index < 5; index += 1) {
    const id = await newDealer(api.database.dataSource);
    of.push(id);
    for (const lead of ["1", "2", "3"]) {
      await insertLead(api, id, lead, { received_at: "2026-05-03T12:00:00Z", customer_id: "C", associate_id: "S" });
      await tick(api, { dealerID: id, leadID: lead });
    }
  }
  const expected = ["customer", "dealers_by_name", "lead", "lead_counts", "lead_ticks", "leads", "staff"];
  expect(await during([dealer], 3)).toEqual(expected);
  expect(await during(of, 3)).toEqual(expected);
  expect(await during(of, 50)).toEqual(expected);
});
