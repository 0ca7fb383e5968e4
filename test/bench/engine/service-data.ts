import type { DataSource } from "typeorm";
import { fillDealers, months } from "../bench-data.ts";

/** An instant in the months up to now (`$3`, how many months `$2`), in the order of `position` out of `total`. */
const at = (position: string, total: string) =>
  `date_trunc('milliseconds', $3::timestamptz - ($3::timestamptz - (date_trunc('month', $3::timestamptz) - interval '1 month' * ($2::int - 1)))
    * (1 - ${position}::float8 / ${total}))`;

const dealerOf = (position: string) => `'D' || lpad((1 + (${position} * 7919) % $1::bigint)::text, 5, '0')`;

/** Customers and units of each dealer. */
const standing = [
  `INSERT INTO customer (dealer_id, id, name, internal)
   SELECT d.id, 'C' || n, 'Customer ' || n, n % 40 = 0 FROM dealer d, generate_series(1, 100) n`,
  `INSERT INTO asset (dealer_id, id, serial_number, model, customer_id)
   SELECT d.id, 'A' || n, 'SN' || n, 'G' || 20 + n % 7, 'C' || n FROM dealer d, generate_series(1, 100) n`,
];

/** Staff and contracts of each dealer. Parameter: now. */
const dated = [
  `INSERT INTO staff (dealer_id, id, name, role, hired_on, left_on)
   SELECT d.id, 'S' || n, 'Staff ' || n, (ARRAY['TECHNICIAN', 'TECHNICIAN', 'ENGINEER', 'TECHNICIAN', 'SERVICE_ADVISOR', 'SERVICE_ADVISOR', 'PLANNER', 'DISPATCHER'])[n],
     ($1::timestamptz - interval '40 months')::date, CASE WHEN random() < 0.2 THEN ($1::timestamptz - interval '20 months' * random())::date END
   FROM dealer d, generate_series(1, 8) n`,
  `INSERT INTO contract (dealer_id, id, customer_id, maintenance, starts_on, expires_on, renewed_on)
   SELECT dealer_id, id, customer_id, true, starts_on, starts_on + 365, CASE WHEN random() < 0.7 THEN starts_on + 350 END
   FROM (SELECT d.id AS dealer_id, 'K' || n AS id, 'C' || n AS customer_id, ($1::timestamptz - interval '24 months' * random())::date AS starts_on
     FROM dealer d, generate_series(1, 60) n OFFSET 0) drawn`,
];

/** Work orders, half of them on site. Parameters: dealers, months, now, orders. */
const orders = `
  INSERT INTO work_order (dealer_id, id, place, customer_id, asset_id, technician_id, advisor_id, nature, problem_code, opened_at, promised_at, due_at,
    work_started_at, repaired_at, quality_checked_at, final_checked_at, invoiced_at, completed_at, closed_at, closed_by_role, pre_inspected,
    inspection_sheet_used, customer_present, fully_menu_priced, prepick_due_at, prepicked_at, bill_explained, advice_given, comeback_of_id,
    rescheduled_times, dispatcher_calls, sold_hours, labour_revenue, parts_revenue, cost, currency)
  SELECT ${dealerOf("position")}, 'W' || position, place, 'C' || unit, 'A' || unit, 'S' || 1 + position % 4, 'S' || 5 + position % 2,
    (ARRAY['PREVENTIVE', 'REACTIVE', 'REACTIVE', 'WARRANTY'])[1 + (draw * 4)::int % 4], 'P' || position % 20, opened, opened + interval '30 hours', opened + interval '48 hours',
    opened + interval '2 hours', opened + interval '26 hours' * (0.2 + wait), opened + interval '27 hours' * (0.2 + wait), opened + interval '28 hours' * (0.2 + wait),
    closed, opened + interval '26 hours' * (0.2 + wait), closed, CASE WHEN draw < 0.3 THEN 'DISPATCHER' ELSE 'TECHNICIAN' END, draw < 0.8,
    draw < 0.75, wait < 0.5, wait < 0.6, opened + interval '1 hour', opened + interval '50 minutes' + interval '20 minutes' * wait, draw < 0.9, draw < 0.85,
    CASE WHEN draw < 0.04 AND position > $1::bigint THEN 'W' || position - $1::bigint END,
    (draw * 3)::int, (wait * 4)::int, round((1 + 4 * draw)::numeric, 2), round((90 + 300 * draw)::numeric, 2), round((250 * wait)::numeric, 2),
    round((80 + 200 * wait)::numeric, 2), 'USD'
  FROM (
    SELECT *, opened + interval '30 hours' * (0.3 + wait) AS closed
    FROM (
      SELECT position, CASE WHEN position % 2 = 0 THEN 'ON_SITE' ELSE 'WORKSHOP' END AS place, 1 + (random() * 99)::int AS unit,
        random() AS draw, random() AS wait, ${at("position", "$4::bigint")} AS opened
      FROM generate_series(1, $4::bigint) AS position OFFSET 0
    ) drawn OFFSET 0
  ) work_order`;

