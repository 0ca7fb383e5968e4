import type { MigrationInterface, QueryRunner } from "typeorm";

const settingOfDealers = "nullif(current_setting('dealer_scorecards.dealer_ids', true), '')::text[]";
const ofDealers = `dealer_id IN (SELECT unnest(${settingOfDealers}))`;

/** Results fixed to compare against. */
export class BaselinesAndPlans1764360000000 implements MigrationInterface {
  name = "BaselinesAndPlans1764360000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE metric_baseline (
        dealer_id text NOT NULL,
        program text NOT NULL,
        metric text NOT NULL,
        currency text NOT NULL DEFAULT '',
        number integer NOT NULL,
        definition_version integer NOT NULL,
        numerator numeric NOT NULL,
        denominator numeric,
        squares numeric,
        records integer NOT NULL,
        months date[] NOT NULL,
        editions integer[] NOT NULL,
        note text,
        set_by text NOT NULL,
        set_at timestamptz(3) NOT NULL,
        CONSTRAINT "PK_metric_baseline" PRIMARY KEY (dealer_id, program, metric, currency, number),
        CONSTRAINT metric_baseline_months CHECK (cardinality(months) > 0 AND cardinality(editions) = cardinality(months))
      )`);
    for (const table of ["metric_baseline"]) {
      await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
      await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
      await runner.query(`GRANT SELECT ON ${table} TO dealer_scorecards_dealer, dealer_scorecards_staff`);
      await runner.query(`GRANT SELECT, INSERT ON ${table} TO dealer_scorecards_worker`);
      await runner.query(`CREATE POLICY own_rows ON ${table} FOR SELECT TO dealer_scorecards_dealer USING (${ofDealers})`);
      await runner.query(`CREATE POLICY all_rows ON ${table} FOR SELECT TO dealer_scorecards_staff USING (true)`);
      // Whoever asks, it is written for one dealer, and held to that dealer's rows.
      const inReach = `${settingOfDealers} IS NULL OR ${ofDealers}`;
      await runner.query(`CREATE POLICY work ON ${table} TO dealer_scorecards_worker USING (${inReach}) WITH CHECK (${inReach})`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE metric_baseline`);
  }
}
