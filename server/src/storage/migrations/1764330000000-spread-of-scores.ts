import type { MigrationInterface, QueryRunner } from "typeorm";

/** A score keeps how far its records lie apart, for its interval. What is published already stays without. */
export class SpreadOfScores1764330000000 implements MigrationInterface {
  name = "SpreadOfScores1764330000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE metric_result ADD COLUMN squares numeric`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE metric_result DROP COLUMN squares`);
  }
}
