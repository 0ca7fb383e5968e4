import fc from "fast-check";
import type { Pool } from "pg";
import { type Measurement, readMeasurements } from "server/features/scorecard/measure.reader.ts";
import { type Cell, monthCell } from "server/storage/kpi/cohort-sql.ts";
import { programOf } from "server/kpi/catalogue.ts";
import type { Metric } from "server/kpi/metric.ts";
import { monthBounds } from "server/kpi/month.ts";
import { evaluateMetric } from "server/kpi/results/evaluate-metric.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { ReadSnapshot } from "server/storage/read-snapshot.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { day, hour, insertDealer, insertOpportunities, type OpportunityInput, plus, withDeadline } from "../../support/opportunities.ts";
import { createTestDatabase, type TestDatabase } from "../../support/test-database.ts";

const zones = ["UTC", "America/Chicago", "Pacific/Auckland", "America/Havana", "Asia/Kolkata"] as const;
const month = "2026-11";
const asOf = new Date("2026-12-20T12:00:00.000Z");
const staff = mintDealerScope({ kind: "STAFF" });

/** Around every bound: at it, a millisecond to either side, and anywhere. */
function near(...bounds: readonly number[]): fc.Arbitrary<number> {
  return fc.oneof(
    fc.constantFrom(...bounds).chain((bound) => fc.constantFrom(bound - 1, bound, bound + 1)),
    fc.integer({ min: 0, max: 90 * day }),
  );
}

function optional<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
  return fc.option(value, { nil: null, freq: 3 });
}

function opportunityIn(timeZone: string): fc.Arbitrary<OpportunityInput> {
  const { start, end } = monthBounds(month, timeZone);
  const length = end.getTime() - start.getTime();
  return fc
    .record({
      id: fc.uuid(),
      assignedAfter: fc.oneof(
        fc.constantFrom(-1, 0, 1, length - 1, length, length + 1),
        fc.integer({ min: -5 * day, max: length + 5 * day }),
      ),
      window: fc.constantFrom(48 * hour, 48 * hour, 96 * hour),
      response: optional(fc.constantFrom("ACCEPTED" as const, "ACCEPTED" as const, "REJECTED" as const)),
      answeredAfter: near(0, 48 * hour, 96 * hour),
      declineReason: optional(fc.constantFrom("too far", "", " ", "\t")),
      cancelledAfter: optional(near(0, 48 * hour)),
      outcome: optional(fc.constantFrom("COMPLETED" as const, "COMPLETED" as const, "WITHDRAWN" as const)),
      endedAfter: near(0, 30 * day),
      closeReason: optional(fc.constantFrom("INSTALLATION_NOT_CODE_COMPLIANT", "REPAIRED")),
      enrolledAfter: optional(fc.oneof(near(0, 60 * day), fc.integer({ min: -day, max: 0 }))),
    })
    .map((drawn) => {
      const assigned = plus(start, drawn.assignedAfter);
      const responded = drawn.response ? plus(assigned, drawn.answeredAfter) : null;
      const base = responded ?? assigned;
      return {
        id: drawn.id,
        assigned_at: assigned,
        expires_at: plus(assigned, drawn.window),
        request_cancelled_at: drawn.cancelledAfter === null ? null : plus(assigned, drawn.cancelledAfter),
        response: drawn.response,
        responded_at: responded,
        decline_reason: drawn.declineReason,
        outcome: drawn.outcome,
        outcome_at: drawn.outcome ? plus(base, drawn.endedAfter) : null,
        close_reason: drawn.closeReason,
        enrolled_at: drawn.enrolledAfter === null ? null : plus(base, drawn.enrolledAfter),
      };
    });
}

const dealers = fc.array(
  fc
    .constantFrom(...zones)
    .chain((timeZone) =>
      fc.record({ timeZone: fc.constant(timeZone), opportunities: fc.array(opportunityIn(timeZone), { maxLength: 8 }) }),
    ),
  { minLength: 300, maxLength: 300, size: "max" },
);

/** The four rates once more, written by hand without the engine. */
const handWritten = `
  SELECT d.id AS dealer_id,
    count(*) FILTER (WHERE accepted OR declined AND trim(both E' \\t\\r\\n' from coalesce(decline_reason, '')) <> '') AS engaged,
    count(*) AS assigned,
    count(*) FILTER (WHERE accepted) AS accepted,
    count(*) FILTER (WHERE accepted AND completed_in_time AND NOT not_compliant) AS closed,
    count(*) FILTER (WHERE accepted AND NOT (completed_in_time AND not_compliant)) AS closable,
    count(*) FILTER (WHERE accepted AND enrolled > answered AND enrolled <= answered + interval '1440 hours' AND (NOT withdrawn OR enrolled <= ended)) AS converted,
    count(*) FILTER (WHERE accepted AND (enrolled IS NULL OR enrolled > answered)) AS convertible
  FROM dealer d
  JOIN unnest($1::text[], $2::timestamptz[], $3::timestamptz[]) AS m(time_zone, starts_at, ends_at) ON m.time_zone = d.time_zone
  JOIN opportunity o ON o.dealer_id = d.id AND o.assigned_at >= m.starts_at AND o.assigned_at < m.ends_at AND o.assigned_at <= $4
  CROSS JOIN LATERAL (SELECT nullif(least(responded_at, $4::timestamptz + interval '1 ms'), $4::timestamptz + interval '1 ms') AS answered,
    nullif(least(outcome_at, $4::timestamptz + interval '1 ms'), $4::timestamptz + interval '1 ms') AS ended,
    nullif(least(enrolled_at, $4::timestamptz + interval '1 ms'), $4::timestamptz + interval '1 ms') AS enrolled) e
  CROSS JOIN LATERAL (SELECT coalesce(response = 'ACCEPTED' AND answered <= expires_at, false) AS accepted,
    coalesce(response = 'REJECTED' AND answered <= expires_at, false) AS declined,
    coalesce(outcome = 'COMPLETED' AND ended <= answered + interval '720 hours', false) AS completed_in_time,
    coalesce(outcome = 'WITHDRAWN' AND ended IS NOT NULL, false) AS withdrawn,
    coalesce(close_reason = 'INSTALLATION_NOT_CODE_COMPLIANT', false) AS not_compliant) c
  WHERE accepted OR declined OR NOT coalesce(request_cancelled_at <= least(expires_at, $4), false)
  GROUP BY d.id`;

