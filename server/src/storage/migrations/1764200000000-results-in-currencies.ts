import type { MigrationInterface, QueryRunner } from "typeorm";

const keyed = {
  metric_result: ["dealer_id", "program", "month", "metric", "edition"],
  metric_result_records: ["dealer_id", "program", "month", "metric", "edition"],
  restated_record: ["dealer_id", "program", "month", "metric", "edition", "record_id"],
};

/** A metric in money has a result for each currency; a ratio keeps the records that it is divided by. */
export class ResultsInCurrencies1764200000000 implements MigrationInterface {
  name = "ResultsInCurrencies1764200000000";

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, key] of Object.entries(keyed)) {
      await runner.query(`ALTER TABLE ${table} ADD COLUMN currency text NOT NULL DEFAULT ''`);
      const columns = key.map((column) => (column === "metric" ? "metric, currency" : column)).join(", ");
      await runner.query(`ALTER TABLE ${table} DROP CONSTRAINT "PK_${table}", ADD CONSTRAINT "PK_${table}" PRIMARY KEY (${columns})`);
    }
    await runner.query(`ALTER TABLE metric_result_records ADD COLUMN divided_by text[] NOT NULL DEFAULT '{}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE metric_result_records DROP COLUMN divided_by`);
    for (const [table, key] of Object.entries(keyed)) {
      await runner.query(
        `ALTER TABLE ${table} DROP CONSTRAINT "PK_${table}", ADD CONSTRAINT "PK_${table}" PRIMARY KEY (${key.join(", ")})`,
      );
      await runner.query(`ALTER TABLE ${table} DROP COLUMN currency`);
    }
  }
}
