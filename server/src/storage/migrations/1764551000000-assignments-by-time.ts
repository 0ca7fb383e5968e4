import type { MigrationInterface, QueryRunner } from "typeorm";

/** Decisions of a period are found without looking at all of them. */
export class AssignmentsByTime1764551000000 implements MigrationInterface {
  name = "AssignmentsByTime1764551000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX assignment_decided ON assignment (decided_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX assignment_decided`);
  }
}
