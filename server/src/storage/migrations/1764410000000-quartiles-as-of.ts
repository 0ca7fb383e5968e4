import type { MigrationInterface, QueryRunner } from "typeorm";

/** Since when quartiles are what they are: who looks back is not shown those of later results. */
export class QuartilesAsOf1764410000000 implements MigrationInterface {
  name = "QuartilesAsOf1764410000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE metric_quartiles ADD COLUMN published_through timestamptz(3)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE metric_quartiles DROP COLUMN published_through`);
  }
}
