import type { MigrationInterface, QueryRunner } from "typeorm";

const tables = ["opportunity_setting", "holiday"];

/** Settings and holidays are read over the API: a dealer's role may ask, and finds nothing. */
export class OperatorsSettings1764530000000 implements MigrationInterface {
  name = "OperatorsSettings1764530000000";

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) {
      await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
      await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
      await runner.query(`GRANT SELECT ON ${table} TO dealer_scorecards_dealer`);
      await runner.query(`CREATE POLICY no_rows ON ${table} FOR SELECT TO dealer_scorecards_dealer USING (false)`);
      await runner.query(`CREATE POLICY all_rows ON ${table} FOR SELECT TO dealer_scorecards_staff USING (true)`);
      await runner.query(`CREATE POLICY work ON ${table} TO dealer_scorecards_worker USING (true) WITH CHECK (true)`);
    }
    await runner.query(`GRANT DELETE ON holiday TO dealer_scorecards_undo`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`REVOKE DELETE ON holiday FROM dealer_scorecards_undo`);
    for (const table of tables) {
      for (const policy of ["work", "all_rows", "no_rows"]) await runner.query(`DROP POLICY ${policy} ON ${table}`);
      await runner.query(`REVOKE SELECT ON ${table} FROM dealer_scorecards_dealer`);
      await runner.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
      await runner.query(`ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY`);
    }
  }
}