/** What belongs to the orders. No parameters. */
const ofOrders = [
  `INSERT INTO visit (dealer_id, id, work_order_id, technician_id, vehicle, response_due_at, travel_started_at, arrived_at, left_at, distance_km)
   SELECT dealer_id, id || '-' || n, id, technician_id, 'V' || right(technician_id, 1), opened_at + interval '8 hours', opened_at + interval '1 hour' * n,
     opened_at + interval '100 minutes' * n, opened_at + interval '3 hours' * n, 12.5 * n
   FROM work_order, generate_series(1, 2) n WHERE place = 'ON_SITE' AND (n = 1 OR right(id, 1) IN ('2', '4'))`,
  `INSERT INTO part_line (dealer_id, id, work_order_id, part_number, requested_at, ordered_at, available_at_once, expedited, expedite_cost, sold_value, currency)
   SELECT dealer_id, id || '-' || n, id, 'PN' || n, opened_at, opened_at + interval '1 hour', random() < 0.8, random() < 0.05, 25, 40, currency
   FROM work_order, generate_series(1, 2) n WHERE n = 1 OR right(id, 1) > '4'`,
  `INSERT INTO appointment (dealer_id, id, customer_id, work_order_id, booked_at, scheduled_at, timed, reminded_at, arrived_at)
   SELECT dealer_id, id, customer_id, id, opened_at - interval '3 days', opened_at, true, opened_at - interval '18 hours', opened_at - interval '3 minutes'
   FROM work_order WHERE place = 'WORKSHOP' AND right(id, 1) IN ('1', '3', '5')`,
  `INSERT INTO follow_up (dealer_id, id, customer_id, work_order_id, due_on, done_at, channel, reached, satisfied)
   SELECT dealer_id, id, customer_id, id, closed_at::date + 3, closed_at + interval '4 days', 'PHONE', random() < 0.8, random() < 0.9
   FROM work_order WHERE place = 'WORKSHOP'`,
  `INSERT INTO problem (dealer_id, id, customer_id, work_order_id, raised_at, resolved_at, resolved_to_satisfaction)
   SELECT dealer_id, id, customer_id, id, closed_at, closed_at + interval '10 days', true FROM work_order WHERE place = 'WORKSHOP' AND right(id, 2) = '11'`,
  `INSERT INTO survey_answer (dealer_id, id, customer_id, work_order_id, question, answered_at, score)
   SELECT dealer_id, id || q, customer_id, id, q, closed_at + interval '1 day', CASE WHEN q = 'CSAT' THEN 1 + (random() * 4)::int ELSE (random() * 10)::int END
   FROM work_order, unnest(ARRAY['CSAT', 'NPS']) q WHERE place = 'ON_SITE' AND right(id, 1) = '2'`,
  `INSERT INTO delivery (dealer_id, id, customer_id, is_new, delivered_at, introduced_to_service, first_contacted_at)
   SELECT dealer_id, id, customer_id, true, closed_at, true, closed_at + interval '20 days' FROM work_order WHERE right(id, 2) = '21'`,
  `INSERT INTO suggestion (dealer_id, id, reviewed_on, accepted_for_action, carried_out_on)
   SELECT dealer_id, id, closed_at::date, true, closed_at::date + 40 FROM work_order WHERE right(id, 2) = '31'`,
];

/** Hours of four technicians on each working day. Parameters: months, now. */
const hours = `
  INSERT INTO time_entry (dealer_id, id, staff_id, day, available_hours, clocked_hours, job_hours, billable_hours, idle_hours)
  SELECT d.id, 'S' || n || '-' || day::date, 'S' || n, day::date, 8, 7.5, 6.5, 5.5, 0.5
  FROM generate_series(date_trunc('month', $2::timestamptz) - interval '1 month' * ($1::int - 1), $2::timestamptz, interval '1 day') day, dealer d, generate_series(1, 4) n
  WHERE extract(isodow FROM day) < 6`;

/** Fills an empty database with dealers, their work orders of 24 months up to `now`, and all that belongs to them. */
export async function fillServiceRecords(dataSource: DataSource, count: number, dealers: number, now: Date): Promise<void> {
  await fillDealers(dataSource, dealers);
  await dataSource.transaction(async (manager) => {
    await manager.query("SELECT setseed(0.5)");
    for (const statement of standing) await manager.query(statement);
    for (const statement of dated) await manager.query(statement, [now]);
    await manager.query(orders, [dealers, months, now, count]);
    for (const statement of ofOrders) await manager.query(statement);
    await manager.query(hours, [months, now]);
  });
}
