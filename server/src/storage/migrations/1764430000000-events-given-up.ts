import type { MigrationInterface, QueryRunner } from "typeorm";

/** When an event was given up, so that it can be told which ones waited at a past instant. */
export class EventsGivenUp1764430000000 implements MigrationInterface {
  name = "EventsGivenUp1764430000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE outbox_event ADD COLUMN given_up_at timestamptz(3)`);
    // Within half a day: none is given up earlier, and then as soon as it would be tried again.
    await runner.query(
      `UPDATE outbox_event SET given_up_at = created_at + interval '7 days' WHERE delivered_at IS NULL AND next_attempt_at IS NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE outbox_event DROP COLUMN given_up_at`);
  }
}
