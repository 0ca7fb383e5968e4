import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Finished months say by age where records stood until they were decided, of which edition, and up to which instant of publishing
 * they are kept. What was kept before is of records that were decided alone, and is made again.
 */
export class OutlookStandings1764425000000 implements MigrationInterface {
  name = "OutlookStandings1764425000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`TRUNCATE outlook_cohort`);
    await runner.query(`ALTER TABLE outlook_cohort RENAME COLUMN records TO changes`);
    await runner.query(`ALTER TABLE outlook_cohort ADD COLUMN standings integer[] NOT NULL, ADD COLUMN edition integer NOT NULL`);
    await runner.query(`
      CREATE TABLE outlook_upkeep (
        id boolean NOT NULL,
        kept_through timestamptz(3) NOT NULL,
        CONSTRAINT "PK_outlook_upkeep" PRIMARY KEY (id)
      )`);
    await runner.query(`GRANT SELECT, INSERT, UPDATE ON outlook_upkeep TO dealer_scorecards_worker`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE outlook_upkeep`);
    await runner.query(`TRUNCATE outlook_cohort`);
    await runner.query(`ALTER TABLE outlook_cohort DROP COLUMN edition, DROP COLUMN standings`);
    await runner.query(`ALTER TABLE outlook_cohort RENAME COLUMN changes TO records`);
  }
}
