import { opaque } from "../../support/api-opaque.ts";
import { program } from "../../support/api-scorecards.ts";
import type { ApiServer } from "../../support/api-server.ts";
import { dealers, finalMonth, openMonth, restated } from "./subjects.ts";

/** Asked with `$asOf`, and without it. */
export interface Question {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const result = `metricCode month state value numerator denominator currency met sufficiency finalAt
  goal { value direction } interval { lower upper } edition { edition publishedAt }`;
const metric = "metric { code goal { value } }";
const rows = `nodes { placement reason reasonCode cohortAt amount countedAs dealer { internalID }
  record { ... on OpportunityActivity { internalID answer conclusion enrolment } ... on WorkOrder { internalID completedAt closedAt }
    ... on Lead { internalID contactedAt sold } ... on FollowUp { internalID doneAt satisfied } ... on TimeEntry { internalID } } }`;
const receipt = `receipt { completeThrough counts { counted notCounted leftOut }
  counted(first: 6) { ${rows} } notCounted(first: 6) { ${rows} } leftOut(first: 6) { ${rows} } dividedBy(first: 6) { ${rows} } }`;
const baseline = `number value numerator note setAt interval { lower upper } months { month edition } ${metric}`;
const step = "code count shareOfAll shareOfStepBefore alsoStepBefore";
const need = "need { recordKind column value }";
const number = "value numerator denominator currency sufficiency";

const scorecard = (code: string, month: string, fields: string) => `scorecard(program: ${code}, month: "${month}") { ${fields} }`;
const receiptsOf = (code: string, metrics: readonly string[]) =>
  scorecard(code, openMonth, `results(metrics: ${JSON.stringify(metrics)}) { metricCode ${receipt} }`);
const slicesOf = (code: string, metrics: readonly string[], by: string) =>
  scorecard(
    code,
    openMonth,
    `results(metrics: ${JSON.stringify(metrics)}) { metricCode slices(by: ${by}, first: 5) { key ${number} interval { lower upper } } }`,
  );

/** What each dealer is asked, by name. */
const ofDealer: Readonly<Record<string, string>> = {
  tiles: `tiles(program: ${program}) { ${metric} range { from to } cohort { value } result { ${result} } bars { ${result} } }`,
  months: `scorecards(program: ${program}, first: 3) { nodes { month cohort { ${result} } program { code metrics { code goal { value } } }
    dealer { internalID goals(program: ${program}) { goal { value } } } } }`,
  board: `scorecards(program: AFTER_SALES, first: 2) { nodes { month results { ${result} obstacles { code evidence { ${result} } } }
    program { groups { code metrics { code goal { value } } } } } }`,
  fieldService: scorecard("FIELD_SERVICE", openMonth, `results { ${result} ${metric} }`),
  oneResult: scorecard(program, openMonth, `result(metric: "ACCEPTANCE_RATE") { ${result} ${metric} editions { edition publishedAt } }`),
  outlook: scorecard(
    program,
    openMonth,
    `results(shape: PROPORTION) { metricCode outlook { expected expectedFrom least most open cohortComplete toGoal { state needed of firstBy sentence } } }`,
  ),
  opportunities: `opportunities(month: "${openMonth}", first: 50) { totalCount nodes { internalID answer answeredAt conclusion concludedAt enrolment enrolledAt } }`,
  openOnes: `opportunities(month: "${openMonth}", first: 3, filter: { conclusions: [OPEN] }) { totalCount nodes { internalID } }`,
  flags: `opportunities(month: "${openMonth}", first: 50, filter: { conclusions: [OPEN] }) { nodes { internalID flags { kind since } } }`,
  receiptOfOpportunities: receiptsOf(program, ["CLOSE_RATE", "CONVERSION_RATE"]),
  receiptOfOrders: receiptsOf("AFTER_SALES", ["HOURS_SOLD_PER_RO", "FIRST_TIME_FIX_RATE", "FOLLOW_UP_RATE"]),
  receiptOfHours: receiptsOf("FIELD_SERVICE", ["TECHNICIAN_UTILISATION"]),
  receiptOfLeads: receiptsOf("INTERNET_SALES", ["SOLD_RATE", "TIME_TO_CONTACT"]),
  slices: slicesOf("AFTER_SALES", ["PARTS_SOLD_PER_RO", "FIRST_TIME_FIX_RATE"], "PROBLEM_CODE"),
  slicesOfScore: slicesOf("FIELD_SERVICE", ["NET_PROMOTER_SCORE"], "SCORE"),
  slicesOfLeads: slicesOf("INTERNET_SALES", ["CONTACT_RATE", "LEADS_RECEIVED"], "SOURCE"),
  weeks: `weeklyResults(program: AFTER_SALES, metrics: ["PARTS_SOLD_PER_RO", "FOLLOW_UP_RATE", "REPAIR_ORDERS_CLOSED"], weeks: 6) {
    from metricCode settled met goal { value } ${number} }`,
  funnel: `${scorecard("INTERNET_SALES", openMonth, `funnel { ${step} }`)}
    weeklyFunnels(program: INTERNET_SALES, weeks: 8) { from settled steps { ${step} } }`,
  leadFindings: `leadFindings(month: "${openMonth}") { totalCount nodes { recorded missing lead { internalID contactedAt soldAt showed } } }`,
  leads: `leads(month: "${openMonth}") { totalCount stepCounts { step recorded waiting } nodes { internalID steps { step recorded at } } }`,
  leadsOfToday: `leads(first: 1) { month totalCount }`,
  goals: `goals(program: ${program}) { source setAt goal { value } ${metric} }`,
  baselines: `baselines(program: ${program}) { ${baseline} } baselineHistory(program: ${program}) { nodes { ${baseline} } }`,
  plans: `improvementPlans { nodes { number state decisions { decision decidedOn } baseline { ${baseline} } ${metric}
    report { before { months value } since { months value records } change interval { lower upper } verdict advice comparison { dealers change } } } }`,
  comparison: `comparison(program: ${program}, month: "${openMonth}") { quarter quartiles { dealers lower median upper } result { ${result} } }`,
  comparisonOfFinal: `comparison(program: ${program}, month: "${finalMonth}") { quarter quartiles { dealers lower median upper } result { value } }`,
  readiness: `readiness(program: AFTER_SALES) { metrics { state ${metric} missing { recordKind column } incomplete { records possible ${need} } }
    unlocks { ${need} unlocks { code goal { value } } alsoNeededBy { code goal { value } } } kinds { recordKind records columns { records possible ${need} } } }`,
  unsatisfied: `unsatisfiedCustomers { nodes { customerID foundAt solvedAt followUp { internalID doneAt } } }`,
  surveys: "surveyInvitations { nodes { questions state answeredAt revokedAt } }",
  participation: "participation { takesPart unmet suspendedAt trainedTechnicians changes { number kind changedAt } }",
  webhook: "webhook { url setAt waiting lastDeliveredAt lastError }",
};

const goalRecord = "internalID withdrawal { reason withdrawnAt }";
const customerGoal = `internalID state progress reached overdue end { outcome endedAt } customer { internalID } latest { readOn value }
  readings(withdrawn: true) { nodes { value readOn ${goalRecord} } }
  caseStudies(withdrawn: true) { nodes { happenedOn before { on value } after { on value } staff { internalID trainingCompletedOn } goal { progress } ${goalRecord} } }`;
const customerGoals = `customerGoals { nodes { ${customerGoal} } } customerGoal(id: "goal") { progress }
  customerGoalChoices { customers { internalID } technicians { internalID } contracts { internalID customerID } }`;
const agreements = `outcomeAgreement(id: "agreement") { withdrawal { reason } } outcomeAgreements(withdrawn: true) { nodes { contract { internalID renewedOn } goals { progress } ${goalRecord}
  report { goals { goal { progress } start { on value } latest { on value } progress } months
    metrics { ${metric} state value months openMonths goal { value } met } } } }`;

/** The others stand beside these, for quartiles. */
const asked = dealers.slice(0, 4);

const everyDealer = asked.flatMap((id) =>
  Object.entries(ofDealer).map(([name, fields]): [string, Question] => [
    `${name} of ${id}`,
    { query: `query ($asOf: DateTime, $id: ID!) { dealer(id: $id, asOf: $asOf) { internalID ${fields} } }`, variables: { id } },
  ]),
);

const group = (fields: string): Question => ({
  query: `query ($asOf: DateTime, $ids: [ID!]) { dealerGroup(asOf: $asOf, filter: { ids: $ids }) { dealerCount ${fields} } }`,
  variables: { ids: dealers },
});

const node = (fields: string, ...key: readonly string[]): Question => ({
  query: `query ($asOf: DateTime, $id: ID!) { node(id: $id, asOf: $asOf) { ${fields} } }`,
  variables: { id: opaque(...key) },
});

/** All that can be asked as of an instant, by name. */
export const questions: ReadonlyMap<string, Question> = new Map([
  ...everyDealer,
  [
    "a page of dealers",
    {
      query: `query ($asOf: DateTime) { dealers(first: 9, asOf: $asOf) { nodes { ${ofDealer["baselines"]} ${ofDealer["unsatisfied"]} } } }`,
      variables: {},
    },
  ],
  [
    "the viewer's dealers",
    { query: `query ($asOf: DateTime) { viewer { dealers(first: 9, asOf: $asOf) { nodes { ${ofDealer["goals"]} } } } }`, variables: {} },
  ],
  [
    "ticked leads",
    {
      query: `query ($asOf: DateTime) { dealer(id: "${restated}", asOf: $asOf) { leads(month: "${openMonth}") { nodes {
        customer { internalID } associate { internalID }
        steps { step recorded at tick { number } } ticks { number step recordedAt undoneAt } } } } }`,
      variables: {},
    },
  ],
  [
    "open opportunities",
    {
      query: `query ($asOf: DateTime) { dealer(id: "${restated}", asOf: $asOf) {
        opportunity(id: "asked") { answer ownerSight events { kind happenedAt } request { need firstName } contact { phone } }
        new: openOpportunities(stage: NEW) { totalCount nodes { internalID } }
        inWork: openOpportunities(stage: IN_WORK, first: 1) { totalCount nodes { internalID events { kind } } } } }`,
      variables: {},
    },
  ],
  [
    "taking part",
    {
      query: `query ($asOf: DateTime) { dealer(id: "${restated}", asOf: $asOf) { ${ofDealer["participation"]} ${ofDealer["surveys"]} } }`,
      variables: {},
    },
  ],
  [
    "customers' goals",
    {
      query: `query ($asOf: DateTime) { dealer(id: "${restated}", asOf: $asOf) { ${customerGoals} } }`,
      variables: {},
    },
  ],
  [
    "an agreement's report",
    {
      query: `query ($asOf: DateTime) { dealer(id: "${restated}", asOf: $asOf) { ${agreements} } }`,
      variables: {},
    },
  ],
  [
    "mappings",
    {
      query: `query ($asOf: DateTime) { dealer(id: "${restated}", asOf: $asOf) { importMappings { version savedAt }
        importMappingHistory(crm: "CRM", kind: "leads") { nodes { version } } } }`,
      variables: {},
    },
  ],
  [
    "editions",
    {
      query: `query ($asOf: DateTime) { dealer(id: "${restated}", asOf: $asOf) { ${scorecard(
        program,
        finalMonth,
        `result(metric: "ACCEPTANCE_RATE") { ${result} editions { edition publishedAt restatedBy } restatedRecords { nodes { recordID was now } } }`,
      )} } }`,
      variables: {},
    },
  ],
  [
    "sums",
    group(
      `scorecards(program: ${program}, to: "${openMonth}", months: 2) { month results { ${result} ${metric} } program { metrics { goal { value } } } }`,
    ),
  ],
  [
    "sums' receipts",
    group(`scorecards(program: AFTER_SALES, to: "${openMonth}") { result(metric: "FOLLOW_UP_RATE") { ${receipt} obstacles { code } } }`),
  ],
  [
    "sums' slices",
    group(`scorecards(program: AFTER_SALES, to: "${openMonth}") { results(metrics: ["PARTS_SOLD_PER_RO", "DELIVERY_EXPLANATION_RATE"]) {
      slices(by: PROBLEM_CODE, first: 10) { ${number} } } }`),
  ],
  [
    "quartiles",
    group(`quartiles(program: ${program}, month: "${openMonth}") { ${metric} currency quartiles { dealers lower median upper } }`),
  ],
  [
    "quartiles of a final month",
    group(`quartiles(program: ${program}, month: "${finalMonth}") { ${metric} quartiles { dealers lower median upper } }`),
  ],
  [
    "dealers in order",
    group(
      `dealerResults(program: ${program}, month: "${openMonth}", metric: "ENGAGEMENT_RATE") { nodes { dealer { internalID webhook { url } } result { ${result} } } }`,
    ),
  ],
  [
    "orders' slices",
    group(
      `scorecards(program: FIELD_SERVICE, to: "${openMonth}") { result(metric: "WORK_ORDERS_COMPLETED") { slices(by: TECHNICIAN) { ${number} } } }`,
    ),
  ],
  ["a month by its id", node(`... on MonthlyScorecard { results { ${result} } }`, "MonthlyScorecard", program, openMonth, "D1")],
  [
    "sums' outlook",
    group(
      `scorecards(program: ${program}, to: "${openMonth}") { results(shape: PROPORTION) { outlook { expected least most open toGoal { needed of } } } }`,
    ),
  ],
  ["a metric by its id", node(`... on MetricDefinition { code goal { value } }`, "MetricDefinition", program, "ACCEPTANCE_RATE")],
]);

/** What all questions are answered, by name; without an instant, as of now. */
export async function answersOf(api: ApiServer, asOf: Date | null): Promise<ReadonlyMap<string, unknown>> {
  const found = new Map<string, unknown>();
  for (const [name, { query, variables }] of questions) {
    found.set(name, await api.ask(query, { variables: { ...variables, asOf: asOf?.toISOString() ?? null } }));
  }
  return found;
}
