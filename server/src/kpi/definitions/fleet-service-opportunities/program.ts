import type { MetricDefinition, Program } from "../../metric.ts";
import { answerCounts, conclusionCounts } from "./counts.ts";
import { acceptanceRate, closeRate, conversionRate, engagementRate } from "./rates.ts";

const code = "FLEET_SERVICE_OPPORTUNITIES";
const rates = [engagementRate, acceptanceRate, closeRate, conversionRate];
const definitions: readonly MetricDefinition[] = [...rates, ...answerCounts, ...conclusionCounts];

/** Service leads handed to dealers: four monthly rates, and the counts behind them. */
export const fleetServiceOpportunities: Program = {
  code,
  metrics: definitions.map((definition) => ({ ...definition, program: code })),
  groups: [],
  tiles: rates.map((rate) => rate.code),
  cohortMetric: "ASSIGNED_COUNT",
};
