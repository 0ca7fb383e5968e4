import { keepDecided } from "server/features/publication/keep-decided.writer.ts";
import { refreshQuartiles } from "server/features/comparison/refresh-quartiles.writer.ts";
import type { Month } from "server/kpi/month.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { anyOpportunities, newDealer, setCompleteThrough } from "./api-records.ts";
import { program, publish } from "./api-scorecards.ts";
import type { ApiServer } from "./api-server.ts";
import { agree, send } from "./customer-goals.ts";
import { setGoals } from "./goals.ts";
import { decide, sendBaseline, sendPlan } from "./improvement.ts";
import { tick } from "./leads.ts";
import { landLeads } from "./imports.ts";
import { insertOpportunities } from "./opportunities.ts";
import { newRequest } from "./requests.ts";
import { insertOneOfEach, insertServiceRecord } from "./service-records.ts";

export const finalMonth: Month = "2026-01";
export const openMonth: Month = "2026-06";
export const now = new Date("2026-06-15T12:00:00Z");

/** Every dealer has one of this id, in its hands. */
export const openOpportunity = "in-hand";

/** What one of its customers wants to reach. */
async function fillGoals(api: ApiServer, id: string): Promise<void> {
  const of = { dealerID: id, goalID: `${id}-goal` };
  await api.database.dataSource.query("UPDATE staff SET role = 'TECHNICIAN' WHERE dealer_id = $1", [id]);
  await send(api, "setCustomerGoal", { ...of, customerID: `${id}-record`, name: `goal of ${id}`, owner: `owner of ${id}` });
  await send(api, "addCustomerGoalReading", { ...of, readingID: `${id}-reading`, note: `read by ${id}` });
  await send(api, "addCaseStudy", { ...of, caseStudyID: `${id}-study`, staffID: `${id}-record`, done: `done by ${id}` });
  const period = { since: `${openMonth}-01`, until: `${openMonth}-30` };
  const agreement = { dealerID: id, agreementID: `${id}-agreement`, contractID: `${id}-record`, goalIDs: [of.goalID], ...period };
  await agree(api, { ...agreement, note: `agreed by ${id}` });
}

/** A dealer with a final, restated month and an open one; its own id is in its name and in the id of every record. */
export async function fillTenant(api: ApiServer, id: string, seed: number): Promise<void> {
  const { dataSource } = api.database;
  await newDealer(dataSource, { id, name: `Name of ${id}`, country: "US", timeZone: "UTC" });
  for (const month of [finalMonth, openMonth]) {
    const opportunities = anyOpportunities(month, 12, seed).map((given) => ({ ...given, id: `${id}-${month}-${given.id}` }));
    await insertOpportunities(dataSource, id, opportunities);
  }
  await insertOneOfEach(dataSource, id, `${id}-record`);
  const unsatisfied = { customer_id: `${id}-customer`, done_at: "2026-06-14T09:00:00Z", reached: true, satisfied: false };
  await insertServiceRecord(dataSource, "follow_up", { dealer_id: id, id: `${id}-unsatisfied`, ...unsatisfied });
  for (const lead of ["sold", "sold-again"]) {
    await insertServiceRecord(dataSource, "lead", { dealer_id: id, id: `${id}-${lead}`, sold: true, customer_id: `${id}-record` });
    await tick(api, { dealerID: id, leadID: `${id}-${lead}` });
  }
  await api.ask(`mutation { setWebhook(input: { dealerID: "${id}", url: "https://hooks.example.com/${id}" }) { secret } }`);
  await api.ask(`mutation { suspendDealer(input: { dealerID: "${id}", reason: "suspended for ${id}" }) { userErrors { message } } }`);
  await dataSource.query(
    `INSERT INTO survey_invitation (dealer_id, id, customer_id, questions, respondent_level, token_hash, issued_at, issued_by, expires_at)
     VALUES ($1, $1 || '-survey', $1 || '-record', '{NPS}', 'level at ' || $1, sha256($1::bytea), '2026-06-01T00:00:00Z', 'asked by ' || $1, '2026-12-01T00:00:00Z')`,
    [id],
  );
  await setCompleteThrough(dataSource, id, now);
  await landLeads(dataSource, id, [`${id}-imported`], `CRM of ${id}`);
  await publish(api, "2026-06-01T00:00:00Z");
  await refreshQuartiles(mintDealerScope({ kind: "STAFF" }), dataSource, new Date("2026-06-01T00:00:00Z"));
  await keepDecided(mintDealerScope({ kind: "STAFF" }), dataSource, new Date("2026-06-01T00:00:00Z"));
  await setGoals(api, [{ scope: "DEALER", dealerId: id, metric: "CLOSE_RATE", setBy: `staff for ${id}` }]);
  await sendBaseline(api, { dealerID: id, note: `baseline of ${id}` });
  await sendPlan(api, { dealerID: id, name: `plan of ${id}`, action: `done by ${id}` });
  await decide(api, { dealerID: id, decision: "KEEP", reason: `kept by ${id}` });
  await fillGoals(api, id);
  await insertOpportunities(dataSource, id, [{ id: `${id}-late`, assigned_at: new Date(`${finalMonth}-05T00:00:00Z`) }]);
  await fillOpen(api, id);
  await api.ask(
    `mutation { restateMetric(input: { dealerID: "${id}", program: ${program}, metric: "ACCEPTANCE_RATE", month: "${finalMonth}", reason: "late ${id}" }) {
      userErrors { message } } }`,
  );
}

