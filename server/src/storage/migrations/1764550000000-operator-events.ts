import type { MigrationInterface, QueryRunner } from "typeorm";

/** Events of all dealers for the operator's own systems, and indexes by which any number of events wait for no webhook without being looked at. */
export class OperatorEvents1764550000000 implements MigrationInterface {
  name = "OperatorEvents1764550000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE operator_event (
        id text NOT NULL,
        type text NOT NULL,
        payload jsonb NOT NULL,
        occurred_at timestamptz(3) NOT NULL,
        created_at timestamptz(3) NOT NULL,
        delivered_at timestamptz(3),
        attempts integer NOT NULL DEFAULT 0,
        next_attempt_at timestamptz(3),
        given_up_at timestamptz(3),
        last_error text,
        CONSTRAINT "PK_operator_event" PRIMARY KEY (id)
      )`);
    await runner.query(`CREATE INDEX operator_event_due ON operator_event (next_attempt_at) WHERE next_attempt_at IS NOT NULL`);
    await runner.query(`CREATE INDEX operator_event_waiting ON operator_event (created_at) WHERE next_attempt_at IS NOT NULL`);
    await runner.query(`CREATE INDEX operator_event_delivered ON operator_event (delivered_at)`);
    await runner.query(`
      CREATE TABLE operator_webhook (
        only_one boolean NOT NULL DEFAULT true,
        url text,
        secret text,
        set_at timestamptz(3) NOT NULL,
        set_by text NOT NULL,
        CONSTRAINT "PK_operator_webhook" PRIMARY KEY (only_one),
        CONSTRAINT operator_webhook_only CHECK (only_one),
        CONSTRAINT operator_webhook_secret CHECK ((url IS NULL) = (secret IS NULL))
      )`);
    await runner.query(`GRANT SELECT ON operator_event TO dealer_scorecards_dealer, dealer_scorecards_staff`);
    // A secret is shown once, when it is made.
    await runner.query(`GRANT SELECT (url, set_at) ON operator_webhook TO dealer_scorecards_dealer, dealer_scorecards_staff`);
    // They are of all dealers: a dealer's role may ask, and finds nothing. Work for one dealer writes them, too.
    for (const table of ["operator_event", "operator_webhook"]) {
      await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
      await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
      await runner.query(`GRANT SELECT, INSERT, UPDATE ON ${table} TO dealer_scorecards_worker`);
      await runner.query(`CREATE POLICY no_rows ON ${table} FOR SELECT TO dealer_scorecards_dealer USING (false)`);
      await runner.query(`CREATE POLICY all_rows ON ${table} FOR SELECT TO dealer_scorecards_staff USING (true)`);
      await runner.query(`CREATE POLICY work ON ${table} TO dealer_scorecards_worker USING (true) WITH CHECK (true)`);
    }
    await runner.query(`GRANT DELETE ON operator_event TO dealer_scorecards_undo`);
    await runner.query(`DROP INDEX outbox_event_due`);
    await runner.query(`CREATE INDEX outbox_event_due ON outbox_event (dealer_id, next_attempt_at) WHERE next_attempt_at IS NOT NULL`);
    await runner.query(`CREATE INDEX outbox_event_waiting ON outbox_event (created_at) WHERE next_attempt_at IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX outbox_event_waiting`);
    await runner.query(`DROP INDEX outbox_event_due`);
    await runner.query(`CREATE INDEX outbox_event_due ON outbox_event (next_attempt_at) WHERE next_attempt_at IS NOT NULL`);
    await runner.query(`DROP TABLE operator_webhook`);
    await runner.query(`DROP TABLE operator_event`);
  }
}
