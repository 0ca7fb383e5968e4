import { columnOf } from "server/features/service-records/record-field.ts";
import { readServiceRecords } from "server/features/service-records/service-record.reader.ts";
import { serviceRecordKinds } from "server/features/service-records/service-record-kinds.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { ReadSnapshot } from "server/storage/read-snapshot.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { opaque } from "../../support/api-opaque.ts";
import { newDealer } from "../../support/api-records.ts";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";
import { insertServiceRecord } from "../../support/service-records.ts";

const dealer = "RECORD-DEALER";
const now = new Date("2026-06-15T12:00:00Z");
let api: ApiServer;
beforeAll(async () => {
  api = await createApiServer(now);
  await newDealer(api.database.dataSource, { id: dealer, timeZone: "America/Chicago" });
});
afterAll(() => api.close());

async function shown(type: string, table: string, fields: string, record: Readonly<Record<string, unknown>>): Promise<unknown> {
  const id = `${table}-${Object.keys(record).join("-")}`;
  await insertServiceRecord(api.database.dataSource, table, { dealer_id: dealer, id, ...record });
  const query = `query ($id: ID!) { node(id: $id) { ... on ${type} { ${fields} } } }`;
  return (await api.ask<{ node: unknown }>(query, { variables: { id: opaque(type, dealer, id) } })).node;
}

test.each(serviceRecordKinds)("$typeName shows every column of its table", async ({ table, fields }) => {
  const rows = await api.database.dataSource.query<{ column: string }[]>(
    "SELECT column_name AS column FROM information_schema.columns WHERE table_name = $1 AND is_generated = 'NEVER'",
    [table],
  );
  const columns = rows.map(({ column }) => column).filter((column) => column !== "dealer_id" && column !== "id");
  expect(new Set(Object.keys(fields).map(columnOf))).toEqual(new Set(columns));
});

test.each<[string, string, string, string, Readonly<Record<string, unknown>>, object]>([
  [
    "instants, ids, numbers and choices of a work order",
    "WorkOrder",
    "work_order",
    "place openedAt completedAt dueAt comebackOfID rescheduledTimes soldHours partsRevenue currency nature preInspected",
    {
      completed_at: "2026-01-07T09:30:00.123Z",
      comeback_of_id: "W0",
      rescheduled_times: 2,
      sold_hours: "1.25",
      parts_revenue: "90.041600000000003",
      nature: "WARRANTY",
      pre_inspected: false,
    },
    {
      place: "ON_SITE",
      openedAt: "2026-01-05T12:00:00.000Z",
      completedAt: "2026-01-07T09:30:00.123Z",
      dueAt: null,
      comebackOfID: "W0",
      rescheduledTimes: 2,
      soldHours: 1.25,
      partsRevenue: 90.0416,
      currency: "USD",
      nature: "WARRANTY",
      preInspected: false,
    },
  ],
  [
    "days of a contract",
    "Contract",
    "contract",
    "startsOn expiresOn renewedOn maintenance",
    { renewed_on: "2026-02-28" },
    {
      startsOn: "2026-01-01",
      expiresOn: "2026-12-31",
      renewedOn: "2026-02-28",
      maintenance: null,
    },
  ],
  [
    "steps of a lead",
    "Lead",
    "lead",
    "source receivedAt firstResponseAt attemptsBeforeContact contacted contactedAt appointmentSet appointmentAt showed soldAt",
    { source: "Website", contacted_at: "2026-01-06T09:30:00.123Z", attempts_before_contact: 3, appointment_set: true, showed: false },
    {
      source: "Website",
      receivedAt: "2026-01-05T12:00:00.000Z",
      firstResponseAt: null,
      attemptsBeforeContact: 3,
      contacted: null,
      contactedAt: "2026-01-06T09:30:00.123Z",
      appointmentSet: true,
      appointmentAt: null,
      showed: false,
      soldAt: null,
    },
  ],
  [
    "the role of a member of staff",
    "StaffMember",
    "staff",
    "role hiredOn leftOn",
    { role: "DISPATCHER" },
    {
      role: "DISPATCHER",
      hiredOn: "2020-01-01",
      leftOn: null,
    },
  ],
])("%s are shown", async (_, type, table, fields, record, expected) => {
  expect(await shown(type, table, fields, record)).toEqual(expected);
});

