import { all, filled, not, notAfter, notBefore, numberFrom, yes } from "../../formula/condition.ts";
import { hours, minutes } from "../../formula/duration.ts";
import { different, type MetricDefinition, metric } from "../../metric.ts";
import { appointment } from "../../record-kinds/appointment.record-kind.ts";
import { notInternal } from "../../record-kinds/order-nature.record-kind.ts";
import { atMonthEnd } from "../../settlement.ts";
import { above, repairOrders } from "./population.ts";

/** KPI 1: different customers of the month's repair orders. */
const appointmentRate = metric({
  ...repairOrders,
  code: "APPOINTMENT_RATE",
  shape: "PROPORTION",
  unit: "PERCENT",
  better: "UP",
  denominator: filled("customer_id"),
  numerator: numberFrom("booked_arrivals", 1),
  amount: different("customer_id"),
  goal: above(50),
});

const scheduled = {
  version: 1,
  shape: "PROPORTION",
  unit: "PERCENT",
  better: "UP",
  of: appointment,
  cohort: "scheduled_at",
  population: notInternal,
  settlement: atMonthEnd,
} as const;

/** KPI 2: reminded 12 to 24 hours ahead, of those booked at least a day ahead. */
const reminderRate = metric({
  ...scheduled,
  code: "APPOINTMENT_REMINDER_RATE",
  denominator: notAfter("booked_at", "scheduled_at", hours(24)),
  numerator: all(notAfter("reminded_at", "scheduled_at", hours(12)), notBefore("reminded_at", "scheduled_at", hours(24))),
  goal: above(70),
});

/** KPI 3: arrived from 5 minutes before the booked time up to it; nobody is punctual for a day without a time. */
const punctualityRate = metric({
  ...scheduled,
  code: "CUSTOMER_PUNCTUALITY_RATE",
  denominator: all(not(filled("cancelled_at")), yes("timed")),
  numerator: all(notAfter("arrived_at", "scheduled_at"), notBefore("arrived_at", "scheduled_at", minutes(5))),
  goal: above(60),
});

export const appointmentMetrics: readonly MetricDefinition[] = [appointmentRate, reminderRate, punctualityRate];
