import type { MigrationInterface, QueryRunner } from "typeorm";

/** Finished months say by which version of the definition their records ended. Those kept without it are made again. */
export class OutlookVersions1764440000000 implements MigrationInterface {
  name = "OutlookVersions1764440000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`TRUNCATE outlook_cohort, outlook_upkeep`);
    await runner.query(`ALTER TABLE outlook_cohort ADD COLUMN definition_version integer NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE outlook_cohort DROP COLUMN definition_version`);
  }
}
