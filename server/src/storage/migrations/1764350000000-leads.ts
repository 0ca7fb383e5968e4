import type { MigrationInterface, QueryRunner } from "typeorm";

export class Leads1764350000000 implements MigrationInterface {
  name = "Leads1764350000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE lead (
        dealer_id text NOT NULL,
        id text NOT NULL,
        source text,
        customer_id text,
        associate_id text,
        received_at timestamptz(3) NOT NULL,
        first_response_at timestamptz(3),
        attempts_before_contact integer,
        contacted boolean,
        contacted_at timestamptz(3),
        appointment_set boolean,
        appointment_set_at timestamptz(3),
        appointment_at timestamptz(3),
        showed boolean,
        showed_at timestamptz(3),
        sold boolean,
        sold_at timestamptz(3),
        CONSTRAINT "PK_lead" PRIMARY KEY (dealer_id, id)
      )`);
    await runner.query(`CREATE INDEX lead_dealer_received ON lead (dealer_id, received_at, id)`);
    await runner.query(`ALTER TABLE lead ENABLE ROW LEVEL SECURITY`);
    await runner.query(`ALTER TABLE lead FORCE ROW LEVEL SECURITY`);
    await runner.query(`GRANT SELECT ON lead TO dealer_scorecards_dealer, dealer_scorecards_staff`);
    await runner.query(`GRANT SELECT, INSERT, UPDATE ON lead TO dealer_scorecards_worker`);
    // The sub-select is evaluated once and hashed; "= ANY (setting)" is evaluated for every row.
    await runner.query(`
      CREATE POLICY own_rows ON lead FOR SELECT TO dealer_scorecards_dealer
      USING (dealer_id IN (SELECT unnest(nullif(current_setting('dealer_scorecards.dealer_ids', true), '')::text[])))`);
    await runner.query(`CREATE POLICY all_rows ON lead FOR SELECT TO dealer_scorecards_staff USING (true)`);
    await runner.query(`CREATE POLICY work ON lead TO dealer_scorecards_worker USING (true) WITH CHECK (true)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE lead`);
  }
}
