import type { MigrationInterface, QueryRunner } from "typeorm";

const own = `(SELECT unnest(nullif(current_setting('dealer_scorecards.dealer_ids', true), '')::text[]))`;
const undoRole = "dealer_scorecards_undo";

/** What an undo of an import may take away; what was published, decided or set stays. */
const deletable = [
  "dealer",
  "staff",
  "customer",
  "asset",
  "contract",
  "opportunity",
  "work_order",
  "appointment",
  "visit",
  "time_entry",
  "part_line",
  "survey_answer",
  "follow_up",
  "problem",
  "delivery",
  "suggestion",
  "lead",
  "record_completeness",
  "outbox_event",
];

/** Every import that landed, and what it overwrote. */
export class ImportRuns1764390000000 implements MigrationInterface {
  name = "ImportRuns1764390000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE import_run (
        id integer NOT NULL,
        imported_at timestamptz(3) NOT NULL,
        imported_by text NOT NULL,
        files jsonb NOT NULL,
        undone_at timestamptz(3),
        undone_by text,
        CONSTRAINT "PK_import_run" PRIMARY KEY (id),
        CONSTRAINT import_run_undone CHECK ((undone_at IS NULL) = (undone_by IS NULL))
      )`);
    await runner.query(`ALTER TABLE import_run ENABLE ROW LEVEL SECURITY`);
    await runner.query(`ALTER TABLE import_run FORCE ROW LEVEL SECURITY`);
    await runner.query(`GRANT SELECT ON import_run TO dealer_scorecards_dealer, dealer_scorecards_staff`);
    await runner.query(`GRANT SELECT, INSERT, UPDATE ON import_run TO dealer_scorecards_worker`);
    // Of many dealers at once: none of them is shown it.
    await runner.query(`CREATE POLICY no_rows ON import_run FOR SELECT TO dealer_scorecards_dealer USING (false)`);
    await runner.query(`CREATE POLICY all_rows ON import_run FOR SELECT TO dealer_scorecards_staff USING (true)`);
    await runner.query(`CREATE POLICY work ON import_run TO dealer_scorecards_worker USING (true) WITH CHECK (true)`);
    await runner.query(`
      CREATE TABLE import_change (
        dealer_id text NOT NULL,
        run integer NOT NULL,
        file integer NOT NULL,
        what text NOT NULL,
        part integer NOT NULL,
        ids text[] NOT NULL,
        hashes bigint[] NOT NULL,
        was jsonb[] NOT NULL,
        CONSTRAINT "PK_import_change" PRIMARY KEY (dealer_id, run, file, what, part),
        CONSTRAINT import_change_what CHECK (what IN ('DEALER', 'ADDED', 'CHANGED', 'KEPT', 'EVENT'))
      )`);
    await runner.query(`CREATE INDEX import_change_run ON import_change (run, file)`);
    await runner.query(`
      CREATE TABLE import_completeness (
        dealer_id text NOT NULL,
        run integer NOT NULL,
        file integer NOT NULL,
        record_kind text NOT NULL,
        before timestamptz(3),
        after timestamptz(3) NOT NULL,
        CONSTRAINT "PK_import_completeness" PRIMARY KEY (dealer_id, run, file)
      )`);
    await runner.query(`CREATE INDEX import_completeness_run ON import_completeness (run, file)`);
    for (const table of ["import_change", "import_completeness"]) {
      await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
      await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
      await runner.query(`GRANT SELECT ON ${table} TO dealer_scorecards_staff`);
      await runner.query(`GRANT SELECT, INSERT ON ${table} TO dealer_scorecards_worker`);
      await runner.query(`CREATE POLICY own_rows ON ${table} FOR SELECT TO dealer_scorecards_dealer USING (dealer_id IN ${own})`);
      await runner.query(`CREATE POLICY all_rows ON ${table} FOR SELECT TO dealer_scorecards_staff USING (true)`);
      await runner.query(`CREATE POLICY work ON ${table} TO dealer_scorecards_worker USING (true) WITH CHECK (true)`);
    }
    // The one role that deletes: whatever the worker may, and taking away what an import made. A role belongs to the whole cluster.
    await runner.query(`
      DO $$ BEGIN
        CREATE ROLE ${undoRole} NOLOGIN NOSUPERUSER NOBYPASSRLS INHERIT;
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`);
    await runner.query(`
      DO $$ BEGIN
        IF NOT pg_has_role('${undoRole}', 'dealer_scorecards_worker', 'MEMBER') THEN GRANT dealer_scorecards_worker TO ${undoRole}; END IF;
        IF NOT pg_has_role(current_user, '${undoRole}', 'MEMBER') THEN EXECUTE format('GRANT ${undoRole} TO %I', current_user); END IF;
      END $$`);
    await runner.query(`GRANT DELETE ON ${deletable.join(", ")} TO ${undoRole}`);
    await runner.query(`GRANT UPDATE ON import_completeness TO ${undoRole}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`REVOKE DELETE ON ${deletable.join(", ")} FROM ${undoRole}`);
    for (const table of ["import_completeness", "import_change", "import_run"]) await runner.query(`DROP TABLE ${table}`);
  }
}
