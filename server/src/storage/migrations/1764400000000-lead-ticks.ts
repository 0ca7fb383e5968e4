import type { MigrationInterface, QueryRunner } from "typeorm";

const settingOfDealers = "nullif(current_setting('dealer_scorecards.dealer_ids', true), '')::text[]";
const ofDealers = `dealer_id IN (SELECT unnest(${settingOfDealers}))`;
/** Imports write for many dealers and set none; whoever writes for one dealer is held to its rows. */
const inReach = `${settingOfDealers} IS NULL OR ${ofDealers}`;

/** Steps of leads that people record by hand. */
export class LeadTicks1764400000000 implements MigrationInterface {
  name = "LeadTicks1764400000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE lead_tick (
        dealer_id text NOT NULL,
        lead_id text NOT NULL,
        number integer NOT NULL,
        step text NOT NULL,
        answer text,
        happened_at timestamptz(3) NOT NULL,
        flag_before boolean,
        time_before timestamptz(3),
        recorded_by text NOT NULL,
        recorded_at timestamptz(3) NOT NULL,
        undone_by text,
        undone_at timestamptz(3),
        CONSTRAINT "PK_lead_tick" PRIMARY KEY (dealer_id, lead_id, number),
        CONSTRAINT lead_tick_step CHECK (step IN ('CONTACTED', 'APPOINTMENT_SET', 'SHOWED', 'SOLD')),
        CONSTRAINT lead_tick_answer CHECK ((step = 'CONTACTED') = (answer IS NOT NULL)),
        CONSTRAINT lead_tick_undone CHECK ((undone_at IS NULL) = (undone_by IS NULL))
      )`);
    await runner.query(`CREATE UNIQUE INDEX lead_tick_in_force ON lead_tick (dealer_id, lead_id, step) WHERE undone_at IS NULL`);
    await runner.query(`ALTER TABLE lead_tick ENABLE ROW LEVEL SECURITY`);
    await runner.query(`ALTER TABLE lead_tick FORCE ROW LEVEL SECURITY`);
    await runner.query(`GRANT SELECT ON lead_tick TO dealer_scorecards_dealer, dealer_scorecards_staff`);
    await runner.query(`GRANT SELECT, INSERT, UPDATE ON lead_tick TO dealer_scorecards_worker`);
    await runner.query(`CREATE POLICY own_rows ON lead_tick FOR SELECT TO dealer_scorecards_dealer USING (${ofDealers})`);
    await runner.query(`CREATE POLICY all_rows ON lead_tick FOR SELECT TO dealer_scorecards_staff USING (true)`);
    await runner.query(`CREATE POLICY work ON lead_tick TO dealer_scorecards_worker USING (${inReach}) WITH CHECK (${inReach})`);
    await runner.query(`ALTER POLICY work ON lead USING (${inReach}) WITH CHECK (${inReach})`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER POLICY work ON lead USING (true) WITH CHECK (true)`);
    await runner.query(`DROP TABLE lead_tick`);
  }
}
