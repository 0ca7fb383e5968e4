import type { MigrationInterface, QueryRunner } from "typeorm";

const settingOfDealers = "nullif(current_setting('dealer_scorecards.dealer_ids', true), '')::text[]";
const ofDealers = `dealer_id IN (SELECT unnest(${settingOfDealers}))`;
/** Jobs and imports write for many dealers and set none; whoever writes for one dealer is held to its rows. */
const inReach = `${settingOfDealers} IS NULL OR ${ofDealers}`;

/** The operator's: a dealer's role reads nothing of them. */
const operatorTables = ["service_request", "assignment", "opportunity_setting", "holiday"];

const tenantTables = ["dealer_relationship", "opportunity_event"];

export class ServiceRequests1764510000000 implements MigrationInterface {
  name = "ServiceRequests1764510000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE service_request (
        id text NOT NULL,
        requested_at timestamptz(3) NOT NULL,
        need text NOT NULL,
        serial_number text,
        model text,
        cooling text NOT NULL,
        first_name text,
        last_name text,
        street text,
        phone text,
        email text,
        preferences text,
        town text,
        postal_code text,
        latitude double precision,
        longitude double precision,
        cancelled_at timestamptz(3),
        cancelled_by text,
        cancel_reason text,
        received_at timestamptz(3) NOT NULL,
        received_from text NOT NULL,
        assign_at timestamptz(3),
        CONSTRAINT "PK_service_request" PRIMARY KEY (id),
        CONSTRAINT service_request_need CHECK (need IN ('SERVICE', 'MAINTENANCE')),
        CONSTRAINT service_request_cooling CHECK (cooling IN ('AIR_COOLED', 'LIQUID_COOLED')),
        CONSTRAINT service_request_place CHECK (
          (latitude IS NULL) = (longitude IS NULL) AND latitude BETWEEN -90 AND 90 AND longitude BETWEEN -180 AND 180
        )
      )`);
    await runner.query(`CREATE INDEX service_request_to_assign ON service_request (assign_at, id) WHERE assign_at IS NOT NULL`);
    await runner.query(`
      CREATE TABLE dealer_relationship (
        dealer_id text NOT NULL,
        id text NOT NULL,
        serial_number text NOT NULL,
        kind text NOT NULL,
        CONSTRAINT "PK_dealer_relationship" PRIMARY KEY (dealer_id, id),
        CONSTRAINT dealer_relationship_kind CHECK (
          kind IN ('FLEET_DEALER_MANAGED', 'MOBILE_LINK_PREFERRED', 'FLEET_UNMONITORED', 'REGISTRATION')
        )
      )`);
    await runner.query(`CREATE INDEX dealer_relationship_serial_number ON dealer_relationship (serial_number, kind)`);
    await runner.query(`
      CREATE TABLE assignment (
        request_id text NOT NULL,
        round integer NOT NULL,
        decided_at timestamptz(3) NOT NULL,
        setting_version integer NOT NULL,
        asked_dealer_id text,
        opportunity_id text,
        basis text,
        decided_by text,
        candidates jsonb NOT NULL,
        paused jsonb NOT NULL,
        CONSTRAINT "PK_assignment" PRIMARY KEY (request_id, round),
        CONSTRAINT assignment_chosen CHECK (
          (asked_dealer_id IS NULL) = (opportunity_id IS NULL) AND (asked_dealer_id IS NULL) = (basis IS NULL)
          AND (asked_dealer_id IS NULL) = (decided_by IS NULL)
        ),
        CONSTRAINT assignment_basis CHECK (basis IN ('KNOWN_RELATIONSHIP', 'NEARBY'))
      )`);
    // No dealer is asked twice for one request, whoever assigns.
    await runner.query(`CREATE UNIQUE INDEX assignment_request_dealer ON assignment (request_id, asked_dealer_id)`);
    await runner.query(`CREATE INDEX assignment_dealer_decided ON assignment (asked_dealer_id, decided_at)`);
    await runner.query(`
      CREATE TABLE opportunity_setting (
        version integer NOT NULL,
        response_clock text NOT NULL,
        response_hours double precision NOT NULL,
        radius_km double precision NOT NULL,
        engagement_weight double precision NOT NULL,
        conversion_weight double precision NOT NULL,
        satisfaction_weight double precision NOT NULL,
        stale_after_days integer,
        close_within_days integer,
        set_at timestamptz(3) NOT NULL,
        set_by text NOT NULL,
        CONSTRAINT "PK_opportunity_setting" PRIMARY KEY (version),
        CONSTRAINT opportunity_setting_clock CHECK (response_clock IN ('ELAPSED', 'WORKING_DAYS')),
        CONSTRAINT opportunity_setting_amounts CHECK (
          response_hours > 0 AND radius_km > 0 AND engagement_weight >= 0 AND conversion_weight >= 0 AND satisfaction_weight >= 0
          AND engagement_weight + conversion_weight + satisfaction_weight > 0
        )
      )`);
    await runner.query(`
      CREATE TABLE holiday (
        country text NOT NULL,
        day date NOT NULL,
        name text NOT NULL,
        CONSTRAINT "PK_holiday" PRIMARY KEY (country, day)
      )`);
    await runner.query(`
      CREATE TABLE opportunity_event (
        dealer_id text NOT NULL,
        opportunity_id text NOT NULL,
        number integer NOT NULL,
        kind text NOT NULL,
        note text,
        happened_at timestamptz(3) NOT NULL,
        author text NOT NULL,
        update_id text,
        CONSTRAINT "PK_opportunity_event" PRIMARY KEY (dealer_id, opportunity_id, number),
        CONSTRAINT opportunity_event_kind CHECK (
          kind IN ('ASSIGNED', 'ACCEPTED', 'DECLINED', 'STATUS_UPDATED', 'COMPLETED', 'WITHDRAWN', 'ENROLLED', 'CANCELLED')
        )
      )`);
    // A status update that is sent again is the same one.
    await runner.query(`
      CREATE UNIQUE INDEX opportunity_event_update ON opportunity_event (dealer_id, opportunity_id, update_id) WHERE update_id IS NOT NULL`);
    for (const table of operatorTables) {
      await runner.query(`GRANT SELECT ON ${table} TO dealer_scorecards_staff`);
      await runner.query(`GRANT SELECT, INSERT, UPDATE ON ${table} TO dealer_scorecards_worker`);
    }
    // They are of any dealers: a dealer's role may ask, and finds nothing.
    for (const table of ["service_request", "assignment"]) {
      await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
      await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
      await runner.query(`GRANT SELECT ON ${table} TO dealer_scorecards_dealer`);
      await runner.query(`CREATE POLICY no_rows ON ${table} FOR SELECT TO dealer_scorecards_dealer USING (false)`);
      await runner.query(`CREATE POLICY all_rows ON ${table} FOR SELECT TO dealer_scorecards_staff USING (true)`);
      await runner.query(`CREATE POLICY work ON ${table} TO dealer_scorecards_worker USING (true) WITH CHECK (true)`);
    }
    // What was decided, and by which settings, is never changed.
    await runner.query(`REVOKE UPDATE ON assignment, opportunity_setting FROM dealer_scorecards_worker`);
    for (const table of tenantTables) {
      await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
      await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
      await runner.query(`GRANT SELECT ON ${table} TO dealer_scorecards_dealer, dealer_scorecards_staff`);
      await runner.query(`GRANT SELECT, INSERT ON ${table} TO dealer_scorecards_worker`);
      await runner.query(`CREATE POLICY own_rows ON ${table} FOR SELECT TO dealer_scorecards_dealer USING (${ofDealers})`);
      await runner.query(`CREATE POLICY all_rows ON ${table} FOR SELECT TO dealer_scorecards_staff USING (true)`);
      await runner.query(`CREATE POLICY work ON ${table} TO dealer_scorecards_worker USING (${inReach}) WITH CHECK (${inReach})`);
    }
    await runner.query(`GRANT UPDATE ON dealer_relationship TO dealer_scorecards_worker`);
    await runner.query(`CREATE INDEX opportunity_request ON opportunity (request_id) WHERE request_id IS NOT NULL`);
    await runner.query(`CREATE INDEX dealer_within_reach ON dealer USING gist (point(longitude, latitude)) WHERE latitude IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX dealer_within_reach`);
    await runner.query(`DROP INDEX opportunity_request`);
    for (const table of [...operatorTables, ...tenantTables]) await runner.query(`DROP TABLE ${table}`);
  }
}
