import { acceptedInTime, expiredAt } from "../opportunity/opportunity-standing.sql.ts";
import { participationSql } from "../participation/participation.reader.ts";

/** Upper ends of the bands of distance, in kilometres, and lower ends of those of technicians, but for the first band's. */
export const kilometresBands = [10, 20, 40, 80] as const;
export const techniciansBands = [2, 3, 5] as const;

const now = "$4::timestamptz";

/** What was decided later is not known yet. */
const inPeriod = `decided_at >= $1::timestamptz AND decided_at < $2::timestamptz AND decided_at <= ${now}`;

/** As of then: an answer or a cancellation of later is not known yet. */
const answeredByNow = `o.responded_at <= ${now}`;
const pending = `(o.response IS NULL OR o.responded_at > ${now}) AND (o.request_cancelled_at IS NULL OR o.request_cancelled_at > ${now})
        AND o.expires_at >= ${now}`;

/**
 * How often each dealer was in question in a period, by distance and by what hindered it: `grouped`; and by dealer alone: `summed`. What was
 * kept of the decisions is gone through once. Parameters: the period's first instant and the one that it ends before, countries, or null for all, and now.
 */
const question = `
  grouped AS MATERIALIZED (
    SELECT c."dealerId" AS dealer_id, width_bucket(c.kilometres, ARRAY[${kilometresBands.join(", ")}]::float8[]) AS place, c.unmet,
      c.unmet = '[]' AS free, count(*) AS times, count(*) FILTER (WHERE c."dealerId" = a.asked_dealer_id) AS asked,
      sum((c.rank ->> 'value')::float8) AS rank, count(c.rank ->> 'value') AS ranked, sum(c.kilometres) AS kilometres, count(c.kilometres) AS placed,
      sum(c.kilometres) FILTER (WHERE c."dealerId" = a.asked_dealer_id) AS asked_kilometres,
      count(c.kilometres) FILTER (WHERE c."dealerId" = a.asked_dealer_id) AS asked_placed
    FROM assignment a CROSS JOIN LATERAL jsonb_to_recordset(a.candidates) AS c("dealerId" text, kilometres float8, unmet jsonb, rank jsonb)
    WHERE ${inPeriod} AND ($3::text[] IS NULL OR c."dealerId" IN (SELECT id FROM dealer WHERE country = ANY ($3)))
    GROUP BY 1, 2, 3, 4
  ), summed AS MATERIALIZED (
    SELECT dealer_id, sum(times)::int AS in_question, coalesce(sum(times) FILTER (WHERE free), 0)::int AS could, sum(asked)::int AS asked,
      sum(rank) / nullif(sum(ranked), 0)::float8 AS rank, sum(asked_kilometres) / nullif(sum(asked_placed), 0)::float8 AS asked_kilometres,
      sum(kilometres) FILTER (WHERE free) / nullif(sum(placed) FILTER (WHERE free), 0)::float8 AS kilometres
    FROM grouped GROUP BY dealer_id
  )`;

/** Whole numbers, and fractions to twelve digits, so that a cursor can hold them; what is missing is less than any. */
const key = (expression: string) => `coalesce(round((${expression})::numeric, 12), -1)`;

export const orderKeys = {
  ASKED: key("asked"),
  COULD_BE_ASKED: key("could"),
  SHARE_ASKED: key("asked::numeric / nullif(could, 0)"),
  CORE_RANK: key("rank"),
  DEALER_ID: "0::numeric",
} as const;

