import { toolPanelNames } from "@dealer-scorecards/ui-components/model/tool-name.ts";
import { comparedGroups, dealerResults, quartiles } from "../support/comparison.ts";
import { fairnessDealers, fairnessReport } from "../support/fairness.ts";
import { funnelMonths, funnelWeeks, leadFinding } from "../support/funnel.ts";
import { findings, metricNames, moves, previewMonths, versionedMetric } from "../support/definitions.ts";
import { goalDealer, goals } from "../support/goals.ts";
import { baseline, plan } from "../support/improvement.ts";
import { closeRate, metricResult, metricTile, opportunities } from "../support/fixtures.ts";

const assigned = { ...closeRate, code: "ASSIGNED_COUNT", name: "Assigned", shape: "COUNT" };
const cohort = metricResult({
  metricCode: assigned.code,
  value: 40,
  numerator: 40,
  denominator: null,
  goal: null,
  met: null,
  sufficiency: null,
});
const open = metricResult({
  month: "2026-04",
  state: "IN_PROGRESS",
  value: 7 / 9,
  numerator: 7,
  denominator: 9,
  met: null,
  sufficiency: "FEW",
});

const months = [
  { month: "2026-04", from: "2026-04-01", to: "2026-04-30", results: [{ ...cohort, month: "2026-04" }, open], counts: null },
  {
    month: "2026-03",
    from: "2026-03-01",
    to: "2026-03-31",
    results: [cohort, metricResult()],
    counts: [{ metric: { ...assigned, code: "ACCEPTED_COUNT", name: "Accepted" }, result: { ...cohort, metricCode: "ACCEPTED_COUNT" } }],
  },
];

const records = [
  { reason: "Accepted, completed: 3 days.", cohortAt: "2026-03-02T04:00:00.000Z", record: { internalID: "SO-1", hasDetails: true } },
];

const receiptResult = {
  ...metricResult(),
  asOf: "2026-06-01T12:00:00.000Z",
  interval: { lower: 0.637, upper: 0.908 },
  edition: { edition: 1, publishedAt: "2026-05-03T05:00:01.000Z", definitionVersion: 2, restatedBy: null, restatementReason: null },
};

const missed = metricResult({ value: 0.5, numerator: 20, denominator: 40, met: false });
const trend = [metricResult({ month: "2026-01" }), missed, open];
const obstacles = [
  { code: "A", text: "Advisors are untrained.", evidence: { metric: { ...closeRate, name: "Fill rate" }, result: metricResult() } },
  { code: "B", text: "Parts come late.", evidence: null },
];

const weeks = ["2026-03-09", "2026-03-02"].map((from, index) => {
  const to = index === 0 ? "2026-03-15" : "2026-03-08";
  const { value, numerator, denominator, goal, met, sufficiency } = missed;
  return { from, to, metricCode: closeRate.code, settled: index > 0, value, numerator, denominator, goal, met, sufficiency };
});

/** Each element by its tag with what it needs to show all it has: plain data, for a page of any kind. */
export const shownElements: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "scorecard-tile": { metric: metricTile() },
  "scorecard-tile-row": { metrics: [metricTile(), metricTile({ metric: { ...closeRate, name: "Conversion rate" } })] },
  "scorecard-history": { cohort: assigned, metrics: [closeRate], months, expandedMonths: ["2026-03"], hasMore: true },
  "scorecard-receipt": {
    metric: { ...closeRate, version: 3 },
    result: receiptResult,
    lists: {
      counted: { total: 2, records, hasMore: true },
      notCounted: { total: 0, records: [], hasMore: false },
      leftOut: { total: 0, records: [], hasMore: false },
    },
  },
  "scorecard-trend": { metric: closeRate, results: trend, tableShown: true },
  "scorecard-obstacles": { metric: closeRate, result: missed, obstacles },
  "scorecard-program-switcher": {
    programs: [
      { code: "FIELD_SERVICE", name: "Field service" },
      { code: "AFTER_SALES", name: "After-sales" },
    ],
  },
  "scorecard-board": {
    program: { name: "After-sales", explanation: "How the service department works." },
    groups: [
      {
        code: "G",
        name: "Delivery",
        importance: "On time is professional.",
        metrics: [{ metric: closeRate, result: missed, months: trend, obstacles }],
      },
    ],
    expandedMetrics: [closeRate.code],
  },
  "scorecard-baseline": { metric: closeRate, baselines: [baseline()], finalMonths: ["2026-03"], hasMore: true },
  "scorecard-plan": { plan: plan() },
  "scorecard-plans": { plans: [plan()], dealer: { name: "North Yard", currency: "USD" }, metrics: [closeRate], hasMore: true },
  "scorecard-unsatisfied-customers": {
    customers: [
      { customerID: "CU-1", workOrderID: "WO-1", foundAt: "2026-03-02T04:00:00.000Z", solvedAt: null, followUp: { channel: "PHONE" } },
    ],
    hasMore: true,
  },
  "scorecard-readiness": {
    shown: true,
    readiness: {
      metrics: [{ metric: closeRate, state: "READY", missing: [], incomplete: [] }],
      unlocks: [],
    },
  },
  "scorecard-slices": {
    metric: { ...closeRate, sliceBy: ["TECHNICIAN"] },
    month: "2026-03",
    by: "TECHNICIAN",
    slices: [{ key: null, value: 0.5, numerator: 4, denominator: 8, sufficiency: "TOO_FEW" }],
    most: 1,
  },
  "scorecard-weeks": { metric: closeRate, results: weeks, shown: true, tableShown: true },
  "scorecard-detail-grid": { rows: opportunities(4), month: "2026-03", hasMore: true },
  "scorecard-quartiles": { metric: closeRate, result: missed, quartiles, quarter: "LOWEST", ofDealer: true },
  "scorecard-comparison": {
    program: { name: "After-sales" },
    month: "2026-03",
    groups: comparedGroups,
    dealerCount: 40,
    chosen: { metric: "PREPICK", currency: null },
    dealers: dealerResults,
    hasMore: true,
  },
  "scorecard-funnel": {
    months: funnelMonths,
    weeks: funnelWeeks,
    tableShown: true,
    findings: { total: 2, list: [leadFinding("LE-1")], hasMore: true },
  },
  "scorecard-definition-preview": { metrics: metricNames, metric: versionedMetric, months: previewMonths, findings, moves, hasMore: true },
  "scorecard-tools": { tools: toolPanelNames },
  "scorecard-assignment-fairness": { report: fairnessReport, dealers: fairnessDealers, hasMore: true },
  "scorecard-as-of": { asOf: "2026-06-03T19:00:00.000Z", from: "2026-01-01", now: "2026-09-20T12:00:00.000Z", timeZone: "America/Chicago" },
  "scorecard-goals": { goals, dealer: goalDealer, metrics: [closeRate], targets: ["EVERYBODY", "DEALER"], validFrom: "2026-04-01" },
  "scorecard-group-dashboard": { state: "error", error: { message: "This could not be loaded." } },
  "scorecard-dashboard": { state: "error", error: { message: "This could not be loaded." } },
};