const handWrittenColumns: Readonly<Record<string, readonly [string, string]>> = {
  ENGAGEMENT_RATE: ["engaged", "assigned"],
  ACCEPTANCE_RATE: ["accepted", "assigned"],
  CLOSE_RATE: ["closed", "closable"],
  CONVERSION_RATE: ["converted", "convertible"],
};

async function measure(readPool: Pool, metrics: readonly Metric[], cells: readonly Cell[]): Promise<Measurement[]> {
  const snapshot = new ReadSnapshot(readPool, staff);
  try {
    return await readMeasurements(staff, snapshot, metrics, cells, asOf);
  } finally {
    await snapshot.close();
  }
}

describe("the engine on thousands of random dealers", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.close());

  test("SQL, evaluator and hand-written SQL give the same numbers", { timeout: 60_000 }, async () => {
    const { metrics } = programOf("FLEET_SERVICE_OPPORTUNITIES");
    let round = 0;
    await fc.assert(
      fc.asyncProperty(dealers, async (drawn) => {
        round += 1;
        const { dataSource, readPool } = database;
        await dataSource.query("TRUNCATE dealer, opportunity");
        const cells = drawn.map(({ timeZone }, index) => monthCell(`${round}-${index}`, month, timeZone));
        await dataSource.query(
          "INSERT INTO dealer (id, name, time_zone) SELECT id, id, zone FROM unnest($1::text[], $2::text[]) AS d(id, zone)",
          [cells.map((cell) => cell.dealerId), drawn.map((dealer) => dealer.timeZone)],
        );
        const rows = drawn.flatMap(({ opportunities }, index) =>
          opportunities.map((opportunity) => ({ ...withDeadline(opportunity), dealer_id: `${round}-${index}` })),
        );
        await dataSource.query("INSERT INTO opportunity SELECT * FROM json_populate_recordset(NULL::opportunity, $1)", [
          JSON.stringify(rows),
        ]);

        const measured = await measure(readPool, metrics, cells);
        const found = new Map(measured.map((row) => [`${row.dealerId} ${row.metric.code}`, row]));
        const byHand: Record<string, string>[] = await dataSource.query(handWritten, [
          zones,
          zones.map((zone) => monthBounds(month, zone).start),
          zones.map((zone) => monthBounds(month, zone).end),
          asOf,
        ]);
        const hand = new Map(byHand.map((row) => [row["dealer_id"], row]));

        for (const [index, cell] of cells.entries()) {
          for (const metric of metrics) {
            const records = { OPPORTUNITY: drawn[index]?.opportunities.map(withDeadline) ?? [] };
            const [oracle] = evaluateMetric(metric, { asOf, period: cell, records });
            const sql = found.get(`${cell.dealerId} ${metric.code}`);
            const place = `dealer ${index} in ${drawn[index]?.timeZone}, ${metric.code}`;
            expect([sql?.numerator, sql?.denominator], place).toEqual([oracle?.numerator, oracle?.denominator]);
            const columns = handWrittenColumns[metric.code];
            if (!columns) continue;
            const row = hand.get(cell.dealerId);
            expect([row?.[columns[0]] ?? "0", row?.[columns[1]] ?? "0"], `${place}, by hand`).toEqual([
              oracle?.numerator ?? "0",
              oracle?.denominator ?? "0",
            ]);
          }
        }
      }),
      { numRuns: 8 },
    );
  });

  test("a planted difference is found: the evaluator of another window disagrees with the SQL", async () => {
    const { dataSource, readPool } = database;
    await dataSource.query("TRUNCATE dealer, opportunity");
    await insertDealer(dataSource, "planted");
    const assigned = new Date("2026-11-10T00:00:00Z");
    const late: OpportunityInput = { id: "1", assigned_at: assigned, response: "ACCEPTED", responded_at: plus(assigned, 48 * hour + 1) };
    await insertOpportunities(dataSource, "planted", [late]);
    const metric = programOf("FLEET_SERVICE_OPPORTUNITIES").metrics.find(({ code }) => code === "ACCEPTANCE_RATE");
    if (!metric) throw new Error("The acceptance rate is missing.");
    const cell = monthCell("planted", month, "UTC");
    const [measured] = await measure(readPool, [metric], [cell]);
    const records = { OPPORTUNITY: [withDeadline({ ...late, expires_at: plus(assigned, 49 * hour) })] };
    const [wider] = evaluateMetric(metric, { asOf, period: cell, records });
    expect(measured?.numerator).toBe("0");
    expect(wider?.numerator).toBe("1");
  });
});
