import type { MigrationInterface, QueryRunner } from "typeorm";

const settingOfDealers = "nullif(current_setting('dealer_scorecards.dealer_ids', true), '')::text[]";
const ofDealers = `dealer_id IN (SELECT unnest(${settingOfDealers}))`;
/** Jobs and imports write for many dealers and set none; whoever writes for one dealer is held to its rows. */
const inReach = `${settingOfDealers} IS NULL OR ${ofDealers}`;

/** What decides whether a dealer gets opportunities: where it is, what it has, and what it and staff have set. */
export class Participation1764500000000 implements MigrationInterface {
  name = "Participation1764500000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE dealer
        ADD latitude double precision,
        ADD longitude double precision,
        ADD service_dealer boolean,
        ADD portal_credentials boolean,
        ADD opted_in boolean,
        ADD CONSTRAINT dealer_place CHECK (
          (latitude IS NULL) = (longitude IS NULL) AND latitude BETWEEN -90 AND 90 AND longitude BETWEEN -180 AND 180
        )`);
    await runner.query(`
      ALTER TABLE staff
        ADD training_completed_on date,
        ADD parts_kit_purchased_on date,
        ADD air_cooled boolean,
        ADD liquid_cooled boolean`);
    await runner.query(`
      CREATE TABLE participation_change (
        dealer_id text NOT NULL,
        number integer NOT NULL,
        kind text NOT NULL,
        reason text,
        changed_at timestamptz(3) NOT NULL,
        changed_by text NOT NULL,
        CONSTRAINT "PK_participation_change" PRIMARY KEY (dealer_id, number),
        CONSTRAINT participation_change_kind CHECK (kind IN ('OPTED_IN', 'OPTED_OUT', 'SUSPENDED', 'RESUMED')),
        CONSTRAINT participation_change_reason CHECK (kind <> 'SUSPENDED' OR reason IS NOT NULL)
      )`);
    await runner.query(`ALTER TABLE participation_change ENABLE ROW LEVEL SECURITY`);
    await runner.query(`ALTER TABLE participation_change FORCE ROW LEVEL SECURITY`);
    await runner.query(`GRANT SELECT ON participation_change TO dealer_scorecards_dealer, dealer_scorecards_staff`);
    await runner.query(`GRANT SELECT, INSERT ON participation_change TO dealer_scorecards_worker`);
    await runner.query(`CREATE POLICY own_rows ON participation_change FOR SELECT TO dealer_scorecards_dealer USING (${ofDealers})`);
    await runner.query(`CREATE POLICY all_rows ON participation_change FOR SELECT TO dealer_scorecards_staff USING (true)`);
    await runner.query(`CREATE POLICY work ON participation_change TO dealer_scorecards_worker USING (${inReach}) WITH CHECK (${inReach})`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE participation_change`);
    await runner.query(`
      ALTER TABLE staff DROP training_completed_on, DROP parts_kit_purchased_on, DROP air_cooled, DROP liquid_cooled`);
    await runner.query(`
      ALTER TABLE dealer DROP latitude, DROP longitude, DROP service_dealer, DROP portal_credentials, DROP opted_in`);
  }
}
