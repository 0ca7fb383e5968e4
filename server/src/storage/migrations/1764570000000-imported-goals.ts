import type { MigrationInterface, QueryRunner } from "typeorm";

const tables = "customer_goal, customer_goal_reading, case_study, outcome_agreement";

/** Customers' goals come by import, too, which can be undone. */
export class ImportedGoals1764570000000 implements MigrationInterface {
  name = "ImportedGoals1764570000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`GRANT DELETE ON ${tables} TO dealer_scorecards_undo`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`REVOKE DELETE ON ${tables} FROM dealer_scorecards_undo`);
  }
}
