import type { MigrationInterface, QueryRunner } from "typeorm";

const own = `(SELECT unnest(nullif(current_setting('dealer_scorecards.dealer_ids', true), '')::text[]))`;

/** Goals set by staff for all, a country or a dealer, and by dealers for themselves; dated and kept. */
export class MetricGoals1764300000000 implements MigrationInterface {
  name = "MetricGoals1764300000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE metric_goal (
        id bigint GENERATED ALWAYS AS IDENTITY,
        program text NOT NULL,
        metric text NOT NULL,
        scope text NOT NULL,
        country text NOT NULL DEFAULT '',
        dealer_id text NOT NULL DEFAULT '',
        currency text NOT NULL DEFAULT '',
        valid_from date NOT NULL,
        value numeric,
        direction text,
        strict boolean,
        set_by text NOT NULL,
        set_at timestamptz(3) NOT NULL,
        CONSTRAINT "PK_metric_goal" PRIMARY KEY (id),
        CONSTRAINT metric_goal_scope CHECK (scope IN ('EVERYBODY', 'COUNTRY', 'DEALER', 'OWN')),
        CONSTRAINT metric_goal_holder CHECK ((scope = 'COUNTRY') = (country <> '') AND (scope IN ('DEALER', 'OWN')) = (dealer_id <> '')),
        CONSTRAINT metric_goal_value CHECK (num_nonnulls(value, direction, strict) IN (0, 3))
      )`);
    await runner.query(`CREATE INDEX metric_goal_of_dealer ON metric_goal (program, dealer_id, metric)`);
    await runner.query(`ALTER TABLE metric_goal ENABLE ROW LEVEL SECURITY`);
    await runner.query(`ALTER TABLE metric_goal FORCE ROW LEVEL SECURITY`);
    await runner.query(`GRANT SELECT ON metric_goal TO dealer_scorecards_dealer, dealer_scorecards_staff`);
    await runner.query(`GRANT INSERT ON metric_goal TO dealer_scorecards_dealer`);
    await runner.query(`GRANT SELECT, INSERT ON metric_goal TO dealer_scorecards_worker`);
    // What holds for everybody shows to nobody without a dealer, as all the rest does.
    await runner.query(`
      CREATE POLICY own_rows ON metric_goal FOR SELECT TO dealer_scorecards_dealer USING (
        dealer_id <> '' AND dealer_id IN ${own}
        OR scope = 'COUNTRY' AND country IN (SELECT d.country FROM dealer d WHERE d.id IN ${own})
        OR scope = 'EVERYBODY' AND EXISTS ${own})`);
    await runner.query(`
      CREATE POLICY own_goals ON metric_goal FOR INSERT TO dealer_scorecards_dealer
      WITH CHECK (scope = 'OWN' AND dealer_id IN ${own})`);
    await runner.query(`CREATE POLICY all_rows ON metric_goal FOR SELECT TO dealer_scorecards_staff USING (true)`);
    await runner.query(`CREATE POLICY work ON metric_goal TO dealer_scorecards_worker USING (true) WITH CHECK (true)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE metric_goal`);
  }
}
