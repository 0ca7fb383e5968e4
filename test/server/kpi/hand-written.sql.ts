/**
 * Metrics as one would write them by hand from the specification, without the engine: dealers of any zone, March 2026, when
 * everything has happened. One of each shape, and those that look furthest.
 */
const start = "('2026-03-01'::timestamp AT TIME ZONE d.time_zone)";
const end = "('2026-04-01'::timestamp AT TIME ZONE d.time_zone)";
const inMonth = (instant: string) => `${instant} >= ${start} AND ${instant} < ${end}`;
const onDay = (day: string) => `${day} BETWEEN '2026-03-01' AND '2026-03-31'`;

const technicians = `SELECT t.* FROM time_entry t JOIN staff s ON s.dealer_id = t.dealer_id AND s.id = t.staff_id
  WHERE s.role IN ('TECHNICIAN', 'ENGINEER') AND ${onDay("t.day")} AND t.clocked_hours IS NOT NULL AND t.available_hours IS NOT NULL`;

export const handWritten: Readonly<Record<string, string>> = {
  // A proportion with a look at other records.
  "FIELD_SERVICE.FIRST_TIME_FIX_RATE": `
    SELECT w.dealer_id, count(*) AS denominator, count(*) FILTER (WHERE
      (SELECT count(*) FROM visit v WHERE v.dealer_id = w.dealer_id AND v.work_order_id = w.id
        AND (v.arrived_at IS NOT NULL OR v.travel_started_at IS NOT NULL)) = 1
      AND NOT EXISTS (SELECT FROM work_order c WHERE c.dealer_id = w.dealer_id AND c.opened_at <= w.completed_at + interval '720 hours'
        AND (c.comeback_of_id = w.id OR c.comeback_of_id IS NULL AND c.id <> w.id AND c.nature = 'REACTIVE'
          AND c.asset_id = w.asset_id AND c.problem_code = w.problem_code AND c.opened_at >= w.completed_at))) AS numerator
    FROM work_order w JOIN dealer d ON d.id = w.dealer_id
    WHERE w.place = 'ON_SITE' AND ${inMonth("w.completed_at")} GROUP BY w.dealer_id`,

  // A proportion in calendar days.
  "FIELD_SERVICE.CONTRACT_RENEWAL_RATE": `
    SELECT dealer_id, count(*) AS denominator, count(*) FILTER (WHERE renewed_on - expires_on <= 30) AS numerator
    FROM contract WHERE maintenance AND ${onDay("expires_on")} GROUP BY dealer_id`,

  // A proportion over twelve months.
  "FIELD_SERVICE.CUSTOMER_RETENTION_RATE": `
    WITH active AS (
      SELECT c.dealer_id, y.was,
        EXISTS (SELECT FROM contract k WHERE k.dealer_id = c.dealer_id AND k.customer_id = c.id AND y.was BETWEEN k.starts_on AND k.expires_on)
        OR EXISTS (SELECT FROM work_order w WHERE w.dealer_id = c.dealer_id AND w.customer_id = c.id AND w.place = 'ON_SITE'
          AND w.completed_at >= ((y.till - interval '1 year')::timestamp AT TIME ZONE d.time_zone)
          AND w.completed_at < (y.till::timestamp AT TIME ZONE d.time_zone)) AS holds, c.id
      FROM customer c JOIN dealer d ON d.id = c.dealer_id
      CROSS JOIN (VALUES ('2025-04-01'::date, '2025-04-01'::date), ('2026-03-31', '2026-04-01')) AS y(was, till))
    SELECT a.dealer_id, count(*) AS denominator, count(*) FILTER (WHERE z.holds) AS numerator
    FROM active a JOIN active z USING (dealer_id, id)
    WHERE a.was = '2025-04-01' AND a.holds AND z.was = '2026-03-31' GROUP BY a.dealer_id`,

  // A proportion of different occasions.
  "AFTER_SALES.PROBLEM_RESOLUTION_RATE": `
    WITH fault AS (
      SELECT p.dealer_id, p.raised_at, coalesce(p.resolved_to_satisfaction AND p.resolved_at <= p.raised_at + interval '720 hours', false) AS solved,
        CASE WHEN p.occasion IS NOT NULL THEN 'named ' || p.occasion
          WHEN p.customer_id IS NOT NULL THEN 'at once ' || p.customer_id || ' ' || extract(epoch FROM p.raised_at) ELSE 'alone ' || p.id END AS occasion,
        EXISTS (SELECT FROM customer c WHERE c.dealer_id = p.dealer_id AND c.id = p.customer_id AND c.internal)
        OR EXISTS (SELECT FROM work_order w WHERE w.dealer_id = p.dealer_id AND w.id = p.work_order_id AND w.nature = 'INTERNAL') AS internal
      FROM problem p),
    whole AS (SELECT dealer_id, occasion, bool_and(solved) AS solved FROM fault GROUP BY dealer_id, occasion)
    SELECT f.dealer_id, count(DISTINCT f.occasion) AS denominator, count(DISTINCT f.occasion) FILTER (WHERE w.solved) AS numerator
    FROM fault f JOIN whole w USING (dealer_id, occasion) JOIN dealer d ON d.id = f.dealer_id
    WHERE NOT f.internal AND ${inMonth("f.raised_at")} GROUP BY f.dealer_id`,

  // A ratio over two kinds of records.
  "AFTER_SALES.PERFORMANCE_INDEX": `
    SELECT d.id AS dealer_id,
      (SELECT coalesce(sum(w.sold_hours), 0) FROM work_order w WHERE w.dealer_id = d.id AND w.place = 'WORKSHOP' AND ${inMonth("w.closed_at")}) AS numerator,
      (SELECT coalesce(sum(t.available_hours), 0) FROM (${technicians}) t WHERE t.dealer_id = d.id) AS denominator
    FROM dealer d`,

  // A ratio over different technicians' days.
  "FIELD_SERVICE.VISITS_PER_ENGINEER_DAY": `
    SELECT v.dealer_id, count(*) AS numerator,
      count(DISTINCT (v.technician_id, (coalesce(v.arrived_at, v.travel_started_at) AT TIME ZONE d.time_zone)::date)) AS denominator
    FROM visit v JOIN dealer d ON d.id = v.dealer_id
    WHERE v.technician_id IS NOT NULL AND ${inMonth("coalesce(v.arrived_at, v.travel_started_at)")} GROUP BY v.dealer_id`,

  // A ratio in money.
  "FIELD_SERVICE.SERVICE_MARGIN": `
    SELECT w.dealer_id, w.currency, sum(w.labour_revenue + w.parts_revenue - w.cost) AS numerator, sum(w.labour_revenue + w.parts_revenue) AS denominator
    FROM work_order w JOIN dealer d ON d.id = w.dealer_id
    WHERE w.place = 'ON_SITE' AND w.labour_revenue IS NOT NULL AND w.parts_revenue IS NOT NULL AND w.cost IS NOT NULL AND ${inMonth("w.invoiced_at")}
    GROUP BY w.dealer_id, w.currency`,

  "FIELD_SERVICE.MEAN_TIME_TO_REPAIR": `
    SELECT w.dealer_id, round(sum(extract(epoch FROM w.repaired_at - w.work_started_at)) / 3600, 12) AS numerator, count(*) AS denominator
    FROM work_order w JOIN dealer d ON d.id = w.dealer_id
    WHERE w.place = 'ON_SITE' AND w.repaired_at IS NOT NULL AND w.work_started_at IS NOT NULL AND ${inMonth("w.completed_at")} GROUP BY w.dealer_id`,

  // A median, of leads with a time only.
  "INTERNET_SALES.TIME_TO_CONTACT": `
    SELECT l.dealer_id, count(*) AS denominator,
      round(percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM l.contacted_at - l.received_at) * 1000)::numeric / 3600000, 12) AS numerator
    FROM lead l JOIN dealer d ON d.id = l.dealer_id
    WHERE l.contacted_at <= l.received_at + interval '2160 hours' AND ${inMonth("l.received_at")} GROUP BY l.dealer_id`,

  // A proportion of those that took another step, where a yes without a time is taken at its word.
  "INTERNET_SALES.SHOW_RATE": `
    SELECT l.dealer_id, count(*) AS denominator, count(*) FILTER (WHERE
      CASE WHEN l.showed_at IS NULL THEN l.showed ELSE l.showed_at <= l.received_at + interval '2160 hours' END) AS numerator
    FROM lead l JOIN dealer d ON d.id = l.dealer_id
    WHERE CASE WHEN l.appointment_set_at IS NULL THEN l.appointment_set ELSE l.appointment_set_at <= l.received_at + interval '2160 hours' END
      AND ${inMonth("l.received_at")} GROUP BY l.dealer_id`,

  // A count of different values.
  "FIELD_SERVICE.VEHICLES_IN_USE": `
    SELECT v.dealer_id, count(DISTINCT v.vehicle) AS numerator FROM visit v JOIN dealer d ON d.id = v.dealer_id
    WHERE ${inMonth("coalesce(v.arrived_at, v.travel_started_at)")} GROUP BY v.dealer_id`,

  // A sum in money.
  "FIELD_SERVICE.EXPEDITED_PARTS_COST": `
    SELECT p.dealer_id, p.currency, sum(p.expedite_cost) AS numerator FROM part_line p JOIN dealer d ON d.id = p.dealer_id
    WHERE p.expedited AND ${inMonth("p.ordered_at")} GROUP BY p.dealer_id, p.currency`,

  "FIELD_SERVICE.NET_PROMOTER_SCORE": `
    SELECT a.dealer_id, 100 * (count(*) FILTER (WHERE a.score >= 9) - count(*) FILTER (WHERE a.score <= 6)) AS numerator, count(*) AS denominator
    FROM survey_answer a JOIN dealer d ON d.id = a.dealer_id
    WHERE a.question = 'NPS' AND ${inMonth("a.answered_at")} GROUP BY a.dealer_id`,
};
