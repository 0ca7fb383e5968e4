import type { MigrationInterface, QueryRunner } from "typeorm";

const own = "dealer_id IN (SELECT unnest(nullif(current_setting('dealer_scorecards.dealer_ids', true), '')::text[]))";
const steps = ["ASSIGNED", "ACCEPTED", "DECLINED", "STATUS_UPDATED", "COMPLETED", "WITHDRAWN", "ENROLLED", "CANCELLED"];
const flags = ["STALE", "OVERDUE"];
const listed = (kinds: readonly string[]) => kinds.map((kind) => `'${kind}'`).join(", ");

/** Events also keep when staff were to look at an opportunity, which a dealer is not shown. */
export class OpportunityFlags1764530300000 implements MigrationInterface {
  name = "OpportunityFlags1764530300000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE opportunity_event DROP CONSTRAINT opportunity_event_kind`);
    await runner.query(
      `ALTER TABLE opportunity_event ADD CONSTRAINT opportunity_event_kind CHECK (kind IN (${listed([...steps, ...flags])}))`,
    );
    await runner.query(`DROP POLICY own_rows ON opportunity_event`);
    await runner.query(`
      CREATE POLICY own_rows ON opportunity_event FOR SELECT TO dealer_scorecards_dealer USING (${own} AND kind NOT IN (${listed(flags)}))`);
    await runner.query(`
      CREATE INDEX opportunity_open ON opportunity (responded_at) WHERE response = 'ACCEPTED' AND outcome IS NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX opportunity_open`);
    await runner.query(`DROP POLICY own_rows ON opportunity_event`);
    await runner.query(`CREATE POLICY own_rows ON opportunity_event FOR SELECT TO dealer_scorecards_dealer USING (${own})`);
    await runner.query(`DELETE FROM opportunity_event WHERE kind IN (${listed(flags)})`);
    await runner.query(`ALTER TABLE opportunity_event DROP CONSTRAINT opportunity_event_kind`);
    await runner.query(`ALTER TABLE opportunity_event ADD CONSTRAINT opportunity_event_kind CHECK (kind IN (${listed(steps)}))`);
  }
}
