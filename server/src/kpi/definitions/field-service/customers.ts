import { all, is, numberFrom, withinDays, yes } from "../../formula/condition.ts";
import { type MetricDefinition, metric } from "../../metric.ts";
import { contract } from "../../record-kinds/contract.record-kind.ts";
import { activeAtEnd, activeAtStart, customerYear } from "../../record-kinds/customer-year.record-kind.ts";
import { surveyAnswer } from "../../record-kinds/survey-answer.record-kind.ts";
import { atMonthEnd } from "../../settlement.ts";

/** KPI 2: answers of 4 or 5 on the five-point question. */
const satisfaction = metric({
  code: "CUSTOMER_SATISFACTION_RATE",
  version: 1,
  shape: "PROPORTION",
  unit: "PERCENT",
  better: "UP",
  of: surveyAnswer,
  cohort: "answered_at",
  population: is("question", "CSAT"),
  denominator: all(),
  numerator: numberFrom("score", 4),
  settlement: atMonthEnd,
});

/** KPI 5, over the twelve months that end with the month. */
const retention = metric({
  code: "CUSTOMER_RETENTION_RATE",
  version: 1,
  shape: "PROPORTION",
  unit: "PERCENT",
  better: "UP",
  of: customerYear,
  cohort: "EVERY_PERIOD",
  population: activeAtStart,
  denominator: all(),
  numerator: activeAtEnd,
  settlement: atMonthEnd,
});

const renewalDays = 30;

/** KPI 24: renewed by 30 calendar days after expiry; earlier ones count, too. */
const contractRenewal = metric({
  code: "CONTRACT_RENEWAL_RATE",
  version: 1,
  shape: "PROPORTION",
  unit: "PERCENT",
  better: "UP",
  of: contract,
  cohort: "expires_on",
  population: yes("maintenance"),
  denominator: all(),
  numerator: withinDays(renewalDays, "renewed_on", "expires_on"),
  settlement: { calendarDays: renewalDays },
});

export const customerMetrics: readonly MetricDefinition[] = [satisfaction, retention, contractRenewal];
