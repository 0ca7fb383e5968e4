import type { MigrationInterface, QueryRunner } from "typeorm";

const tables = [
  "staff",
  "customer",
  "asset",
  "appointment",
  "work_order",
  "visit",
  "time_entry",
  "part_line",
  "contract",
  "survey_answer",
  "follow_up",
  "problem",
  "delivery",
  "suggestion",
];

export class FieldServiceAndAfterSales1764100000000 implements MigrationInterface {
  name = "FieldServiceAndAfterSales1764100000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE staff (
        dealer_id text NOT NULL,
        id text NOT NULL,
        name text,
        role text,
        hired_on date NOT NULL,
        left_on date,
        CONSTRAINT "PK_staff" PRIMARY KEY (dealer_id, id),
        CONSTRAINT staff_role CHECK (role IN ('TECHNICIAN', 'ENGINEER', 'SERVICE_ADVISOR', 'PLANNER', 'DISPATCHER', 'INTERNET_ASSOCIATE', 'MANAGER'))
      )`);
    await runner.query(`
      CREATE TABLE customer (
        dealer_id text NOT NULL,
        id text NOT NULL,
        name text,
        internal boolean NOT NULL DEFAULT false,
        CONSTRAINT "PK_customer" PRIMARY KEY (dealer_id, id)
      )`);
    await runner.query(`
      CREATE TABLE asset (
        dealer_id text NOT NULL,
        id text NOT NULL,
        serial_number text,
        model text,
        customer_id text,
        CONSTRAINT "PK_asset" PRIMARY KEY (dealer_id, id)
      )`);
    await runner.query(`
      CREATE TABLE appointment (
        dealer_id text NOT NULL,
        id text NOT NULL,
        customer_id text,
        work_order_id text,
        booked_at timestamptz(3) NOT NULL,
        cancelled_at timestamptz(3),
        scheduled_at timestamptz(3) NOT NULL,
        timed boolean,
        reminded_at timestamptz(3),
        arrived_at timestamptz(3),
        CONSTRAINT "PK_appointment" PRIMARY KEY (dealer_id, id)
      )`);
    await runner.query(`CREATE INDEX appointment_dealer_scheduled ON appointment (dealer_id, scheduled_at, id)`);
    await runner.query(`CREATE INDEX appointment_dealer_work_order ON appointment (dealer_id, work_order_id)`);
    await runner.query(`
      CREATE TABLE work_order (
        dealer_id text NOT NULL,
        id text NOT NULL,
        place text NOT NULL,
        customer_id text,
        asset_id text,
        contract_id text,
        technician_id text,
        advisor_id text,
        nature text,
        problem_code text,
        opened_at timestamptz(3) NOT NULL,
        promised_at timestamptz(3),
        due_at timestamptz(3),
        work_started_at timestamptz(3),
        repaired_at timestamptz(3),
        quality_checked_at timestamptz(3),
        final_checked_at timestamptz(3),
        invoiced_at timestamptz(3),
        completed_at timestamptz(3),
        closed_at timestamptz(3),
        closed_by_role text,
        pre_inspected boolean,
        inspection_sheet_used boolean,
        customer_present boolean,
        fully_menu_priced boolean,
        prepick_due_at timestamptz(3),
        prepicked_at timestamptz(3),
        bill_explained boolean,
        advice_given boolean,
        comeback_of_id text,
        rescheduled_times integer,
        dispatcher_calls integer,
        sold_hours numeric,
        labour_revenue numeric,
        parts_revenue numeric,
        cost numeric,
        currency text NOT NULL,
        CONSTRAINT "PK_work_order" PRIMARY KEY (dealer_id, id),
        CONSTRAINT work_order_place CHECK (place IN ('ON_SITE', 'WORKSHOP')),
        CONSTRAINT work_order_nature CHECK (nature IN ('PREVENTIVE', 'REACTIVE', 'WARRANTY', 'INTERNAL'))
      )`);
    await runner.query(`CREATE INDEX work_order_dealer_completed ON work_order (dealer_id, completed_at, id)`);
    await runner.query(`CREATE INDEX work_order_dealer_closed ON work_order (dealer_id, closed_at, id)`);
    await runner.query(`CREATE INDEX work_order_dealer_due ON work_order (dealer_id, due_at, id)`);
    await runner.query(`CREATE INDEX work_order_dealer_invoiced ON work_order (dealer_id, invoiced_at, id)`);
    await runner.query(
      `CREATE INDEX work_order_dealer_comeback ON work_order (dealer_id, comeback_of_id) WHERE comeback_of_id IS NOT NULL`,
    );
    await runner.query(`CREATE INDEX work_order_dealer_fault ON work_order (dealer_id, asset_id, problem_code, opened_at)`);
    await runner.query(`CREATE INDEX work_order_dealer_customer ON work_order (dealer_id, customer_id, completed_at)`);
    await runner.query(`
      CREATE TABLE visit (
        dealer_id text NOT NULL,
        id text NOT NULL,
        work_order_id text NOT NULL,
        technician_id text,
        vehicle text,
        response_due_at timestamptz(3),
        travel_started_at timestamptz(3),
        arrived_at timestamptz(3),
        left_at timestamptz(3),
        distance_km numeric,
        visited_at timestamptz(3) GENERATED ALWAYS AS (coalesce(arrived_at, travel_started_at)) STORED,
        CONSTRAINT "PK_visit" PRIMARY KEY (dealer_id, id)
      )`);
    await runner.query(`CREATE INDEX visit_dealer_visited ON visit (dealer_id, visited_at, id)`);
    await runner.query(`CREATE INDEX visit_dealer_response_due ON visit (dealer_id, response_due_at, id)`);
    await runner.query(`CREATE INDEX visit_dealer_work_order ON visit (dealer_id, work_order_id)`);
    await runner.query(`
      CREATE TABLE time_entry (
        dealer_id text NOT NULL,
        id text NOT NULL,
        staff_id text NOT NULL,
        day date NOT NULL,
        available_hours numeric,
        clocked_hours numeric,
        job_hours numeric,
        billable_hours numeric,
        idle_hours numeric,
        CONSTRAINT "PK_time_entry" PRIMARY KEY (dealer_id, id)
      )`);
    await runner.query(`CREATE INDEX time_entry_dealer_day ON time_entry (dealer_id, day, id)`);
    await runner.query(`
      CREATE TABLE part_line (
        dealer_id text NOT NULL,
        id text NOT NULL,
        work_order_id text,
        part_number text,
        requested_at timestamptz(3),
        ordered_at timestamptz(3),
        available_at_once boolean,
        expedited boolean,
        expedite_cost numeric,
        sold_value numeric,
        currency text NOT NULL,
        CONSTRAINT "PK_part_line" PRIMARY KEY (dealer_id, id)
      )`);
    await runner.query(`CREATE INDEX part_line_dealer_requested ON part_line (dealer_id, requested_at, id)`);
    await runner.query(`CREATE INDEX part_line_dealer_ordered ON part_line (dealer_id, ordered_at, id)`);
    await runner.query(`
      CREATE TABLE contract (
        dealer_id text NOT NULL,
        id text NOT NULL,
        customer_id text,
        maintenance boolean,
        starts_on date NOT NULL,
        expires_on date NOT NULL,
        renewed_on date,
        CONSTRAINT "PK_contract" PRIMARY KEY (dealer_id, id)
      )`);
    await runner.query(`CREATE INDEX contract_dealer_expires ON contract (dealer_id, expires_on, id)`);
    await runner.query(`CREATE INDEX contract_dealer_customer ON contract (dealer_id, customer_id)`);
    await runner.query(`
      CREATE TABLE survey_answer (
        dealer_id text NOT NULL,
        id text NOT NULL,
        customer_id text,
        work_order_id text,
        opportunity_id text,
        question text NOT NULL,
        respondent_level text,
        respondent_function text,
        answered_at timestamptz(3) NOT NULL,
        score integer NOT NULL,
        comment text,
        CONSTRAINT "PK_survey_answer" PRIMARY KEY (dealer_id, id),
        CONSTRAINT survey_answer_score CHECK (question = 'CSAT' AND score BETWEEN 1 AND 5 OR question IN ('NPS', 'HELPS_REACH_GOALS', 'SEEKS_TO_UNDERSTAND_GOALS', 'OFFERS_HELP_EVERY_TIME') AND score BETWEEN 0 AND 10)
      )`);
    await runner.query(`CREATE INDEX survey_answer_dealer_answered ON survey_answer (dealer_id, answered_at, id)`);
    await runner.query(`
      CREATE TABLE follow_up (
        dealer_id text NOT NULL,
        id text NOT NULL,
        customer_id text,
        work_order_id text,
        due_on date NOT NULL,
        done_at timestamptz(3),
        channel text,
        reached boolean,
        satisfied boolean,
        CONSTRAINT "PK_follow_up" PRIMARY KEY (dealer_id, id)
      )`);
    await runner.query(`CREATE INDEX follow_up_dealer_due ON follow_up (dealer_id, due_on, id)`);
    await runner.query(`CREATE INDEX follow_up_dealer_done ON follow_up (dealer_id, done_at, id)`);
    await runner.query(`
      CREATE TABLE problem (
        dealer_id text NOT NULL,
        id text NOT NULL,
        customer_id text,
        work_order_id text,
        occasion text,
        raised_at timestamptz(3) NOT NULL,
        resolved_at timestamptz(3),
        resolved_to_satisfaction boolean,
        CONSTRAINT "PK_problem" PRIMARY KEY (dealer_id, id)
      )`);
    await runner.query(`CREATE INDEX problem_dealer_raised ON problem (dealer_id, raised_at, id)`);
    await runner.query(`CREATE INDEX problem_dealer_customer ON problem (dealer_id, customer_id, raised_at)`);
    await runner.query(`
      CREATE TABLE delivery (
        dealer_id text NOT NULL,
        id text NOT NULL,
        customer_id text,
        asset_id text,
        is_new boolean,
        delivered_at timestamptz(3) NOT NULL,
        introduced_to_service boolean,
        first_contacted_at timestamptz(3),
        CONSTRAINT "PK_delivery" PRIMARY KEY (dealer_id, id)
      )`);
    await runner.query(`CREATE INDEX delivery_dealer_delivered ON delivery (dealer_id, delivered_at, id)`);
    await runner.query(`
      CREATE TABLE suggestion (
        dealer_id text NOT NULL,
        id text NOT NULL,
        reviewed_on date NOT NULL,
        accepted_for_action boolean,
        carried_out_on date,
        manager_id text,
        CONSTRAINT "PK_suggestion" PRIMARY KEY (dealer_id, id)
      )`);
    await runner.query(`CREATE INDEX suggestion_dealer_reviewed ON suggestion (dealer_id, reviewed_on, id)`);

    // TypeORM knows the expression of a generated column from this table of its own only.
    await runner.query(`
      INSERT INTO typeorm_metadata ("type", "database", "schema", "table", "name", "value")
      VALUES ('GENERATED_COLUMN', current_database(), current_schema(), 'visit', 'visited_at', 'coalesce(arrived_at, travel_started_at)')`);
    for (const table of tables) {
      await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
      await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
      await runner.query(`GRANT SELECT ON ${table} TO dealer_scorecards_dealer, dealer_scorecards_staff`);
      await runner.query(`GRANT SELECT, INSERT, UPDATE ON ${table} TO dealer_scorecards_worker`);
      // The sub-select is evaluated once and hashed; "= ANY (setting)" is evaluated for every row.
      await runner.query(`
        CREATE POLICY own_rows ON ${table} FOR SELECT TO dealer_scorecards_dealer
        USING (dealer_id IN (SELECT unnest(nullif(current_setting('dealer_scorecards.dealer_ids', true), '')::text[])))`);
      await runner.query(`CREATE POLICY all_rows ON ${table} FOR SELECT TO dealer_scorecards_staff USING (true)`);
      await runner.query(`CREATE POLICY work ON ${table} TO dealer_scorecards_worker USING (true) WITH CHECK (true)`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM typeorm_metadata WHERE "table" = 'visit'`);
    for (const table of tables) await runner.query(`DROP TABLE ${table}`);
  }
}
