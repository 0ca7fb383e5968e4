import { readDealerPage, readDealers } from "server/features/dealer/dealer.reader.ts";
import { readZones } from "server/features/dealer/selected-cells.ts";
import { readDealersByValue, readGroupQuartiles, readStoredQuartiles } from "server/features/comparison/quartiles.reader.ts";
import { readUnsatisfiedCustomers } from "server/features/event/unsatisfied-customer.reader.ts";
import { readOperatorWebhook, readWebhooks } from "server/features/event/webhook.reader.ts";
import { readLeadFindingCounts, readLeadFindings } from "server/features/lead/lead-finding.reader.ts";
import { readLeadCounts, readLeads } from "server/features/lead/lead-list.reader.ts";
import { readLeadTicks } from "server/features/lead/lead-tick.reader.ts";
import { readAssignments } from "server/features/assignment/assignment.reader.ts";
import { readHolidays } from "server/features/assignment/holiday.reader.ts";
import { readSettings, readSettingsHistory } from "server/features/assignment/opportunity-settings.reader.ts";
import { readRequestSenders } from "server/features/service-request/request-sender.reader.ts";
import { readServiceRequests, readServiceRequestsById } from "server/features/service-request/service-request.reader.ts";
import { readParticipation, readParticipationChanges } from "server/features/participation/participation.reader.ts";
import { readSetGoals } from "server/features/goal/set-goal.reader.ts";
import { readBaseline, readBaselineHistory, readBaselinesInForce } from "server/features/improvement/baseline.reader.ts";
import { readPlanComparisons } from "server/features/improvement/plan-comparison.reader.ts";
import { readPlan, readPlans } from "server/features/improvement/plan.reader.ts";
import { readSamples } from "server/features/improvement/sample.reader.ts";
import { readSinceResults } from "server/features/improvement/since-results.reader.ts";
import {
  readOpportunities,
  readOpportunitiesByKey,
  readOpportunityCounts,
  readOpportunityPages,
} from "server/features/opportunity/opportunity-activity.reader.ts";
import { readImportMappingHistory, readImportMappings } from "server/features/records/import-mapping.reader.ts";
import { readImportRuns } from "server/features/records/import-run.reader.ts";
import { readMovedRecordPages, readRestatedRecords } from "server/features/publication/restated-record.reader.ts";
import { readGroupResults } from "server/features/scorecard/group.reader.ts";
import { readCompleteness } from "server/features/scorecard/completeness.reader.ts";
import { readHistorySpans } from "server/features/scorecard/history-span.reader.ts";
import { readMeasurements, readPlacements } from "server/features/scorecard/measure.reader.ts";
import { readDecided } from "server/features/scorecard/decided.reader.ts";
import { readForeseen, readGroupForeseen } from "server/features/scorecard/outlook.reader.ts";
import { readEditions, readNewestFinal, readPublishedMonths } from "server/features/scorecard/published-result.reader.ts";
import { readReceiptCounts, readReceiptPages, readReceiptRecords } from "server/features/scorecard/receipt.reader.ts";
import { readRecordedNeeds } from "server/features/readiness/recorded-needs.reader.ts";
import { readSlicePages, readSlices } from "server/features/scorecard/slice.reader.ts";
import {
  readServiceRecordCount,
  readServiceRecordPages,
  readServiceRecords,
} from "server/features/service-records/service-record.reader.ts";
import { serviceRecordKinds } from "server/features/service-records/service-record-kinds.ts";
import { readSurveyInvitation, readSurveyInvitations, readSurveysDue } from "server/features/survey/survey-invitation.reader.ts";
import { metricOf, programOf } from "server/kpi/catalogue.ts";
import { monthCell } from "server/storage/kpi/cohort-sql.ts";
import { monthBounds } from "server/kpi/month.ts";
import { type PageRunner } from "server/storage/read-snapshot.ts";
import { program } from "../../support/api-scorecards.ts";
import { readWholePreview } from "../../support/definitions.ts";
import { requestReaders } from "./forged-request-readers.ts";
import { allOf, both, forged, page } from "./forged-scope.ts";
import { finalMonth, now, openMonth } from "../../support/api-tenants.ts";
import { customerGoalReaders } from "./forged-goal-readers.ts";

