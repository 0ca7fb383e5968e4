import type { MigrationInterface, QueryRunner } from "typeorm";

/** Quartiles over all dealers, which a dealer may see where five stand behind them. */
export class MetricQuartiles1764320000000 implements MigrationInterface {
  name = "MetricQuartiles1764320000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE metric_quartiles (
        program text NOT NULL,
        month date NOT NULL,
        metric text NOT NULL,
        currency text NOT NULL,
        dealers integer NOT NULL,
        lower double precision,
        median double precision,
        upper double precision,
        computed_at timestamptz(3) NOT NULL,
        CONSTRAINT "PK_metric_quartiles" PRIMARY KEY (program, month, metric, currency),
        CONSTRAINT metric_quartiles_dealers CHECK (dealers >= 5 OR num_nonnulls(lower, median, upper) = 0)
      )`);
    await runner.query(`CREATE INDEX metric_result_month ON metric_result (program, month, metric)`);
    await runner.query(`CREATE INDEX metric_result_published ON metric_result (published_at)`);
    await runner.query(`ALTER TABLE metric_quartiles ENABLE ROW LEVEL SECURITY`);
    await runner.query(`ALTER TABLE metric_quartiles FORCE ROW LEVEL SECURITY`);
    await runner.query(`GRANT SELECT ON metric_quartiles TO dealer_scorecards_dealer, dealer_scorecards_staff`);
    await runner.query(`GRANT SELECT, INSERT, UPDATE ON metric_quartiles TO dealer_scorecards_worker`);
    await runner.query(`CREATE POLICY of_many ON metric_quartiles FOR SELECT TO dealer_scorecards_dealer USING (dealers >= 5)`);
    await runner.query(`CREATE POLICY all_rows ON metric_quartiles FOR SELECT TO dealer_scorecards_staff USING (true)`);
    await runner.query(`CREATE POLICY work ON metric_quartiles TO dealer_scorecards_worker USING (true) WITH CHECK (true)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX metric_result_published`);
    await runner.query(`DROP INDEX metric_result_month`);
    await runner.query(`DROP TABLE metric_quartiles`);
  }
}
