import { all, filled, within } from "../../formula/condition.ts";
import { type MetricDefinition, median, metric, numbers } from "../../metric.ts";
import { leadWindow } from "../../record-kinds/lead.record-kind.ts";
import { contacted, received } from "./population.ts";

const minute = 60_000;
const hour = 60 * minute;

const timeToFirstResponse = metric({
  ...received,
  code: "TIME_TO_FIRST_RESPONSE",
  shape: "MEDIAN",
  unit: "MINUTES",
  better: "DOWN",
  denominator: within(leadWindow, "first_response_at", "received_at"),
  numerator: filled("response_time"),
  amount: median("response_time", minute),
});

/** Of leads contacted; a Contact without a time has none. */
const timeToContact = metric({
  ...received,
  code: "TIME_TO_CONTACT",
  shape: "MEDIAN",
  unit: "HOURS",
  better: "DOWN",
  denominator: all(contacted, filled("contacted_at")),
  numerator: filled("contact_time"),
  amount: median("contact_time", hour),
});

const attemptsToContact = metric({
  ...received,
  code: "ATTEMPTS_TO_CONTACT",
  shape: "MEAN",
  unit: "COUNT",
  better: "DOWN",
  denominator: all(contacted, filled("attempts_before_contact")),
  numerator: filled("attempts_before_contact"),
  amount: numbers("attempts_before_contact"),
});

export const speedMetrics: readonly MetricDefinition[] = [timeToFirstResponse, timeToContact, attemptsToContact];
