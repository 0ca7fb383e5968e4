import type { EntityManager } from "typeorm";
import { metricOf, programOf } from "../../kpi/catalogue.ts";
import { type Attainment, attainmentOf } from "./core-rank.ts";

const program = "FLEET_SERVICE_OPPORTUNITIES";
/** How many of the newest final months count. */
const months = 3;
/** Of `CSAT`. */
const bestScore = 5;

interface AttainmentRow {
  readonly dealer_id: string;
  readonly engagement: number | null;
  readonly conversion: number | null;
  readonly satisfaction: number | null;
}

const rateSql = (metric: string) => `
  SELECT p.dealer_id, sum(p.numerator) / nullif(sum(p.denominator), 0) AS value FROM (
    SELECT dealer_id, numerator, denominator, dense_rank() OVER (PARTITION BY dealer_id ORDER BY month DESC) AS age,
      row_number() OVER (PARTITION BY dealer_id, month ORDER BY edition DESC) AS newness
    FROM metric_result WHERE program = '${program}' AND metric = '${metric}' AND published_at <= $1 AND month >= $1::date - interval '2 years'
  ) p WHERE p.age <= ${months} AND p.newness = 1 GROUP BY p.dealer_id`;

/** Answers about opportunities, in the last three months that are over on the dealer's clocks. */
const satisfactionSql = `
  SELECT s.dealer_id, avg(s.score) / ${bestScore} AS value FROM survey_answer s JOIN dealer d ON d.id = s.dealer_id
  WHERE s.question = 'CSAT' AND s.opportunity_id IS NOT NULL
    AND s.answered_at < date_trunc('month', $1::timestamptz AT TIME ZONE d.time_zone) AT TIME ZONE d.time_zone
    AND s.answered_at >= (date_trunc('month', $1::timestamptz AT TIME ZONE d.time_zone) - interval '${months} months') AT TIME ZONE d.time_zone
  GROUP BY s.dealer_id`;

const attainments = `
  SELECT d.id AS dealer_id, engagement.value::float8 AS engagement, conversion.value::float8 AS conversion, satisfaction.value::float8 AS satisfaction
  FROM dealer d
  LEFT JOIN (${rateSql("ENGAGEMENT_RATE")}) engagement ON engagement.dealer_id = d.id
  LEFT JOIN (${rateSql("CONVERSION_RATE")}) conversion ON conversion.dealer_id = d.id
  LEFT JOIN (${satisfactionSql}) satisfaction ON satisfaction.dealer_id = d.id
  WHERE d.id = ANY($2)`;

function goalOf(code: string): number {
  const value = metricOf(programOf(program), code)?.goal?.value;
  if (value === undefined) throw new Error(`${code} has no goal.`);
  return Number(value);
}

/** What dealers have reached of the goals that the core rank goes by, as of an instant: each of the newest 3 final months together. */
export async function findAttainments(manager: EntityManager, dealerIds: readonly string[], asOf: Date): Promise<Map<string, Attainment>> {
  const rows: AttainmentRow[] = await manager.query(attainments, [asOf, dealerIds]);
  const [engagement, conversion] = [goalOf("ENGAGEMENT_RATE"), goalOf("CONVERSION_RATE")];
  return new Map(
    rows.map((row) => [
      row.dealer_id,
      {
        ENGAGEMENT: attainmentOf(row.engagement, engagement),
        CONVERSION: attainmentOf(row.conversion, conversion),
        SATISFACTION: attainmentOf(row.satisfaction, 1),
      },
    ]),
  );
}
