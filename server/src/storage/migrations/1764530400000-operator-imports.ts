import type { MigrationInterface, QueryRunner } from "typeorm";

/** Requests and relationships come by import, too, which can be undone; an erasure takes an owner out of what imports overwrote. */
export class OperatorImports1764530400000 implements MigrationInterface {
  name = "OperatorImports1764530400000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`GRANT DELETE ON service_request, dealer_relationship TO dealer_scorecards_undo`);
    await runner.query(`GRANT UPDATE (hashes, was) ON import_change TO dealer_scorecards_worker`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`REVOKE UPDATE (hashes, was) ON import_change FROM dealer_scorecards_worker`);
    await runner.query(`REVOKE DELETE ON service_request, dealer_relationship FROM dealer_scorecards_undo`);
  }
}