/** Parameters: those of `question`, the key after which to go on or null, and how many, or null for all. */
export const dealersSql = (order: keyof typeof orderKeys, direction: "ASC" | "DESC") => `
  WITH ${question}, page AS (
    SELECT *, ${orderKeys[order]} AS order_key FROM summed
    WHERE $5::text[] IS NULL OR (${orderKeys[order]}, dealer_id) ${direction === "ASC" ? ">" : "<"} ($5[1]::numeric, $5[2])
    ORDER BY order_key ${direction}, dealer_id ${direction} LIMIT $6
  ), hindered AS (
    SELECT g.dealer_id, h.hindrance, sum(g.times)::int AS times FROM grouped g CROSS JOIN LATERAL jsonb_array_elements_text(g.unmet) h(hindrance)
    WHERE NOT g.free AND g.dealer_id IN (SELECT dealer_id FROM page) GROUP BY g.dealer_id, h.hindrance
  ), answered AS (
    SELECT o.dealer_id, (count(*) FILTER (WHERE ${acceptedInTime} AND ${answeredByNow}))::int AS accepted,
      (count(*) FILTER (WHERE o.response = 'REJECTED' AND o.responded_at <= o.expires_at AND ${answeredByNow}))::int AS declined,
      (count(*) FILTER (WHERE ${expiredAt(now)}))::int AS expired,
      (count(*) FILTER (WHERE ${pending}))::int AS pending
    FROM assignment a JOIN opportunity o ON o.dealer_id = a.asked_dealer_id AND o.id = a.opportunity_id
    WHERE ${inPeriod} AND a.asked_dealer_id IN (SELECT dealer_id FROM page) GROUP BY o.dealer_id
  )
  SELECT page.dealer_id, d.name, page.in_question, page.could, page.asked, page.rank, page.asked_kilometres, page.order_key::text,
    technicians.trained AS technicians, coalesce(answered.accepted, 0) AS accepted, coalesce(answered.declined, 0) AS declined,
    coalesce(answered.expired, 0) AS expired, coalesce(answered.pending, 0) AS pending,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('hindrance', h.hindrance, 'times', h.times) ORDER BY h.times DESC, h.hindrance), '[]')
      FROM hindered h WHERE h.dealer_id = page.dealer_id) AS hindrances
  FROM page JOIN dealer d ON d.id = page.dealer_id ${participationSql(now)} LEFT JOIN answered ON answered.dealer_id = page.dealer_id
  ORDER BY page.order_key ${direction}, page.dealer_id ${direction}`;

const band = `'couldBeAsked', coalesce(sum(could), 0), 'asked', coalesce(sum(asked), 0)`;

/** Ranks of equal ones are their mean, as Spearman's coefficient takes them. */
const rankOf = (column: string) => `rank() OVER (ORDER BY ${column}) + (count(*) OVER (PARTITION BY ${column}) - 1) / 2.0`;

const correlation = (name: string, column: string) => `
  SELECT '${name}' AS by, corr(own, share) AS coefficient, count(*)::int AS dealers
  FROM (SELECT ${rankOf(column)} AS own, ${rankOf("share")} AS share FROM able WHERE ${column} IS NOT NULL) ranked`;

/** Parameters: those of `question`. */
export const overallSql = `
  WITH ${question}, able AS MATERIALIZED (
    SELECT s.dealer_id, s.could, s.asked, s.rank, s.kilometres, s.asked::float8 / s.could AS share, technicians.trained AS technicians,
      ntile(4) OVER (ORDER BY s.rank DESC, s.dealer_id) AS quartile
    FROM summed s JOIN dealer d ON d.id = s.dealer_id ${participationSql(now)} WHERE s.could > 0
  ), by_rank AS (
    SELECT quartile AS place, jsonb_build_object('from', min(rank), 'to', max(rank), 'dealers', count(*), ${band}) AS band FROM able GROUP BY quartile
  ), by_distance AS (
    SELECT place, jsonb_build_object('place', place, 'dealers', count(*), ${band}) AS band FROM (
      SELECT place, dealer_id, sum(times) AS could, sum(asked) AS asked FROM grouped WHERE free GROUP BY place, dealer_id
    ) each GROUP BY place
  ), by_technicians AS (
    SELECT place, jsonb_build_object('place', place, 'dealers', count(*), ${band}) AS band FROM (
      SELECT width_bucket(technicians, ARRAY[${techniciansBands.join(", ")}]) AS place, could, asked FROM able
    ) each GROUP BY place
  ), correlations AS (
    ${correlation("CORE_RANK", "rank")} UNION ALL ${correlation("DISTANCE", "kilometres")} UNION ALL ${correlation("TECHNICIANS", "technicians")}
  )
  SELECT (SELECT count(*)::int FROM assignment WHERE ${inPeriod}) AS decisions,
    (SELECT count(*)::int FROM assignment WHERE ${inPeriod} AND asked_dealer_id IS NULL) AS unassigned,
    (SELECT coalesce(jsonb_agg(band ORDER BY place), '[]') FROM by_rank) AS ranks,
    (SELECT coalesce(jsonb_agg(band ORDER BY place), '[]') FROM by_distance) AS distances,
    (SELECT coalesce(jsonb_agg(band ORDER BY place), '[]') FROM by_technicians) AS technicians,
    (SELECT jsonb_agg(jsonb_build_object('by', by, 'coefficient', coefficient, 'dealers', dealers) ORDER BY by) FROM correlations) AS correlations`;
