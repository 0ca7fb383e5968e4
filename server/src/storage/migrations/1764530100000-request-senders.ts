import type { MigrationInterface, QueryRunner } from "typeorm";

/** Systems whose webhooks service requests come by, and what came. */
export class RequestSenders1764530100000 implements MigrationInterface {
  name = "RequestSenders1764530100000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE request_sender (
        name text NOT NULL,
        secret text,
        set_at timestamptz(3) NOT NULL,
        set_by text NOT NULL,
        removed_at timestamptz(3),
        CONSTRAINT "PK_request_sender" PRIMARY KEY (name),
        CONSTRAINT request_sender_secret CHECK ((secret IS NULL) = (removed_at IS NOT NULL))
      )`);
    await runner.query(`ALTER TABLE request_sender ENABLE ROW LEVEL SECURITY`);
    await runner.query(`ALTER TABLE request_sender FORCE ROW LEVEL SECURITY`);
    // A secret is shown once, when it is made.
    await runner.query(
      `GRANT SELECT (name, set_at, set_by, removed_at) ON request_sender TO dealer_scorecards_dealer, dealer_scorecards_staff`,
    );
    await runner.query(`GRANT SELECT, INSERT, UPDATE ON request_sender TO dealer_scorecards_worker`);
    await runner.query(`CREATE POLICY no_rows ON request_sender FOR SELECT TO dealer_scorecards_dealer USING (false)`);
    await runner.query(`CREATE POLICY all_rows ON request_sender FOR SELECT TO dealer_scorecards_staff USING (true)`);
    await runner.query(`CREATE POLICY work ON request_sender TO dealer_scorecards_worker USING (true) WITH CHECK (true)`);
    await runner.query(`
      CREATE TABLE request_delivery (
        sender text NOT NULL,
        webhook_id text NOT NULL,
        request_id text NOT NULL,
        body_hash bytea,
        received_at timestamptz(3) NOT NULL,
        CONSTRAINT "PK_request_delivery" PRIMARY KEY (sender, webhook_id)
      )`);
    await runner.query(`CREATE INDEX request_delivery_request ON request_delivery (request_id)`);
    await runner.query(`GRANT SELECT, INSERT, UPDATE (body_hash) ON request_delivery TO dealer_scorecards_worker`);
    // An id is unique within its sender; those of the operator's own systems are ids of requests themselves.
    await runner.query(`
      ALTER TABLE service_request ADD sender text, ADD sender_id text,
        ADD CONSTRAINT service_request_sender CHECK ((sender IS NULL) = (sender_id IS NULL))`);
    await runner.query(`
      CREATE UNIQUE INDEX service_request_of_sender ON service_request (sender, sender_id) WHERE sender IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE service_request DROP sender, DROP sender_id`);
    await runner.query(`DROP TABLE request_delivery`);
    await runner.query(`DROP TABLE request_sender`);
  }
}
