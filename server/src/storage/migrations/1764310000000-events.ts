import type { MigrationInterface, QueryRunner } from "typeorm";

const settingOfDealers = "nullif(current_setting('dealer_scorecards.dealer_ids', true), '')::text[]";

/** Events of dealers, and the webhooks that they are sent to. */
export class Events1764310000000 implements MigrationInterface {
  name = "Events1764310000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE outbox_event (
        dealer_id text NOT NULL,
        id text NOT NULL,
        type text NOT NULL,
        payload jsonb NOT NULL,
        occurred_at timestamptz(3) NOT NULL,
        created_at timestamptz(3) NOT NULL,
        delivered_at timestamptz(3),
        attempts integer NOT NULL DEFAULT 0,
        next_attempt_at timestamptz(3),
        last_error text,
        CONSTRAINT "PK_outbox_event" PRIMARY KEY (dealer_id, id)
      )`);
    await runner.query(`CREATE INDEX outbox_event_due ON outbox_event (next_attempt_at) WHERE next_attempt_at IS NOT NULL`);
    await runner.query(`
      CREATE TABLE webhook (
        dealer_id text NOT NULL,
        url text,
        secret text,
        set_at timestamptz(3) NOT NULL,
        set_by text NOT NULL,
        CONSTRAINT "PK_webhook" PRIMARY KEY (dealer_id),
        CONSTRAINT webhook_secret CHECK ((url IS NULL) = (secret IS NULL))
      )`);
    await runner.query(`CREATE INDEX follow_up_dealer_customer ON follow_up (dealer_id, customer_id, done_at)`);
    await runner.query(`GRANT SELECT ON outbox_event TO dealer_scorecards_dealer, dealer_scorecards_staff`);
    // A secret is shown once, when it is made.
    await runner.query(`GRANT SELECT (dealer_id, url, set_at) ON webhook TO dealer_scorecards_dealer, dealer_scorecards_staff`);
    for (const table of ["outbox_event", "webhook"]) {
      await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
      await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
      await runner.query(`GRANT SELECT, INSERT, UPDATE ON ${table} TO dealer_scorecards_worker`);
      await runner.query(`
        CREATE POLICY own_rows ON ${table} FOR SELECT TO dealer_scorecards_dealer
        USING (dealer_id IN (SELECT unnest(${settingOfDealers})))`);
      await runner.query(`CREATE POLICY all_rows ON ${table} FOR SELECT TO dealer_scorecards_staff USING (true)`);
      // Where work is done for a dealer rather than the operator, it is held to that dealer's rows.
      const inReach = `${settingOfDealers} IS NULL OR dealer_id IN (SELECT unnest(${settingOfDealers}))`;
      await runner.query(`CREATE POLICY work ON ${table} TO dealer_scorecards_worker USING (${inReach}) WITH CHECK (${inReach})`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX follow_up_dealer_customer`);
    await runner.query(`DROP TABLE webhook`);
    await runner.query(`DROP TABLE outbox_event`);
  }
}
