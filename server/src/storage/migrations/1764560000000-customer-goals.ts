import type { MigrationInterface, QueryRunner } from "typeorm";

const settingOfDealers = "nullif(current_setting('dealer_scorecards.dealer_ids', true), '')::text[]";
const ofDealers = `dealer_id IN (SELECT unnest(${settingOfDealers}))`;
/** The demo writes for many dealers and sets none; whoever writes for one dealer is held to its rows. */
const inReach = `${settingOfDealers} IS NULL OR ${ofDealers}`;

const withdrawal = "withdraw_reason, withdrawn_by, withdrawn_at";
const endings: Readonly<Record<string, string>> = {
  customer_goal: "outcome, end_reason, ended_by, ended_at",
  customer_goal_reading: withdrawal,
  case_study: withdrawal,
  outcome_agreement: withdrawal,
};
const tables = Object.keys(endings);

/** What customers want to reach themselves, what was measured of it, what was done for it, and what was agreed about it. */
export class CustomerGoals1764560000000 implements MigrationInterface {
  name = "CustomerGoals1764560000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE customer_goal (
        dealer_id text NOT NULL,
        id text NOT NULL,
        customer_id text NOT NULL,
        name text NOT NULL,
        unit text NOT NULL,
        direction text NOT NULL,
        baseline numeric NOT NULL,
        target numeric NOT NULL,
        set_on date NOT NULL,
        due_on date NOT NULL,
        owner text,
        recorded_by text,
        recorded_at timestamptz(3),
        outcome text,
        end_reason text,
        ended_by text,
        ended_at timestamptz(3),
        CONSTRAINT "PK_customer_goal" PRIMARY KEY (dealer_id, id),
        CONSTRAINT customer_goal_direction CHECK (direction IN ('UP', 'DOWN')),
        CONSTRAINT customer_goal_target CHECK (CASE direction WHEN 'UP' THEN target >= baseline ELSE target <= baseline END),
        CONSTRAINT customer_goal_due CHECK (due_on >= set_on),
        CONSTRAINT customer_goal_outcome CHECK (outcome IN ('CLOSED', 'DROPPED') AND (outcome <> 'DROPPED' OR end_reason IS NOT NULL)),
        CONSTRAINT customer_goal_ended CHECK ((ended_at IS NULL) = (outcome IS NULL) AND (ended_at IS NULL) = (ended_by IS NULL))
      )`);
    await runner.query(`
      CREATE TABLE customer_goal_reading (
        dealer_id text NOT NULL,
        id text NOT NULL,
        goal_id text NOT NULL,
        read_on date NOT NULL,
        value numeric NOT NULL,
        note text,
        recorded_by text,
        recorded_at timestamptz(3),
        withdraw_reason text,
        withdrawn_by text,
        withdrawn_at timestamptz(3),
        CONSTRAINT "PK_customer_goal_reading" PRIMARY KEY (dealer_id, id),
        CONSTRAINT customer_goal_reading_withdrawn CHECK (
          (withdrawn_at IS NULL) = (withdraw_reason IS NULL) AND (withdrawn_at IS NULL) = (withdrawn_by IS NULL)
        )
      )`);
    await runner.query(`CREATE INDEX customer_goal_reading_goal ON customer_goal_reading (dealer_id, goal_id, read_on)`);
    await runner.query(`
      CREATE TABLE case_study (
        dealer_id text NOT NULL,
        id text NOT NULL,
        goal_id text NOT NULL,
        staff_id text NOT NULL,
        happened_on date NOT NULL,
        understood text NOT NULL,
        done text NOT NULL,
        principle text NOT NULL,
        recorded_by text,
        recorded_at timestamptz(3),
        withdraw_reason text,
        withdrawn_by text,
        withdrawn_at timestamptz(3),
        CONSTRAINT "PK_case_study" PRIMARY KEY (dealer_id, id),
        CONSTRAINT case_study_withdrawn CHECK (
          (withdrawn_at IS NULL) = (withdraw_reason IS NULL) AND (withdrawn_at IS NULL) = (withdrawn_by IS NULL)
        )
      )`);
    await runner.query(`CREATE INDEX case_study_goal ON case_study (dealer_id, goal_id, happened_on)`);
    await runner.query(`
      CREATE TABLE outcome_agreement (
        dealer_id text NOT NULL,
        id text NOT NULL,
        contract_id text NOT NULL,
        goal_ids text[] NOT NULL,
        since date NOT NULL,
        until date NOT NULL,
        note text,
        recorded_by text,
        recorded_at timestamptz(3),
        withdraw_reason text,
        withdrawn_by text,
        withdrawn_at timestamptz(3),
        CONSTRAINT "PK_outcome_agreement" PRIMARY KEY (dealer_id, id),
        CONSTRAINT outcome_agreement_goals CHECK (cardinality(goal_ids) > 0),
        CONSTRAINT outcome_agreement_period CHECK (until >= since),
        CONSTRAINT outcome_agreement_withdrawn CHECK (
          (withdrawn_at IS NULL) = (withdraw_reason IS NULL) AND (withdrawn_at IS NULL) = (withdrawn_by IS NULL)
        )
      )`);
    for (const table of tables) {
      await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
      await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
      await runner.query(`GRANT SELECT ON ${table} TO dealer_scorecards_dealer, dealer_scorecards_staff`);
      await runner.query(`GRANT SELECT, INSERT ON ${table} TO dealer_scorecards_worker`);
      // What was recorded stays as it was: only how it ended is written later.
      await runner.query(`GRANT UPDATE (${endings[table]}) ON ${table} TO dealer_scorecards_worker`);
      await runner.query(`CREATE POLICY own_rows ON ${table} FOR SELECT TO dealer_scorecards_dealer USING (${ofDealers})`);
      await runner.query(`CREATE POLICY all_rows ON ${table} FOR SELECT TO dealer_scorecards_staff USING (true)`);
      await runner.query(`CREATE POLICY work ON ${table} TO dealer_scorecards_worker USING (${inReach}) WITH CHECK (${inReach})`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.query(`DROP TABLE ${table}`);
  }
}
