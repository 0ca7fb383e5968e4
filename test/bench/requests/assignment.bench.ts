import { assignRequests } from "server/features/assignment/assign-requests.writer.ts";
import { publishResults } from "server/features/publication/publish.writer.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import type { Database } from "server/storage/database.ts";
import { fillDatabase, months } from "../bench-data.ts";
import type { Figure } from "../figure.ts";

const staff = mintDealerScope({ kind: "STAFF" });

/** Of each dealer in a month: what its rank is made of. */
const opportunitiesAMonth = 2;

/** Dealers over the middle of North America, all taking part, four of five with technicians for both kinds of cooling. */
const takingPart = [
  `UPDATE dealer SET latitude = 30 + 18 * random(), longitude = -120 + 45 * random(), service_dealer = true, portal_credentials = true, opted_in = true`,
  `INSERT INTO staff (dealer_id, id, name, role, hired_on, training_completed_on, parts_kit_purchased_on, air_cooled, liquid_cooled)
   SELECT id, 'technician', 'Technician', 'TECHNICIAN', '2020-01-01', '2020-02-01', '2020-03-01', true, random() < 0.8 FROM dealer`,
];

/** Parameters: how many, and now. */
const requests = `
  INSERT INTO service_request (id, requested_at, need, cooling, serial_number, received_at, received_from, assign_at, latitude, longitude)
  SELECT 'R' || n, $2, 'SERVICE', CASE WHEN random() < 0.7 THEN 'AIR_COOLED' ELSE 'LIQUID_COOLED' END, 'SN' || n, $2, 'bench', $2,
    30 + 18 * random(), -120 + 45 * random()
  FROM generate_series(1, $1::int) n`;

/** Every tenth generator is known to a dealer. Parameter: how many requests. */
const known = `
  INSERT INTO dealer_relationship (dealer_id, id, serial_number, kind)
  SELECT dealer.id, 'known', 'SN' || 10 * dealer.position, 'MOBILE_LINK_PREFERRED'
  FROM (SELECT id, row_number() OVER (ORDER BY id) AS position FROM dealer) dealer WHERE 10 * dealer.position <= $1::int`;

/** As many requests that wait at once as there are dealers to ask, by the ranks of their published results. */
export async function benchAssignment({ dataSource }: Database, count: number, now: Date): Promise<Figure[]> {
  await fillDatabase(dataSource, count * opportunitiesAMonth * months, count, now);
  await publishResults(staff, dataSource, now);
  for (const statement of takingPart) await dataSource.query(statement);
  await dataSource.query(requests, [count, now]);
  await dataSource.query(known, [count]);
  await dataSource.query("VACUUM ANALYZE");
  const started = performance.now();
  const decided = await assignRequests(staff, dataSource, now);
  const seconds = (performance.now() - started) / 1000;
  const [row] = await dataSource.query<{ handed: number; candidates: number }[]>(
    "SELECT count(opportunity_id)::int AS handed, sum(jsonb_array_length(candidates))::int AS candidates FROM assignment",
  );
  if (decided !== count) throw new Error(`${decided} requests were decided; expected ${count}.`);
  const note = `${count} dealers, ${row?.handed} handed out, ${row?.candidates} candidates kept`;
  return [
    { name: `requests: ${count} handed out`, value: seconds, unit: "seconds", goal: { atMost: 60 }, note },
    { name: "requests: handed out", value: count / seconds, unit: "per second" },
  ];
}
