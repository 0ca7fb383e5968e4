import type { MigrationInterface, QueryRunner } from "typeorm";

const settingOfDealers = "nullif(current_setting('dealer_scorecards.dealer_ids', true), '')::text[]";
const ofDealers = `dealer_id IN (SELECT unnest(${settingOfDealers}))`;

/** Results fixed to compare against, and what is done to better them. */
export class BaselinesAndPlans1764360000000 implements MigrationInterface {
  name = "BaselinesAndPlans1764360000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE metric_baseline (
        dealer_id text NOT NULL,
        program text NOT NULL,
        metric text NOT NULL,
        currency text NOT NULL DEFAULT '',
        number integer NOT NULL,
        definition_version integer NOT NULL,
        numerator numeric NOT NULL,
        denominator numeric,
        squares numeric,
        records integer NOT NULL,
        months date[] NOT NULL,
        editions integer[] NOT NULL,
        note text,
        set_by text NOT NULL,
        set_at timestamptz(3) NOT NULL,
        CONSTRAINT "PK_metric_baseline" PRIMARY KEY (dealer_id, program, metric, currency, number),
        CONSTRAINT metric_baseline_months CHECK (cardinality(months) > 0 AND cardinality(editions) = cardinality(months))
      )`);
    await runner.query(`
      CREATE TABLE improvement_plan (
        dealer_id text NOT NULL,
        number integer NOT NULL,
        program text NOT NULL,
        metric text NOT NULL,
        currency text NOT NULL DEFAULT '',
        baseline integer NOT NULL,
        name text NOT NULL,
        action text NOT NULL,
        brought_by text NOT NULL,
        vendor text,
        starts_on date NOT NULL,
        cost numeric,
        cost_currency text,
        recorded_by text NOT NULL,
        recorded_at timestamptz(3) NOT NULL,
        CONSTRAINT "PK_improvement_plan" PRIMARY KEY (dealer_id, number),
        CONSTRAINT improvement_plan_brought_by CHECK (brought_by IN ('OWN_STAFF', 'VENDOR') AND (brought_by = 'VENDOR') = (vendor IS NOT NULL)),
        CONSTRAINT improvement_plan_cost CHECK ((cost IS NULL) = (cost_currency IS NULL))
      )`);
    await runner.query(`CREATE INDEX improvement_plan_metric ON improvement_plan (program, metric)`);
    await runner.query(`
      CREATE TABLE improvement_decision (
        dealer_id text NOT NULL,
        plan integer NOT NULL,
        decision text NOT NULL,
        reason text NOT NULL,
        decided_on date NOT NULL,
        decided_by text NOT NULL,
        decided_at timestamptz(3) NOT NULL,
        CONSTRAINT "PK_improvement_decision" PRIMARY KEY (dealer_id, plan, decision),
        CONSTRAINT improvement_decision_decision CHECK (decision IN ('KEEP', 'STOP'))
      )`);
    await runner.query(`
      CREATE TABLE plan_comparison (
        dealer_id text NOT NULL,
        plan integer NOT NULL,
        months date[] NOT NULL,
        dealers integer NOT NULL,
        change double precision,
        computed_at timestamptz(3) NOT NULL,
        CONSTRAINT "PK_plan_comparison" PRIMARY KEY (dealer_id, plan),
        CONSTRAINT plan_comparison_dealers CHECK (dealers >= 5 OR change IS NULL)
      )`);
    for (const table of ["metric_baseline", "improvement_plan", "improvement_decision", "plan_comparison"]) {
      await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
      await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
      await runner.query(`GRANT SELECT ON ${table} TO dealer_scorecards_dealer, dealer_scorecards_staff`);
      await runner.query(`GRANT SELECT, INSERT ON ${table} TO dealer_scorecards_worker`);
      await runner.query(
        `CREATE POLICY own_rows ON ${table} FOR SELECT TO dealer_scorecards_dealer USING (${ofDealers}${table === "plan_comparison" ? " AND dealers >= 5" : ""})`,
      );
      await runner.query(`CREATE POLICY all_rows ON ${table} FOR SELECT TO dealer_scorecards_staff USING (true)`);
      // Whoever asks, it is written for one dealer, and held to that dealer's rows.
      const inReach = `${settingOfDealers} IS NULL OR ${ofDealers}`;
      await runner.query(`CREATE POLICY work ON ${table} TO dealer_scorecards_worker USING (${inReach}) WITH CHECK (${inReach})`);
    }
    // What is computed over all dealers is computed anew; what was said and decided stays as it is.
    await runner.query(`GRANT UPDATE ON plan_comparison TO dealer_scorecards_worker`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ["plan_comparison", "improvement_decision", "improvement_plan", "metric_baseline"])
      await runner.query(`DROP TABLE ${table}`);
  }
}