/** An opportunity that is accepted, with its owner. */
async function fillOpen(api: ApiServer, id: string): Promise<void> {
  const { dataSource } = api.database;
  await newRequest(dataSource, `${id}-request`, {
    assignAt: null,
    firstName: `first name of ${id}`,
    phone: `phone of ${id}`,
    town: `town of ${id}`,
  });
  await insertOpportunities(dataSource, id, [
    { id: openOpportunity, request_id: `${id}-request`, assigned_at: new Date("2026-06-14T12:00:00Z") },
  ]);
  await dataSource.query(
    `INSERT INTO assignment (request_id, round, decided_at, setting_version, asked_dealer_id, opportunity_id, basis, decided_by, candidates, paused)
     VALUES ($1, 1, '2026-06-14T12:00:00Z', 0, $2, $3, 'NEARBY', 'ONLY_ONE', $4, $5)`,
    [
      `${id}-request`,
      id,
      openOpportunity,
      JSON.stringify([{ dealerId: id, kilometres: 12.5, relationship: null, unmet: [], rank: { value: 0.9, parts: [] }, received: 0 }]),
      JSON.stringify([{ day: `day of ${id}`, reason: "HOLIDAY", holiday: `holiday of ${id}`, milliseconds: 1 }]),
    ],
  );
  await api.ask(`mutation {
    acceptOpportunity(input: { dealerID: "${id}", opportunityID: "${openOpportunity}" }) { userErrors { message } }
    updateOpportunityStatus(input: { dealerID: "${id}", opportunityID: "${openOpportunity}", updateID: "1", note: "note of ${id}" }) { userErrors { message } } }`);
}

const rows = "nodes { reason dealer { name } record { id ... on OpportunityActivity { internalID dealerID } } }";

export const activityFields = "__typename id internalID dealerID assignedAt answer declineReason conclusionReason";

/** Everything that a month of records can show. */
export const scorecardFields = `__typename id month dealer { name } results {
  metricCode value numerator denominator state editions { edition restatementReason } edition { restatedBy }
  restatedRecords(first: 5) { nodes { recordID } } outlook { least most expected expectedFrom open toGoal { needed of firstBy } }
}
result(metric: "ACCEPTANCE_RATE") { receipt { completeThrough counts { counted notCounted leftOut } counted { ${rows} } notCounted { ${rows} } leftOut { ${rows} } } }`;

/** Everything that a dealer can show. */
export const dealerFields = `__typename id internalID name
goals(program: ${program}) { dealerID setBy source goal { value } metric { goal { value } } }
tiles(program: ${program}) { result { value } cohort { value } bars { value } }
scorecards(program: ${program}, first: 3) { nodes { month results { value } } }
final: scorecard(program: ${program}, month: "${finalMonth}") { ${scorecardFields} }
leads: scorecard(program: INTERNET_SALES, month: "${finalMonth}") { funnel { code count shareOfAll } }
list: leads(month: "${finalMonth}", waitingFor: APPOINTMENT_SET) { totalCount stepCounts { recorded } nodes { internalID customer { internalID } ticks { at } } edges { cursor } }
leadFindings(month: "${finalMonth}", first: 1) { totalCount nodes { recorded missing lead { id internalID sold } } edges { cursor } }
weeklyFunnels(program: INTERNET_SALES, to: "${finalMonth}-31", weeks: 5) { from steps { count } }
opportunities(month: "${finalMonth}") { nodes { ${activityFields} } }
unsatisfiedCustomers { nodes { customerID workOrderID foundAt solvedAt followUp { internalID } } }
openOpportunities(stage: IN_WORK) { totalCount nodes { internalID events { author note } request { firstName } contact { phone } } }
opportunity(id: "${openOpportunity}") { internalID ownerSight paused { day } events { author } request { firstName town } contact { phone } }
webhook { url setAt waiting lastError }
surveyInvitations { nodes { internalID customerID respondentLevel issuedBy state } edges { cursor } }
participation { takesPart unmet trainedTechnicians suspensionReason changes { kind reason changedBy } }
comparison(program: ${program}, month: "${finalMonth}") { result { value } quartiles { dealers lower median upper } quarter }
baselines(program: ${program}) { value note setBy }
baselineHistory(program: ${program}) { nodes { value note } edges { cursor } }
improvementPlans { nodes { name action vendor recordedBy decisions { reason } report { before { numerator } since { numerator } change verdict comparison { change } } } edges { cursor } }
customerGoals(first: 2) { nodes { name owner customer { internalID } readings(first: 2) { nodes { note } } caseStudies(first: 2) { nodes { done staff { internalID } } } } edges { cursor } }
customerGoalChoices { customers { internalID } technicians { internalID } contracts { internalID } }
outcomeAgreements(first: 1) { nodes { note contractID goals { name } report { goals { goal { name } } metrics { value } } } edges { cursor } }
importMappings { crm mapping fileName savedBy }
importMappingHistory { nodes { crm version } edges { cursor } }
readiness(program: ${program}) { metrics { state } unlocks { need { column } } kinds { records columns { records possible } } }`;
