import type { Random } from "random";
import { Temporal } from "temporal-polyfill";
import type { OpportunityEntity } from "../../../storage/entities/opportunity.entity.ts";
import type { DemoHabits } from "./demo-habits.ts";
import type { Course, Ending, Enrolment } from "./month-plan.ts";

/** What happens to an opportunity, its keys apart. */
export type OpportunitySteps = Omit<OpportunityEntity, "dealerId" | "id" | "requestId">;

interface Surroundings {
  readonly timeZone: string;
  readonly habits: DemoHabits;
  readonly random: Random;
}

const hour = 3_600_000;
const day = 24 * hour;
const responseWindow = 48 * hour;

const declineReasons = ["OUTSIDE_SERVICE_AREA", "NO_CAPACITY", "UNIT_NOT_SERVICED", "OWNER_NOT_REACHED", "OWNER_NO_LONGER_INTERESTED"];
const closeReasons = ["MAINTENANCE_DONE", "REPAIR_DONE", "NO_FAULT_FOUND", "UNIT_REPLACED"];
const withdrawReasons = ["OWNER_CANCELLED", "OWNER_CHOSE_ANOTHER_DEALER", "DEALER_DID_NOT_ACT", "DUPLICATE_REQUEST"];

const nothingYet = {
  requestCancelledAt: null,
  response: null,
  respondedAt: null,
  declineReason: null,
  outcome: null,
  outcomeAt: null,
  closeReason: null,
  withdrawReason: null,
  statusUpdatedAt: null,
  enrolledAt: null,
};

function at(instant: number): Date {
  return new Date(Math.round(instant / 1000) * 1000);
}

/** Around a median, with a long tail: most are near it, few take several times as long. */
function spread(median: number, width: number, random: Random): number {
  return random.logNormal(Math.log(median), width)();
}

/** Within (from, to), whatever the tail says. */
function between(from: number, value: number, to: number, random: Random): number {
  return value > from && value < to ? value : random.float(from, to);
}

/** Most answers wait for the next working morning, where it comes before the window ends. */
function inWorkingTime(instant: number, end: number, { timeZone, random }: Surroundings): number {
  const local = Temporal.Instant.fromEpochMilliseconds(Math.round(instant)).toZonedDateTimeISO(timeZone);
  const works = local.dayOfWeek <= 5 && local.hour >= 7 && local.hour < 19;
  if (works || random.float() < 0.12) return instant;
  const startsToday = local.hour < 7 && local.dayOfWeek <= 5;
  const daysAhead = startsToday ? 0 : local.dayOfWeek >= 5 ? 8 - local.dayOfWeek : 1;
  const morning = local.startOfDay().add({ days: daysAhead, hours: 7 }).epochMilliseconds + spread(1.2, 0.6, random) * hour;
  return morning < end ? morning : instant;
}

/** Work at the owner's place is finished by day, on whatever day it is. */
function byDay(instant: number, { timeZone, random }: Surroundings): number {
  const local = Temporal.Instant.fromEpochMilliseconds(Math.round(instant)).toZonedDateTimeISO(timeZone);
  return local.with({ hour: random.int(9, 17), minute: random.int(0, 59) }).epochMilliseconds;
}

function answeredAt(assignedAt: number, surroundings: Surroundings): number {
  const { habits, random } = surroundings;
  const hours = between(0.05, spread(habits.answerHours, 0.8, random), 47, random);
  return inWorkingTime(assignedAt + hours * hour, assignedAt + responseWindow - 0.1 * hour, surroundings);
}

/** Days from acceptance to the end, give or take the time of day; none for what stays open. */
function daysToEnd(ending: Ending, { habits, random }: Surroundings): number | undefined {
  switch (ending) {
    case "COMPLETED":
    case "NOT_COMPLIANT":
      return between(1, spread(habits.completionDays, 0.5, random), 29, random);
    case "COMPLETED_LATE":
    case "NOT_COMPLIANT_LATE":
      return 31 + spread(8, 0.8, random);
    case "WITHDRAWN":
      return between(1, spread(12, 0.7, random), 80, random);
    case "OPEN":
      return undefined;
  }
}

/** Days from acceptance to enrolment; below zero for a unit that was the dealer's before. */
function daysToEnrolment(enrolment: Enrolment, end: number | undefined, random: Random): number | undefined {
  switch (enrolment) {
    case "BEFORE_ACCEPTANCE":
      return -random.float(5, 500);
    case "IN_TIME":
      return between(0.1, (end ?? 10) + random.float(-1, 15), 59.9, random);
    case "LATE":
      return random.float(60.5, 110);
    case "AFTER_WITHDRAWAL":
      return (end ?? 0) + random.float(1, 20);
    case "NONE":
      return undefined;
  }
}

function ended(ending: Ending, outcomeAt: Date, random: Random): Partial<OpportunitySteps> {
  if (ending === "WITHDRAWN")
    return { outcome: "WITHDRAWN", outcomeAt, withdrawReason: random.choice(withdrawReasons, [4, 3, 2, 1]) ?? null };
  const compliant = ending === "COMPLETED" || ending === "COMPLETED_LATE";
  const closeReason = compliant ? (random.choice(closeReasons, [6, 4, 2, 1]) ?? null) : "INSTALLATION_NOT_CODE_COMPLIANT";
  return { outcome: "COMPLETED", outcomeAt, closeReason };
}

function accepted(course: Course & { answer: "ACCEPTED" }, respondedAt: number, surroundings: Surroundings): Partial<OpportunitySteps> {
  const { random } = surroundings;
  const days = daysToEnd(course.ending, surroundings);
  const enrolledAfter = daysToEnrolment(course.enrolment, days, random);
  const updatedAfter = Math.min(spread(4, 0.8, random), 0.95 * (days ?? 40) - 0.6);
  return {
    response: "ACCEPTED",
    statusUpdatedAt: random.float() < 0.75 ? at(respondedAt + updatedAfter * day) : null,
    ...(days === undefined ? {} : ended(course.ending, at(byDay(respondedAt + days * day, surroundings)), random)),
    enrolledAt: enrolledAfter === undefined ? null : at(respondedAt + enrolledAfter * day),
  };
}

/** Stamps the steps of a course as if time went on for ever; nothing is cut off at now. */
export function stepsOf(course: Course, assignedAt: number, surroundings: Surroundings): OpportunitySteps {
  const { random } = surroundings;
  const start = { ...nothingYet, assignedAt: at(assignedAt), expiresAt: new Date(at(assignedAt).getTime() + responseWindow) };
  if (course.answer === "EXPIRED") return start;
  if (course.answer === "CANCELLED") return { ...start, requestCancelledAt: at(assignedAt + random.float(0.5, 40) * hour) };
  const respondedAt = answeredAt(assignedAt, surroundings);
  const answered = { ...start, respondedAt: at(respondedAt) };
  if (course.answer === "ACCEPTED") return { ...answered, ...accepted(course, respondedAt, surroundings) };
  const declineReason = course.answer === "DECLINED" ? (random.choice(declineReasons, [4, 3, 2, 2, 1]) ?? null) : null;
  return { ...answered, response: "REJECTED", declineReason };
}
