import type { MigrationInterface, QueryRunner } from "typeorm";

const own = `(SELECT unnest(nullif(current_setting('dealer_scorecards.dealer_ids', true), '')::text[]))`;

/** How files of a dealer's CRM are read: every version that was imported with. */
export class ImportMappings1764380000000 implements MigrationInterface {
  name = "ImportMappings1764380000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE import_mapping (
        dealer_id text NOT NULL,
        crm text NOT NULL,
        kind text NOT NULL,
        version integer NOT NULL,
        mapping jsonb NOT NULL,
        file_name text,
        saved_by text NOT NULL,
        saved_at timestamptz(3) NOT NULL,
        CONSTRAINT "PK_import_mapping" PRIMARY KEY (dealer_id, crm, kind, version)
      )`);
    await runner.query(`ALTER TABLE import_mapping ENABLE ROW LEVEL SECURITY`);
    await runner.query(`ALTER TABLE import_mapping FORCE ROW LEVEL SECURITY`);
    await runner.query(`GRANT SELECT ON import_mapping TO dealer_scorecards_dealer, dealer_scorecards_staff`);
    await runner.query(`GRANT SELECT, INSERT ON import_mapping TO dealer_scorecards_worker`);
    await runner.query(`CREATE POLICY own_rows ON import_mapping FOR SELECT TO dealer_scorecards_dealer USING (dealer_id IN ${own})`);
    await runner.query(`CREATE POLICY all_rows ON import_mapping FOR SELECT TO dealer_scorecards_staff USING (true)`);
    await runner.query(`CREATE POLICY work ON import_mapping TO dealer_scorecards_worker USING (true) WITH CHECK (true)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE import_mapping`);
  }
}
