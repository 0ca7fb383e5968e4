import type { MigrationInterface, QueryRunner } from "typeorm";

const tenantTables = {
  dealer: "id",
  opportunity: "dealer_id",
  record_completeness: "dealer_id",
  metric_result: "dealer_id",
  metric_result_records: "dealer_id",
  restated_record: "dealer_id",
};

/** Roles belong to the whole cluster: another database may have made them already, or be making them now. */
const createRole = (role: string) => `
  DO $$ BEGIN
    CREATE ROLE ${role} NOLOGIN NOSUPERUSER NOBYPASSRLS NOINHERIT;
  EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`;

const grantToOwner = (role: string) => `
  DO $$ BEGIN
    IF NOT pg_has_role(current_user, '${role}', 'MEMBER') THEN EXECUTE format('GRANT ${role} TO %I', current_user); END IF;
  END $$`;

export class Initial1764000000000 implements MigrationInterface {
  name = "Initial1764000000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE dealer (
        id text NOT NULL,
        name text NOT NULL,
        country text,
        time_zone text NOT NULL DEFAULT 'America/Chicago',
        currency text NOT NULL DEFAULT 'USD',
        CONSTRAINT "PK_dealer" PRIMARY KEY (id)
      )`);
    await runner.query(`
      CREATE TABLE opportunity (
        dealer_id text NOT NULL,
        id text NOT NULL,
        request_id text,
        assigned_at timestamptz(3) NOT NULL,
        expires_at timestamptz(3) NOT NULL,
        request_cancelled_at timestamptz(3),
        response text,
        responded_at timestamptz(3),
        decline_reason text,
        outcome text,
        outcome_at timestamptz(3),
        close_reason text,
        withdraw_reason text,
        status_updated_at timestamptz(3),
        enrolled_at timestamptz(3),
        CONSTRAINT "PK_opportunity" PRIMARY KEY (dealer_id, id),
        CONSTRAINT opportunity_response CHECK (response IN ('ACCEPTED', 'REJECTED') AND responded_at IS NOT NULL OR response IS NULL AND responded_at IS NULL),
        CONSTRAINT opportunity_outcome CHECK (outcome IN ('COMPLETED', 'WITHDRAWN') AND outcome_at IS NOT NULL OR outcome IS NULL AND outcome_at IS NULL)
      )`);
    await runner.query(`CREATE INDEX opportunity_dealer_assigned ON opportunity (dealer_id, assigned_at, id)`);
    await runner.query(`
      CREATE TABLE record_completeness (
        dealer_id text NOT NULL,
        record_kind text NOT NULL,
        complete_through timestamptz(3) NOT NULL,
        CONSTRAINT "PK_record_completeness" PRIMARY KEY (dealer_id, record_kind)
      )`);
    await runner.query(`
      CREATE TABLE metric_result (
        dealer_id text NOT NULL,
        program text NOT NULL,
        month date NOT NULL,
        metric text NOT NULL,
        edition integer NOT NULL,
        definition_version integer NOT NULL,
        numerator numeric NOT NULL,
        denominator numeric,
        goal_value numeric,
        goal_direction text,
        goal_strict boolean,
        final_at timestamptz(3) NOT NULL,
        computed_as_of timestamptz(3) NOT NULL,
        published_at timestamptz(3) NOT NULL,
        restated_by text,
        restatement_reason text,
        CONSTRAINT "PK_metric_result" PRIMARY KEY (dealer_id, program, month, metric, edition),
        CONSTRAINT metric_result_restated CHECK (edition = 1 OR restated_by IS NOT NULL AND restatement_reason IS NOT NULL)
      )`);
    await runner.query(`
      CREATE TABLE metric_result_records (
        dealer_id text NOT NULL,
        program text NOT NULL,
        month date NOT NULL,
        metric text NOT NULL,
        edition integer NOT NULL,
        counted text[] NOT NULL,
        not_counted text[] NOT NULL,
        CONSTRAINT "PK_metric_result_records" PRIMARY KEY (dealer_id, program, month, metric, edition)
      )`);
    await runner.query(`
      CREATE TABLE restated_record (
        dealer_id text NOT NULL,
        program text NOT NULL,
        month date NOT NULL,
        metric text NOT NULL,
        edition integer NOT NULL,
        record_id text NOT NULL,
        was text NOT NULL,
        now text NOT NULL,
        CONSTRAINT "PK_restated_record" PRIMARY KEY (dealer_id, program, month, metric, edition, record_id)
      )`);

    for (const role of ["dealer_scorecards_dealer", "dealer_scorecards_staff", "dealer_scorecards_worker"]) {
      await runner.query(createRole(role));
      await runner.query(grantToOwner(role));
      await runner.query(`DO $$ BEGIN EXECUTE format('GRANT USAGE ON SCHEMA %I TO ${role}', current_schema()); END $$`);
    }
    for (const [table, key] of Object.entries(tenantTables)) {
      await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
      await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
      await runner.query(`GRANT SELECT ON ${table} TO dealer_scorecards_dealer, dealer_scorecards_staff`);
      await runner.query(`GRANT SELECT, INSERT, UPDATE ON ${table} TO dealer_scorecards_worker`);
      // The sub-select is evaluated once and hashed; "= ANY (setting)" is evaluated for every row.
      await runner.query(`
        CREATE POLICY own_rows ON ${table} FOR SELECT TO dealer_scorecards_dealer
        USING (${key} IN (SELECT unnest(nullif(current_setting('dealer_scorecards.dealer_ids', true), '')::text[])))`);
      await runner.query(`CREATE POLICY all_rows ON ${table} FOR SELECT TO dealer_scorecards_staff USING (true)`);
      await runner.query(`CREATE POLICY work ON ${table} TO dealer_scorecards_worker USING (true) WITH CHECK (true)`);
    }
    // Published numbers are never changed: a correction is a new edition.
    await runner.query(`REVOKE UPDATE ON metric_result, metric_result_records, restated_record FROM dealer_scorecards_worker`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of Object.keys(tenantTables)) await runner.query(`DROP TABLE ${table}`);
    for (const role of ["dealer_scorecards_dealer", "dealer_scorecards_staff", "dealer_scorecards_worker"]) {
      await runner.query(`DO $$ BEGIN EXECUTE format('REVOKE USAGE ON SCHEMA %I FROM ${role}', current_schema()); END $$`);
    }
  }
}
