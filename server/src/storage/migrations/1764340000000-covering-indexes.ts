import type { MigrationInterface, QueryRunner } from "typeorm";

interface Covering {
  readonly name: string;
  readonly on: string;
  readonly include: string;
}

/**
 * What is read beside the columns that it is found by: answered from the index, it touches no row. An entity can say the index's
 * name only, and that its columns are not to be held against the schema.
 */
const covering: readonly Covering[] = [
  {
    name: "work_order_dealer_fault",
    on: "work_order (dealer_id, asset_id, problem_code, opened_at)",
    include: "id, nature, completed_at",
  },
  { name: "work_order_dealer_customer", on: "work_order (dealer_id, customer_id, completed_at)", include: "opened_at, place" },
  { name: "visit_dealer_work_order", on: "visit (dealer_id, work_order_id)", include: "visited_at" },
  { name: "appointment_dealer_work_order", on: "appointment (dealer_id, work_order_id)", include: "booked_at, timed, arrived_at" },
  { name: "contract_dealer_customer", on: "contract (dealer_id, customer_id)", include: "starts_on, expires_on" },
  {
    name: "time_entry_dealer_day",
    on: "time_entry (dealer_id, day, id)",
    include: "staff_id, available_hours, clocked_hours, job_hours, billable_hours, idle_hours",
  },
  { name: "part_line_dealer_requested", on: "part_line (dealer_id, requested_at, id)", include: "work_order_id, available_at_once" },
];

/** Hours, part lines, and records that others look at are found in an index alone; internal customers, of whom there are few, in one of their own. */
export class CoveringIndexes1764340000000 implements MigrationInterface {
  name = "CoveringIndexes1764340000000";

  async up(runner: QueryRunner): Promise<void> {
    for (const { name, on, include } of covering) {
      await runner.query(`DROP INDEX ${name}`);
      await runner.query(`CREATE INDEX ${name} ON ${on} INCLUDE (${include})`);
    }
    await runner.query(`CREATE INDEX customer_internal ON customer (dealer_id, id) WHERE internal`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX customer_internal`);
    for (const { name, on } of covering) {
      await runner.query(`DROP INDEX ${name}`);
      await runner.query(`CREATE INDEX ${name} ON ${on}`);
    }
  }
}
