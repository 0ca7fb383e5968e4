import type { MigrationInterface, QueryRunner } from "typeorm";

const settingOfDealers = "nullif(current_setting('dealer_scorecards.dealer_ids', true), '')::text[]";
const ofDealers = `dealer_id IN (SELECT unnest(${settingOfDealers}))`;
/** Whoever writes for one dealer is held to its rows. An answer finds its invitation first, and is held to its dealer from there on. */
const inReach = `${settingOfDealers} IS NULL OR ${ofDealers}`;

/** All but the hash of the token. */
const shown = `dealer_id, id, opportunity_id, customer_id, questions, respondent_level, respondent_function, language,
  issued_at, issued_by, expires_at, answered_at, revoked_at, revoked_by`;

export class SurveyInvitations1764540000000 implements MigrationInterface {
  name = "SurveyInvitations1764540000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE survey_invitation (
        dealer_id text NOT NULL,
        id text NOT NULL,
        opportunity_id text,
        customer_id text,
        questions text[] NOT NULL,
        respondent_level text,
        respondent_function text,
        language text,
        token_hash bytea NOT NULL,
        issued_at timestamptz(3) NOT NULL,
        issued_by text NOT NULL,
        expires_at timestamptz(3) NOT NULL,
        answered_at timestamptz(3),
        revoked_at timestamptz(3),
        revoked_by text,
        CONSTRAINT "PK_survey_invitation" PRIMARY KEY (dealer_id, id),
        CONSTRAINT survey_invitation_about CHECK (
          opportunity_id IS NOT NULL AND customer_id IS NULL AND questions = ARRAY['CSAT']
          OR opportunity_id IS NULL AND customer_id IS NOT NULL AND cardinality(questions) > 0
            AND questions <@ ARRAY['NPS', 'HELPS_REACH_GOALS', 'SEEKS_TO_UNDERSTAND_GOALS', 'OFFERS_HELP_EVERY_TIME']
        ),
        CONSTRAINT survey_invitation_language CHECK (language IN ('en', 'fr', 'ru', 'zh-Hans')),
        CONSTRAINT survey_invitation_hash CHECK (octet_length(token_hash) = 32),
        CONSTRAINT survey_invitation_end CHECK (
          (answered_at IS NULL OR revoked_at IS NULL) AND (revoked_at IS NULL) = (revoked_by IS NULL)
        )
      )`);
    await runner.query(`CREATE UNIQUE INDEX survey_invitation_token ON survey_invitation (token_hash)`);
    await runner.query(`CREATE INDEX survey_invitation_dealer_issued ON survey_invitation (dealer_id, issued_at, id)`);
    // Whoever issues: one opportunity has one link at a time, and one answer, and a revoked link is out of the way.
    await runner.query(`
      CREATE UNIQUE INDEX survey_invitation_opportunity ON survey_invitation (dealer_id, opportunity_id) WHERE revoked_at IS NULL`);
    await runner.query(`ALTER TABLE survey_invitation ENABLE ROW LEVEL SECURITY`);
    await runner.query(`ALTER TABLE survey_invitation FORCE ROW LEVEL SECURITY`);
    await runner.query(`GRANT SELECT (${shown}) ON survey_invitation TO dealer_scorecards_dealer`);
    await runner.query(`GRANT SELECT ON survey_invitation TO dealer_scorecards_staff`);
    await runner.query(
      `GRANT SELECT, INSERT, UPDATE (answered_at, revoked_at, revoked_by) ON survey_invitation TO dealer_scorecards_worker`,
    );
    await runner.query(`CREATE POLICY own_rows ON survey_invitation FOR SELECT TO dealer_scorecards_dealer USING (${ofDealers})`);
    await runner.query(`CREATE POLICY all_rows ON survey_invitation FOR SELECT TO dealer_scorecards_staff USING (true)`);
    await runner.query(`CREATE POLICY work ON survey_invitation TO dealer_scorecards_worker USING (${inReach}) WITH CHECK (${inReach})`);
    await runner.query(
      `CREATE INDEX survey_answer_opportunity ON survey_answer (dealer_id, opportunity_id) WHERE opportunity_id IS NOT NULL`,
    );
    await runner.query(`CREATE INDEX opportunity_completed ON opportunity (outcome_at, dealer_id, id) WHERE outcome = 'COMPLETED'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX opportunity_completed`);
    await runner.query(`DROP INDEX survey_answer_opportunity`);
    await runner.query(`DROP TABLE survey_invitation`);
  }
}
