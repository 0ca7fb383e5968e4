import type { MigrationInterface, QueryRunner } from "typeorm";

const settingOfDealers = "nullif(current_setting('dealer_scorecards.dealer_ids', true), '')::text[]";
const ofDealers = `dealer_id IN (SELECT unnest(${settingOfDealers}))`;
/** Who reads several dealers knows what they add to it: so many others stand behind it as for who reads one. */
const ofOthers = `dealers - cardinality(${settingOfDealers}) >= 4`;

/** Figures of many dealers are hidden from who reads all but a few of them, and could tell theirs from it. */
export class FiguresOfOthers1764450000000 implements MigrationInterface {
  name = "FiguresOfOthers1764450000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER POLICY own_rows ON plan_comparison USING (${ofDealers} AND ${ofOthers})`);
    await runner.query(`ALTER POLICY of_many ON metric_quartiles USING (${ofOthers})`);
    await runner.query(
      `ALTER POLICY own_or_many ON outlook_cohort USING (dealer_id <> '' AND ${ofDealers} OR dealer_id = '' AND ${ofOthers})`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER POLICY own_rows ON plan_comparison USING (${ofDealers} AND dealers >= 5)`);
    await runner.query(`ALTER POLICY of_many ON metric_quartiles USING (dealers >= 5)`);
    await runner.query(`ALTER POLICY own_or_many ON outlook_cohort USING (
      dealer_id <> '' AND ${ofDealers} OR dealer_id = '' AND dealers >= 5 AND EXISTS (SELECT unnest(${settingOfDealers})))`);
  }
}
