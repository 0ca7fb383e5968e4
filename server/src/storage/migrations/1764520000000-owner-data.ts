import type { MigrationInterface, QueryRunner } from "typeorm";

const settingOfDealers = "nullif(current_setting('dealer_scorecards.dealer_ids', true), '')::text[]";
const ofDealers = (column: string) => `${column} IN (SELECT unnest(${settingOfDealers}))`;
/** The instant a transaction reads at; without one, nobody can still answer. */
const settingOfNow = "nullif(current_setting('dealer_scorecards.now', true), '')::timestamptz";

const contactRole = "dealer_scorecards_contact";

/** Taken in time, and not taken back. */
const inHand = "o.response = 'ACCEPTED' AND o.responded_at <= o.expires_at AND o.outcome IS DISTINCT FROM 'WITHDRAWN'";
const pending = `o.response IS NULL AND o.request_cancelled_at IS NULL AND o.expires_at >= ${settingOfNow}`;

/** What a dealer may see of a request once it is asked; the rest are contact data, or the operator's own. */
const seenOfRequest =
  "id, requested_at, need, serial_number, model, cooling, first_name, town, postal_code, latitude, longitude, erased_at";

/** Seals what is known of owners by where the dealer's opportunity stands, and keeps who has read their contact data. */
export class OwnerData1764520000000 implements MigrationInterface {
  name = "OwnerData1764520000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE service_request ADD COLUMN erased_at timestamptz(3), ADD COLUMN erased_by text`);
    await runner.query(`
      CREATE TABLE contact_reading (
        id text NOT NULL,
        request_id text NOT NULL,
        through_dealer_id text,
        through_opportunity_id text,
        read_at timestamptz(3) NOT NULL,
        read_by text NOT NULL,
        CONSTRAINT "PK_contact_reading" PRIMARY KEY (id),
        CONSTRAINT contact_reading_through CHECK ((through_dealer_id IS NULL) = (through_opportunity_id IS NULL))
      )`);
    await runner.query(`CREATE INDEX contact_reading_request ON contact_reading (request_id, read_at, id)`);
    await runner.query(`GRANT SELECT ON contact_reading TO dealer_scorecards_staff`);
    await runner.query(`GRANT SELECT, INSERT ON contact_reading TO dealer_scorecards_worker`);

    // What a dealer reads of a request: some columns, of those it is asked for or has in hand.
    await runner.query(`REVOKE SELECT ON service_request FROM dealer_scorecards_dealer`);
    await runner.query(`GRANT SELECT (${seenOfRequest}) ON service_request TO dealer_scorecards_dealer`);
    await runner.query(`DROP POLICY no_rows ON service_request`);
    await runner.query(`
      CREATE POLICY asked_rows ON service_request FOR SELECT TO dealer_scorecards_dealer USING (EXISTS (
        SELECT FROM opportunity o WHERE o.request_id = service_request.id AND ${ofDealers("o.dealer_id")} AND (${inHand} OR ${pending})))`);

    // And of the decision to ask it, how long it has to answer; not whom else it was about.
    await runner.query(`REVOKE SELECT ON assignment FROM dealer_scorecards_dealer`);
    await runner.query(`GRANT SELECT (request_id, asked_dealer_id, opportunity_id, paused) ON assignment TO dealer_scorecards_dealer`);
    await runner.query(`DROP POLICY no_rows ON assignment`);
    await runner.query(
      `CREATE POLICY own_rows ON assignment FOR SELECT TO dealer_scorecards_dealer USING (${ofDealers("asked_dealer_id")})`,
    );

    // Contact data have columns of their own rule: a view that its owner, a role nobody works as, reads them for.
    await runner.query(`
      DO $$ BEGIN
        CREATE ROLE ${contactRole} NOLOGIN NOSUPERUSER NOBYPASSRLS NOINHERIT;
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`);
    await runner.query(`
      DO $$ BEGIN
        IF NOT pg_has_role(current_user, '${contactRole}', 'MEMBER') THEN EXECUTE format('GRANT ${contactRole} TO %I', current_user); END IF;
      END $$`);
    await runner.query(
      `GRANT SELECT (dealer_id, id, request_id, expires_at, response, responded_at, outcome) ON opportunity TO ${contactRole}`,
    );
    await runner.query(`
      GRANT SELECT (id, first_name, last_name, street, phone, email, preferences, erased_at) ON service_request TO ${contactRole}`);
    for (const table of ["opportunity", "service_request"]) {
      await runner.query(`CREATE POLICY contact ON ${table} FOR SELECT TO ${contactRole} USING (true)`);
    }
    await runner.query(`
      CREATE VIEW owner_contact WITH (security_barrier) AS
      SELECT o.dealer_id, o.id AS opportunity_id, r.id AS request_id, r.first_name, r.last_name, r.street, r.phone, r.email, r.preferences
      FROM opportunity o JOIN service_request r ON r.id = o.request_id
      WHERE ${ofDealers("o.dealer_id")} AND ${inHand} AND r.erased_at IS NULL`);
    await runner.query(`GRANT CREATE ON SCHEMA public TO ${contactRole}`);
    await runner.query(`ALTER VIEW owner_contact OWNER TO ${contactRole}`);
    await runner.query(`REVOKE CREATE ON SCHEMA public FROM ${contactRole}`);
    await runner.query(`GRANT SELECT ON owner_contact TO dealer_scorecards_dealer`);

    // Erasing an owner's data takes them out of what people wrote, too.
    await runner.query(`GRANT UPDATE (note) ON opportunity_event TO dealer_scorecards_worker`);
    await runner.query(`GRANT UPDATE (candidates) ON assignment TO dealer_scorecards_worker`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`REVOKE UPDATE (candidates) ON assignment FROM dealer_scorecards_worker`);
    await runner.query(`REVOKE UPDATE (note) ON opportunity_event FROM dealer_scorecards_worker`);
    await runner.query(`DROP VIEW owner_contact`);
    for (const table of ["opportunity", "service_request"]) {
      await runner.query(`DROP POLICY contact ON ${table}`);
      await runner.query(`REVOKE ALL ON ${table} FROM ${contactRole}`);
    }
    for (const [table, policy] of [
      ["assignment", "own_rows"],
      ["service_request", "asked_rows"],
    ] as const) {
      await runner.query(`DROP POLICY ${policy} ON ${table}`);
      await runner.query(`REVOKE ALL ON ${table} FROM dealer_scorecards_dealer`);
      await runner.query(`GRANT SELECT ON ${table} TO dealer_scorecards_dealer`);
      await runner.query(`CREATE POLICY no_rows ON ${table} FOR SELECT TO dealer_scorecards_dealer USING (false)`);
    }
    await runner.query(`DROP TABLE contact_reading`);
    await runner.query(`ALTER TABLE service_request DROP COLUMN erased_at, DROP COLUMN erased_by`);
  }
}
