import type { MigrationInterface, QueryRunner } from "typeorm";

const own = "(SELECT unnest(nullif(current_setting('dealer_scorecards.dealer_ids', true), '')::text[]))";

/** At which age the records of finished months were decided, of each dealer and, where five stand behind them, of all. */
export class OutlookCohorts1764370000000 implements MigrationInterface {
  name = "OutlookCohorts1764370000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE outlook_cohort (
        dealer_id text NOT NULL,
        program text NOT NULL,
        metric text NOT NULL,
        month date NOT NULL,
        final_at timestamptz(3) NOT NULL,
        ages integer[] NOT NULL,
        places integer[] NOT NULL,
        records integer[] NOT NULL,
        dealers integer NOT NULL,
        CONSTRAINT "PK_outlook_cohort" PRIMARY KEY (dealer_id, program, metric, month)
      )`);
    await runner.query(`CREATE INDEX outlook_cohort_month ON outlook_cohort (program, metric, month)`);
    await runner.query(`ALTER TABLE outlook_cohort ENABLE ROW LEVEL SECURITY`);
    await runner.query(`ALTER TABLE outlook_cohort FORCE ROW LEVEL SECURITY`);
    await runner.query(`GRANT SELECT ON outlook_cohort TO dealer_scorecards_dealer, dealer_scorecards_staff`);
    await runner.query(`GRANT SELECT, INSERT, UPDATE ON outlook_cohort TO dealer_scorecards_worker`);
    await runner.query(`
      CREATE POLICY own_or_many ON outlook_cohort FOR SELECT TO dealer_scorecards_dealer USING (
        dealer_id <> '' AND dealer_id IN ${own} OR dealer_id = '' AND dealers >= 5 AND EXISTS ${own})`);
    await runner.query(`CREATE POLICY all_rows ON outlook_cohort FOR SELECT TO dealer_scorecards_staff USING (true)`);
    await runner.query(`CREATE POLICY work ON outlook_cohort TO dealer_scorecards_worker USING (true) WITH CHECK (true)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE outlook_cohort`);
  }
}
