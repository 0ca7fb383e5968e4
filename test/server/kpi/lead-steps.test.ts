import { readLeadFindingCounts, readLeadFindings } from "server/features/lead/lead-finding.reader.ts";
import { fieldsIn } from "server/kpi/formula/condition.ts";
import { holds, type StoredRecord } from "server/kpi/formula/evaluate.ts";
import { seenAsOf } from "server/kpi/formula/seen-record.ts";
import { monthPeriod } from "server/kpi/period.ts";
import { lead, leadSteps, stepRecorded, stepSkipped } from "server/kpi/record-kinds/lead.record-kind.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { monthCell } from "server/storage/kpi/cohort-sql.ts";
import { ReadSnapshot } from "server/storage/read-snapshot.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { insertDealer } from "../../support/opportunities.ts";
import { createTestDatabase, type TestDatabase } from "../../support/test-database.ts";
import { insertRecords } from "./random-records.ts";

const month = "2026-03";
const asOf = new Date("2026-12-20T12:00:00Z");
const received = new Date("2026-03-10T12:00:00Z");
/** What may be recorded of a step: nothing, a no, a yes, a time within the window, and one after it. */
const ways = [
  [null, null],
  [false, null],
  [true, null],
  [null, new Date("2026-03-11T12:00:00Z")],
  [true, new Date("2026-09-11T12:00:00Z")],
] as const;

/** A lead for every combination of them. */
const leads = Array.from({ length: ways.length ** leadSteps.length }, (_, index): StoredRecord & { readonly id: string } => {
  const digits = index.toString(ways.length).padStart(leadSteps.length, "0");
  const steps = leadSteps.map((step, place): StoredRecord => {
    const [flag, at] = ways[Number(digits[place])] ?? ways[0];
    return { [step]: flag, [`${step}_at`]: at };
  });
  return Object.assign({ id: digits, received_at: received }, ...steps) as StoredRecord & { readonly id: string };
});

/** Written down once more, from the digits alone. */
function expectedOf(id: string) {
  const recorded = leadSteps.filter((_, place) => Number(id[place]) >= 2);
  const last = leadSteps.findLastIndex((step) => recorded.includes(step));
  return { id, recorded, missing: leadSteps.slice(0, Math.max(last, 0)).filter((step) => !recorded.includes(step)) };
}

const expected = leads.map(({ id }) => expectedOf(id)).filter(({ missing }) => missing.length > 0);

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await insertDealer(database.dataSource, "STEPS");
  await insertRecords(database.dataSource, [{ code: "LEAD", table: "lead" }], [{ dealerId: "STEPS", records: { LEAD: leads } }]);
});
afterAll(() => database.close());

test("a step is skipped where it is not recorded, whatever the window, and one after it is", () => {
  const view = { asOf, period: monthPeriod(month, "UTC"), records: {} };
  const found = leads.flatMap((stored) => {
    const seen = seenAsOf(
      lead,
      stored,
      view,
      leadSteps.flatMap((step) => fieldsIn(stepRecorded(step))),
    );
    if (!seen) return [];
    const recorded = leadSteps.filter((step) => holds(stepRecorded(step), seen));
    const missing = leadSteps.filter((step) => holds(stepSkipped(step), seen));
    return missing.length > 0 ? [{ id: stored.id, recorded, missing }] : [];
  });
  expect(found).toEqual(expected);
});

test("SQL finds the same leads, the same steps and as many", async () => {
  const staff = mintDealerScope({ kind: "STAFF" });
  const snapshot = new ReadSnapshot(database.readPool, staff);
  const cells = [monthCell("STEPS", month, "UTC")];
  const rows = await readLeadFindings(staff, snapshot, cells, asOf, { first: leads.length, after: undefined });
  const counts = await readLeadFindingCounts(staff, snapshot, cells, asOf);
  await snapshot.close();
  const byId = rows
    .map(({ id, recorded, missing }) => ({ id, recorded, missing }))
    .toSorted((one, other) => Number(one.id) - Number(other.id));
  expect(byId).toEqual(expected);
  expect(counts.map(({ total }) => total)).toEqual([expected.length]);
});
