import { boardOperation, obstaclesOperation, programsOperation } from "@dealer-scorecards/ui-components/data/board-operations.ts";
import * as comparison from "@dealer-scorecards/ui-components/data/comparison-operations.ts";
import * as customers from "@dealer-scorecards/ui-components/data/customer-goal-operations.ts";
import * as definitions from "@dealer-scorecards/ui-components/data/definition-operations.ts";
import * as fairness from "@dealer-scorecards/ui-components/data/fairness-operations.ts";
import * as funnel from "@dealer-scorecards/ui-components/data/funnel-operations.ts";
import * as improvement from "@dealer-scorecards/ui-components/data/improvement-operations.ts";
import * as lookBack from "@dealer-scorecards/ui-components/data/look-back-operations.ts";
import * as goals from "@dealer-scorecards/ui-components/data/goal-operations.ts";
import * as leads from "@dealer-scorecards/ui-components/data/lead-operations.ts";
import * as onDemand from "@dealer-scorecards/ui-components/data/on-demand-operations.ts";
import * as outlook from "@dealer-scorecards/ui-components/data/outlook-operations.ts";
import * as opportunities from "@dealer-scorecards/ui-components/data/opportunity-operations.ts";
import * as participation from "@dealer-scorecards/ui-components/data/participation-operations.ts";
import * as requests from "@dealer-scorecards/ui-components/data/service-request-operations.ts";
import * as operations from "@dealer-scorecards/ui-components/data/operations.ts";
import { buildSchema, parse, validate } from "graphql";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { metricResult } from "./support/fixtures.ts";
import { choicesOperation, monthsOperation } from "../../ui-components/demo-page/demo-api.ts";

const schema = buildSchema(await readFile(join(import.meta.dirname, "../../schema.graphql"), "utf8"));

const { monthCountsOperation, metricFields: _metricFields, resultFields: _resultFields, pageFields: _pageFields, ...fixed } = operations;
const made = { oneMonth: monthCountsOperation(["2026-03"]).operation, twoMonths: monthCountsOperation(["2026-03", "2026-02"]).operation };

const { operation: obstacles } = obstaclesOperation([metricResult(), metricResult({ month: "2026-02" })]);
const programs = programsOperation(["FIELD_SERVICE", "AFTER_SALES"]).operation;

const all: Readonly<Record<string, { readonly text: string }>> = {
  ...fixed,
  ...comparison,
  ...definitions,
  ...fairness,
  customerGoalsOperation: customers.customerGoalsOperation,
  ...customers.goalChanges,
  inboxOperation: opportunities.inboxOperation,
  newCountOperation: opportunities.newCountOperation,
  opportunityOperation: opportunities.opportunityOperation,
  ...opportunities.stepOperations,
  serviceRequestsOperation: requests.serviceRequestsOperation,
  decisionsOperation: requests.decisionsOperation,
  flaggedOperation: requests.flaggedOperation,
  dealerNamesOperation: requests.dealerNamesOperation,
  ...requests.requestChanges,
  participationOperation: participation.participationOperation,
  ...participation.participationChanges,
  ...goals,
  ...improvement,
  ...onDemand,
  ...funnel,
  ...outlook,
  ...made,
  choicesOperation,
  monthsOperation,
  boardOperation,
  programs,
  obstacles,
  ...lookBack,
  leadsOperation: leads.leadsOperation,
  leadCountsOperation: leads.leadCountsOperation,
};

test.each(Object.entries(all))("%s asks for what the schema has", (_, { text }) => {
  expect(validate(schema, parse(text)).map(({ message }) => message)).toEqual([]);
});

/** What is asked as of now, whatever instant is looked back at: how far back there is anything, and decisions, which are told by their times. */
const ofNow = new Set(["firstMonthOperation", "choicesOperation", "fairnessOperation"]);

test.each(
  Object.entries(all).filter(
    ([name, { text }]) => !ofNow.has(name) && text.startsWith("query") && /\b(dealer|dealers|dealerGroup)\(/.test(text),
  ),
)("%s can be asked as of a past instant: declare $asOf: DateTime, and give it to the dealer", (_, { text }) => {
  expect(text).toContain("$asOf: DateTime");
  expect(text).toMatch(/\b(dealer|dealers|dealerGroup)\([^)]*asOf: \$asOf/);
});