/** A goal of it names the other dealer. */
export const foreignCountry = "CA";
const { metrics } = programOf(program);
const acceptance = metrics.filter(({ code }) => code === "ACCEPTANCE_RATE");
const [metric] = acceptance;
if (!metric) throw new Error("The acceptance rate is missing.");

const ordersCompleted = metricOf(programOf("FIELD_SERVICE"), "WORK_ORDERS_COMPLETED");

const months = both.map((dealerId) => ({ dealerId, month: finalMonth }));
const cells = both.map((dealerId) => monthCell(dealerId, finalMonth, "UTC"));
const group = { selection: {}, program, month: finalMonth, asOf: now };
const subject = { selection: { ids: both }, dealerId: null, country: null, timeZones: ["UTC"], currency: null, asOf: now };

const openOpportunities = { bounds: monthBounds(openMonth, "UTC"), asOf: now, selection: {}, order: "ID", direction: "ASC" } as const;

/** Every reader, asked for both dealers' rows. */
export const readers: [string, (runner: PageRunner) => Promise<unknown>][] = [
  ...requestReaders,
  ["readDealers", (runner) => readDealers(forged, runner, both)],
  ["readDealerPage", (runner) => readDealerPage(forged, runner, {}, "NAME", page)],
  ["readServiceRequests", (runner) => readServiceRequests(forged, runner, undefined, page, now)],
  ["readServiceRequestsById", (runner) => readServiceRequestsById(forged, runner, both, now)],
  ["readAssignments", (runner) => readAssignments(forged, runner, both)],
  ["readRequestSenders", (runner) => readRequestSenders(forged, runner, page)],
  ["readHolidays", (runner) => readHolidays(forged, runner, { country: "US", year: 2026 }, page)],
  ["readSettings", async (runner) => (await readSettings(forged, runner, now))?.setBy ?? null],
  ["readSettingsHistory", (runner) => readSettingsHistory(forged, runner, page)],
  ["readSurveyInvitations", (runner) => readSurveyInvitations(forged, runner, both, now, page)],
  ["readSurveyInvitation", (runner) => Promise.all(both.map((id) => readSurveyInvitation(forged, runner, id, `${id}-survey`, now)))],
  ["readSurveysDue", (runner) => readSurveysDue(forged, runner, new Date(0), now, page)],
  ["readParticipation", (runner) => readParticipation(forged, runner, both, now)],
  ["readParticipationChanges", (runner) => readParticipationChanges(forged, runner, both, now)],
  ["readZones", (runner) => readZones(forged, runner, {})],
  ["readSetGoals", (runner) => readSetGoals(forged, runner, [program], { dealerIds: both, countries: ["US", foreignCountry] }, now)],
  [
    "readOpportunities",
    async (runner) => Promise.all(both.map((dealerId) => readOpportunities(forged, runner, { ...openOpportunities, dealerId, ...page }))),
  ],
  [
    "readOpportunityPages",
    (runner) => allOf(both.map((dealerId) => readOpportunityPages(forged, runner, { ...openOpportunities, dealerId }, 5))),
  ],
  ["readOpportunityCounts", (runner) => readOpportunityCounts(forged, runner, cells, now, {})],
  [
    "readOpportunitiesByKey",
    (runner) =>
      readOpportunitiesByKey(
        forged,
        runner,
        both.map((dealerId) => ({ dealerId, id: `${dealerId}-late` })),
        now,
      ),
  ],
  ...serviceRecordKinds.map((kind): (typeof readers)[number] => [
    "readServiceRecordPages",
    (runner) =>
      allOf(both.map((dealerId) => readServiceRecordPages(forged, runner, { kind, dealerId, date: undefined, within: undefined }, now, 5))),
  ]),
  ...serviceRecordKinds.map((kind): (typeof readers)[number] => [
    "readServiceRecordCount",
    (runner) =>
      Promise.all(
        both.map((dealerId) => readServiceRecordCount(forged, runner, { kind, dealerId, date: undefined, within: undefined }, now)),
      ),
  ]),
  ...serviceRecordKinds.map((kind): (typeof readers)[number] => [
    "readServiceRecords",
    (runner) => {
      const keys = both.map((dealerId) => ({ dealerId, id: `${dealerId}-record` }));
      return readServiceRecords(forged, runner, kind, keys, now);
    },
  ]),
  [
    "readCompleteness",
    (runner) =>
      readCompleteness(
        forged,
        runner,
        both.map((dealerId) => ({ dealerId, recordKind: "OPPORTUNITY" })),
      ),
  ],
  ["readMeasurements", (runner) => readMeasurements(forged, runner, metrics, cells, now)],
  ["readHistorySpans", async (runner) => [...(await readHistorySpans(forged, runner, metric, both, now)).keys()]],
  ["readPublishedMonths", (runner) => readPublishedMonths(forged, runner, program, ["ACCEPTANCE_RATE"], months, now)],
  ["readNewestFinal", (runner) => readNewestFinal(forged, runner, program, ["ACCEPTANCE_RATE"], both, 12, now)],
  [
    "readEditions",
    (runner) =>
      readEditions(
        forged,
        runner,
        program,
        months.map((key) => ({ ...key, metric: "ACCEPTANCE_RATE", currency: null })),
        now,
      ),
  ],
  [
    "readGroupResults",
    (runner) =>
      readGroupResults(forged, runner, { selection: {}, timeZones: ["UTC"], months: [finalMonth], metrics: acceptance, asOf: now }),
  ],
  [
    "readReceiptRecords",
    (runner) => readReceiptRecords(forged, runner, [{ metric, month: finalMonth, currency: null, subject, list: "COUNTED", page }]),
  ],
  [
    "readReceiptPages",
    (runner) => allOf([readReceiptPages(forged, runner, { metric, month: finalMonth, currency: null, subject, list: "COUNTED" }, 5)]),
  ],
  [
    "readSlices",
    (runner) =>
      readSlices(forged, runner, [
        { metric: ordersCompleted, month: finalMonth, currency: null, subject, field: "problem_code", first: 10 },
      ]),
  ],
  [
    "readSlicePages",
    (runner) =>
      allOf([
        readSlicePages(forged, runner, { metric: ordersCompleted, month: finalMonth, currency: null, subject, field: "problem_code" }, 10),
      ]),
  ],
  [
    "readReceiptCounts",
    (runner) => readReceiptCounts(forged, runner, [{ metric, month: finalMonth, currency: null, subject, counted: "PLACES" }]),
  ],
  [
    "readGroupForeseen",
    (runner) =>
      readGroupForeseen(forged, runner, { selection: {}, timeZones: ["UTC"], months: [finalMonth], metrics: acceptance, asOf: now }),
  ],
  ["readForeseen", (runner) => readForeseen(forged, runner, acceptance, cells, now)],
  [
    "readDecided",
    (runner) =>
      readDecided(
        forged,
        runner,
        both.map((dealerId) => ({ program, metric: "ACCEPTANCE_RATE", version: 1, dealerId })),
        now,
      ),
  ],
  ["readPlacements", (runner) => readPlacements(forged, runner, acceptance, cells, now)],
  [
    "readUnsatisfiedCustomers",
    (runner) => Promise.all(both.map((dealerId) => readUnsatisfiedCustomers(forged, runner, dealerId, now, page))),
  ],
  ["readLeadFindings", (runner) => readLeadFindings(forged, runner, cells, now, page)],
  ["readLeads", (runner) => readLeads(forged, runner, cells, now, { ...page, waitingFor: null })],
  ["readLeadCounts", async (runner) => (await readLeadCounts(forged, runner, cells, now)).filter(({ total }) => total > 0)],
  [
    "readLeadTicks",
    (runner) =>
      readLeadTicks(
        forged,
        runner,
        both.map((dealerId) => ({ dealerId, leadId: `${dealerId}-sold` })),
        now,
      ),
  ],
  ["readLeadFindingCounts", (runner) => readLeadFindingCounts(forged, runner, cells, now)],
  ["readStoredQuartiles", (runner) => readStoredQuartiles(forged, runner, program, [finalMonth], now)],
  ["readGroupQuartiles", (runner) => readGroupQuartiles(forged, runner, group, metrics)],
  ["readDealersByValue", (runner) => readDealersByValue(forged, runner, group, { metric, currency: null, order: "HIGHEST_FIRST" }, page)],
  ["readRecordedNeeds", async (runner) => [...(await readRecordedNeeds(forged, runner, programOf(program), both, now)).keys()]],
  ["readBaselinesInForce", (runner) => readBaselinesInForce(forged, runner, both, [program], now)],
  [
    "readBaselineHistory",
    (runner) => Promise.all(both.map((dealerId) => readBaselineHistory(forged, runner, { dealerId, program, metric: null }, now, page))),
  ],
  [
    "readBaseline",
    (runner) =>
      Promise.all(
        both.map((dealerId) => readBaseline(forged, runner, { dealerId, program, metric: "ACCEPTANCE_RATE", currency: null }, null, now)),
      ),
  ],
  [
    "readPlanComparisons",
    (runner) =>
      readPlanComparisons(
        forged,
        runner,
        both.map((dealerId) => ({ dealerId, plan: 1 })),
        now,
      ),
  ],
  ["readPlans", (runner) => Promise.all(both.map((dealerId) => readPlans(forged, runner, { dealerId, program: null }, now, page)))],
  ["readPlan", (runner) => Promise.all(both.map((dealerId) => readPlan(forged, runner, dealerId, 1, now)))],
  [
    "readSinceResults",
    (runner) => {
      const key = { program, metric: "ACCEPTANCE_RATE", definitionVersion: metric.version, from: finalMonth, until: null };
      return readSinceResults(
        forged,
        runner,
        both.map((dealerId) => ({ ...key, dealerId })),
        now,
      );
    },
  ],
  ["readPreview", (runner) => readWholePreview(forged, runner, metric, finalMonth, now)],
  ["readSamples", (runner) => readSamples(forged, runner, [{ metric, month: finalMonth, currency: null, subject }])],
  ["readOperatorWebhook", (runner) => readOperatorWebhook(forged, runner)],
  ...customerGoalReaders(forged, both, now),
  ["readWebhooks", (runner) => readWebhooks(forged, runner, both, now)],
  ["readImportMappings", (runner) => readImportMappings(forged, runner, both, now)],
  [
    "readImportMappingHistory",
    (runner) =>
      Promise.all(both.map((dealerId) => readImportMappingHistory(forged, runner, { dealerId, crm: null, kind: null }, now, page))),
  ],
  ["readImportRuns", (runner) => readImportRuns(forged, runner, page)],
  [
    "readMovedRecordPages",
    (runner) =>
      allOf(
        both.map((dealerId) => readMovedRecordPages(forged, runner, { dealerId, program, month: undefined, metrics: undefined }, now, 5)),
      ),
  ],
  [
    "readRestatedRecords",
    (runner) =>
      Promise.all(
        months.map((key) =>
          readRestatedRecords(forged, runner, { ...key, program, metric: "ACCEPTANCE_RATE", currency: null, edition: 2 }, page),
        ),
      ),
  ],
];
