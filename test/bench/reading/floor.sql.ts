/** Instants and months in the form of the API. */
const iso = (instant: string) => `to_char(${instant} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const monthText = (month: string) => `to_char(${month}, 'YYYY-MM')`;

const accepted = "o.response = 'ACCEPTED' AND o.responded_at <= o.expires_at";
const completedInTime = "o.outcome = 'COMPLETED' AND o.outcome_at <= o.responded_at + interval '720 hours'";
const notCompliant = "o.close_reason = 'INSTALLATION_NOT_CODE_COMPLIANT'";

/** Of the records of a month that were not cancelled: numerators and denominators. */
const counts = `
  count(*) FILTER (WHERE (${accepted}) OR o.response = 'REJECTED' AND o.responded_at <= o.expires_at AND btrim(o.decline_reason) <> '') AS engaged,
  count(o.id) AS assigned,
  count(*) FILTER (WHERE ${accepted}) AS accepted,
  count(*) FILTER (WHERE ${accepted} AND ${completedInTime} AND (${notCompliant}) IS NOT TRUE) AS closed,
  count(*) FILTER (WHERE ${accepted} AND (${completedInTime} AND ${notCompliant}) IS NOT TRUE) AS closable,
  count(*) FILTER (WHERE ${accepted} AND o.enrolled_at > o.responded_at AND o.enrolled_at <= o.responded_at + interval '1440 hours'
    AND (o.outcome = 'WITHDRAWN' AND o.enrolled_at > o.outcome_at) IS NOT TRUE) AS converted,
  count(*) FILTER (WHERE ${accepted} AND (o.enrolled_at <= o.responded_at) IS NOT TRUE) AS convertible,
  max(o.expires_at) AS last_deadline`;

const notCancelled = `(o.responded_at <= o.expires_at OR (o.request_cancelled_at <= o.expires_at) IS NOT TRUE)`;

const value = (numerator: string, denominator: string) =>
  `CASE WHEN ${denominator} IS NULL THEN ${numerator}::float8 WHEN ${denominator} <> 0 THEN ${numerator}::float8 / ${denominator}::float8 END`;

/** Parameter: the dealer. */
export const dashboardSql = `
WITH dealer_read AS (SELECT id, time_zone FROM dealer WHERE id = $1),
published AS MATERIALIZED (
  SELECT *, row_number() OVER (PARTITION BY metric ORDER BY month DESC) AS age FROM (
    SELECT DISTINCT ON (metric, month) metric, month, numerator, denominator, goal_value, final_at FROM metric_result
    WHERE dealer_id = $1 AND program = 'FLEET_SERVICE_OPPORTUNITIES'
      AND metric IN ('ENGAGEMENT_RATE', 'ACCEPTANCE_RATE', 'CLOSE_RATE', 'CONVERSION_RATE', 'ASSIGNED_COUNT')
    ORDER BY metric, month, edition DESC
  ) newest
),
months AS (
  SELECT m::date AS month, m AT TIME ZONE time_zone AS starts_at, (m + interval '1 month') AT TIME ZONE time_zone AS ends_at
  FROM dealer_read, generate_series(date_trunc('month', now() AT TIME ZONE time_zone) - interval '11 months',
    date_trunc('month', now() AT TIME ZONE time_zone), interval '1 month') m
  WHERE (m + interval '1 month') AT TIME ZONE time_zone > (SELECT min(assigned_at) FROM opportunity WHERE dealer_id = $1)
),
measured AS (
  SELECT months.month, months.ends_at, t.* FROM months CROSS JOIN LATERAL (
    SELECT ${counts} FROM opportunity o
    WHERE o.dealer_id = $1 AND o.assigned_at >= months.starts_at AND o.assigned_at < months.ends_at AND ${notCancelled}
  ) t
  WHERE (SELECT count(*) FROM published WHERE published.month = months.month) < 5
),
results AS (
  SELECT months.month, wanted.position, json_build_object('metricCode', wanted.metric, 'state',
      CASE WHEN p.metric IS NULL THEN CASE WHEN t.assigned > 0 THEN 'IN_PROGRESS' ELSE 'NO_DATA' END
        WHEN p.denominator = 0 THEN 'UNDEFINED' ELSE 'FINAL' END,
    'value', CASE WHEN p.metric IS NOT NULL THEN ${value("p.numerator", "p.denominator")} WHEN t.assigned > 0 THEN ${value("w.numerator", "w.denominator")} END,
    'numerator', coalesce(p.numerator, w.numerator), 'denominator', CASE WHEN p.metric IS NULL THEN w.denominator ELSE p.denominator END,
    'finalAt', ${iso("coalesce(p.final_at, greatest(t.ends_at + interval '48 hours', t.last_deadline) + w.window_length)")}) AS result
  FROM months
  CROSS JOIN (VALUES (1, 'ENGAGEMENT_RATE'), (2, 'ACCEPTANCE_RATE'), (3, 'CLOSE_RATE'), (4, 'CONVERSION_RATE'), (5, 'ASSIGNED_COUNT')) AS wanted(position, metric)
  LEFT JOIN published p ON p.month = months.month AND p.metric = wanted.metric
  LEFT JOIN measured t ON t.month = months.month
  LEFT JOIN LATERAL (VALUES ('ENGAGEMENT_RATE', t.engaged, t.assigned, interval '0'), ('ACCEPTANCE_RATE', t.accepted, t.assigned, interval '0'),
      ('CLOSE_RATE', t.closed, t.closable, interval '720 hours'), ('CONVERSION_RATE', t.converted, t.convertible, interval '1440 hours'),
      ('ASSIGNED_COUNT', t.assigned, NULL, interval '0')) AS w(metric, numerator, denominator, window_length) ON w.metric = wanted.metric
)
SELECT json_build_object('data', json_build_object('dealer', (SELECT json_build_object(
  'tiles', (
    SELECT json_agg(json_build_object(
      'metric', json_build_object('code', tile.metric),
      'range', CASE WHEN p.metric IS NOT NULL THEN json_build_object('from', p.month, 'to', (p.month + interval '1 month' - interval '1 day')::date) END,
      'cohort', (SELECT json_build_object('value', a.numerator) FROM published a WHERE a.metric = 'ASSIGNED_COUNT' AND a.month = p.month),
      'result', CASE WHEN p.metric IS NOT NULL THEN json_build_object('month', ${monthText("p.month")}, 'value', ${value("p.numerator", "p.denominator")},
        'state', CASE WHEN p.denominator = 0 THEN 'UNDEFINED' ELSE 'FINAL' END,
        'met', CASE WHEN p.denominator <> 0 THEN p.numerator >= p.goal_value * p.denominator END,
        'goal', json_build_object('value', p.goal_value::float8), 'finalAt', ${iso("p.final_at")}) END,
      'bars', coalesce((SELECT json_agg(json_build_object('month', ${monthText("b.month")}, 'value', ${value("b.numerator", "b.denominator")}) ORDER BY b.month)
        FROM published b WHERE b.metric = tile.metric AND b.age <= 12), '[]')
    ) ORDER BY tile.position)
    FROM (VALUES (1, 'ENGAGEMENT_RATE'), (2, 'ACCEPTANCE_RATE'), (3, 'CLOSE_RATE'), (4, 'CONVERSION_RATE')) AS tile(position, metric)
    LEFT JOIN published p ON p.metric = tile.metric AND p.age = 1),
  'scorecards', json_build_object('nodes', coalesce((
    SELECT json_agg(json_build_object('month', ${monthText("month")}, 'results', month_results) ORDER BY month DESC)
    FROM (SELECT month, json_agg(result ORDER BY position) AS month_results FROM results GROUP BY month) by_month), '[]'))
) FROM dealer_read)))::text AS answer`;

/** Parameters: the dealer and the month. */
export const detailsSql = `
WITH dealer_read AS (SELECT id, time_zone FROM dealer WHERE id = $1),
page AS (
  SELECT o.*, row_number() OVER (ORDER BY o.assigned_at DESC, o.id DESC) AS position FROM opportunity o
  WHERE o.dealer_id = $1 AND o.assigned_at >= ($2 || '-01')::timestamp AT TIME ZONE (SELECT time_zone FROM dealer_read)
    AND o.assigned_at < (($2 || '-01')::timestamp + interval '1 month') AT TIME ZONE (SELECT time_zone FROM dealer_read)
  ORDER BY o.assigned_at DESC, o.id DESC LIMIT 101
)
SELECT json_build_object('data', json_build_object('dealer', (SELECT json_build_object('opportunities', json_build_object(
  'nodes', coalesce((
    SELECT json_agg(json_build_object('internalID', o.id, 'assignedAt', ${iso("o.assigned_at")},
      'answer', CASE WHEN o.responded_at <= o.expires_at THEN o.response WHEN o.request_cancelled_at <= o.expires_at THEN 'CANCELLED'
        WHEN o.expires_at < now() THEN 'EXPIRED' ELSE 'PENDING' END,
      'answeredAt', ${iso("o.responded_at")},
      'conclusion', CASE WHEN ${accepted} THEN coalesce(o.outcome, 'OPEN') END,
      'concludedAt', CASE WHEN ${accepted} THEN ${iso("o.outcome_at")} END,
      'enrolment', CASE WHEN o.enrolled_at IS NULL THEN 'NOT_ENROLLED' ELSE 'ENROLLED' END, 'enrolledAt', ${iso("o.enrolled_at")},
      'hasDetails', coalesce(${accepted} AND o.outcome IS DISTINCT FROM 'WITHDRAWN', false)) ORDER BY position)
    FROM page o WHERE position <= 100), '[]'),
  'pageInfo', json_build_object('hasNextPage', (SELECT count(*) > 100 FROM page))
)) FROM dealer_read)))::text AS answer`;

const listRate = (code: string, numerator: string, denominator: string) =>
  `json_build_object('metricCode', '${code}', 'state', CASE WHEN assigned > 0 THEN 'IN_PROGRESS' ELSE 'NO_DATA' END,
    'value', ${value(numerator, denominator)}, 'numerator', ${numerator}, 'denominator', ${denominator})`;

/** No parameter. */
export const dealerListSql = `
WITH page AS (SELECT d.id, d.name, d.time_zone, row_number() OVER (ORDER BY d.name, d.id) AS position FROM dealer d ORDER BY d.name, d.id LIMIT 51),
listed AS (
  SELECT id, name, position, m::date AS month, m AT TIME ZONE time_zone AS starts_at, (m + interval '1 month') AT TIME ZONE time_zone AS ends_at
  FROM page, LATERAL date_trunc('month', now() AT TIME ZONE time_zone) m WHERE position <= 50
),
measured AS (
  SELECT l.id, l.name, l.position, l.month, t.* FROM listed l CROSS JOIN LATERAL (
    SELECT ${counts} FROM opportunity o
    WHERE o.dealer_id = l.id AND o.assigned_at >= l.starts_at AND o.assigned_at < l.ends_at AND ${notCancelled}
  ) t
)
SELECT json_build_object('data', json_build_object('dealers', json_build_object(
  'nodes', (SELECT json_agg(json_build_object('internalID', id, 'name', name, 'scorecards', json_build_object('nodes', json_build_array(
    json_build_object('month', ${monthText("month")}, 'results', json_build_array(
      ${listRate("ENGAGEMENT_RATE", "engaged", "assigned")}, ${listRate("ACCEPTANCE_RATE", "accepted", "assigned")},
      ${listRate("CLOSE_RATE", "closed", "closable")}, ${listRate("CONVERSION_RATE", "converted", "convertible")})))) ) ORDER BY position) FROM measured),
  'pageInfo', json_build_object('hasNextPage', (SELECT count(*) > 50 FROM page))
)))::text AS answer`;
