import type { Random } from "random";
import type { DemoHabits } from "./demo-habits.ts";

/** What becomes of one opportunity; when, is decided apart. */
export type Course =
  | { readonly answer: "DECLINED" | "DECLINED_WITHOUT_REASON" | "CANCELLED" | "EXPIRED" }
  | { readonly answer: "ACCEPTED"; readonly ending: Ending; readonly enrolment: Enrolment };

export type Ending = "COMPLETED" | "COMPLETED_LATE" | "NOT_COMPLIANT" | "NOT_COMPLIANT_LATE" | "WITHDRAWN" | "OPEN";
export type Enrolment = "NONE" | "BEFORE_ACCEPTANCE" | "IN_TIME" | "LATE" | "AFTER_WITHDRAWAL";

const declinesWithoutReason = 0.3;
const cancelled = 0.015;
const notCompliant = 0.03;
const knownUnits = 0.02;
const lateEnrolments = 0.03;

/**
 * Counts are drawn to a share, not each case by itself: of 30 opportunities a dealer with a share of 0.9 gets 27,
 * so that a month tells the dealer's story instead of the dice's.
 */
function quota(total: number, share: number, random: Random): number {
  return Math.floor(total * Math.min(share, 1) + random.float());
}

function monthly(share: number, unevenness: number, random: Random): number {
  return Math.min(Math.max(random.normal(share, unevenness)(), 0), 1);
}

function endings(accepted: number, closing: number, random: Random): Ending[] {
  const notCompliantInTime = quota(accepted, notCompliant, random);
  const completed = quota(accepted - notCompliantInTime, closing, random);
  const notInTime = accepted - notCompliantInTime - completed;
  const late = quota(notInTime, 0.45, random);
  const notCompliantLate = quota(notInTime - late, 0.1, random);
  const withdrawn = quota(notInTime - late - notCompliantLate, 0.65, random);
  const counts: [Ending, number][] = [
    ["COMPLETED", completed],
    ["COMPLETED_LATE", late],
    ["OPEN", notInTime - late - notCompliantLate - withdrawn],
    ["NOT_COMPLIANT_LATE", notCompliantLate],
    ["NOT_COMPLIANT", notCompliantInTime],
    ["WITHDRAWN", withdrawn],
  ];
  return counts.flatMap(([ending, count]) => Array<Ending>(count).fill(ending));
}

/** Owners whose service is done enrol first; those withdrawn come last and do not enrol in time. */
function enrolments(accepted: readonly Ending[], conversion: number, random: Random): Enrolment[] {
  const before = quota(accepted.length, knownUnits, random);
  const inTime = quota(accepted.length - before, conversion, random);
  const late = quota(accepted.length, lateEnrolments, random);
  return accepted.map((ending, position) => {
    if (position >= accepted.length - before) return "BEFORE_ACCEPTANCE";
    if (ending === "WITHDRAWN") return random.float() < 0.1 ? "AFTER_WITHDRAWAL" : "NONE";
    if (position < inTime) return "IN_TIME";
    return position < inTime + late ? "LATE" : "NONE";
  });
}

/** Plans a month of `assigned` opportunities so that its rates come out as the habits say. */
export function planMonth(assigned: number, habits: DemoHabits, random: Random): Course[] {
  const { unevenness } = habits;
  const accepted = quota(assigned, monthly(habits.acceptance, unevenness, random), random);
  // A dealer that answers everything does so every month.
  const engagement = habits.engagement === 1 ? 1 : monthly(habits.engagement, unevenness, random);
  const engaged = Math.max(accepted, quota(assigned, engagement, random));
  const declinedWithoutReason = quota(assigned - engaged, declinesWithoutReason, random);
  const acceptedEndings = endings(accepted, monthly(habits.closing, unevenness, random), random);
  const acceptedEnrolments = enrolments(acceptedEndings, monthly(habits.conversion, unevenness, random), random);
  const repeat = (answer: Exclude<Course["answer"], "ACCEPTED">, count: number): Course[] =>
    Array.from({ length: count }, () => ({ answer }));
  return [
    ...acceptedEndings.map(
      (ending, position): Course => ({ answer: "ACCEPTED", ending, enrolment: acceptedEnrolments[position] ?? "NONE" }),
    ),
    ...repeat("DECLINED", engaged - accepted),
    ...repeat("DECLINED_WITHOUT_REASON", declinedWithoutReason),
    ...repeat("EXPIRED", assigned - engaged - declinedWithoutReason),
    ...repeat("CANCELLED", quota(assigned, cancelled, random)),
  ];
}