async function asOf(instant: string, code: string, id: string): Promise<Readonly<Record<string, unknown>> | undefined> {
  const kind = serviceRecordKinds.find((one) => one.code === code);
  if (!kind) throw new Error(`No kind ${code}.`);
  const scope = mintDealerScope({ kind: "DEALERS", dealerIds: [dealer] });
  const snapshot = new ReadSnapshot(api.database.readPool, scope);
  try {
    return (await readServiceRecords(scope, snapshot, kind, [{ dealerId: dealer, id }], new Date(instant)))[0];
  } finally {
    await snapshot.close();
  }
}

describe("as of an instant,", () => {
  test("what happened later has not happened, and what came with it is not known", async () => {
    const closed = { id: "CLOSED", closed_at: "2026-02-01T12:00:00Z", closed_by_role: "DISPATCHER", due_at: "2026-03-01T12:00:00Z" };
    await insertServiceRecord(api.database.dataSource, "work_order", { dealer_id: dealer, ...closed });
    const before = await asOf("2026-02-01T11:59:59.999Z", "WORK_ORDER", "CLOSED");
    expect(before).toMatchObject({ closed_at: null, closed_by_role: null, due_at: "2026-03-01 12:00:00+00" });
    const at = await asOf("2026-02-01T12:00:00Z", "WORK_ORDER", "CLOSED");
    expect(at).toMatchObject({ closed_at: "2026-02-01 12:00:00+00", closed_by_role: "DISPATCHER" });
  });

  test("a record is not there before its birth", async () => {
    await insertServiceRecord(api.database.dataSource, "work_order", { dealer_id: dealer, id: "BORN" });
    expect(await asOf("2026-01-05T11:59:59.999Z", "WORK_ORDER", "BORN")).toBeUndefined();
    expect(await asOf("2026-01-05T12:00:00Z", "WORK_ORDER", "BORN")).toMatchObject({ id: "BORN" });
  });

  test("a day begins on the dealer's own clocks", async () => {
    await insertServiceRecord(api.database.dataSource, "time_entry", { dealer_id: dealer, id: "DAY", day: "2026-01-05" });
    expect(await asOf("2026-01-05T05:59:59.999Z", "TIME_ENTRY", "DAY")).toBeUndefined();
    expect(await asOf("2026-01-05T06:00:00Z", "TIME_ENTRY", "DAY")).toMatchObject({ id: "DAY" });
  });

  test("what came with an event of which no time was recorded is shown", async () => {
    await insertServiceRecord(api.database.dataSource, "part_line", { dealer_id: dealer, id: "STOCK", available_at_once: true });
    expect(await asOf("2026-01-05T12:00:00Z", "PART_LINE", "STOCK")).toMatchObject({ requested_at: null, available_at_once: true });
  });
});

test("records of a kind are read in one statement, however many are asked for", async () => {
  for (const id of ["MANY-1", "MANY-2", "MANY-3"]) {
    await insertServiceRecord(api.database.dataSource, "visit", { dealer_id: dealer, id, distance_km: "12.5" });
  }
  const nodes = ["MANY-1", "MANY-2", "MANY-3"].map(
    (id, index) => `n${index}: node(id: "${opaque("Visit", dealer, id)}") { ... on Visit { internalID distanceKm } }`,
  );
  const one = await api.statements.during(() => api.ask(`{ ${nodes[0]} }`));
  expect(await api.statements.during(() => api.ask(`{ ${nodes.join(" ")} }`))).toEqual(one);
});
