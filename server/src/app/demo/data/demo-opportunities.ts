import { Random } from "random";
import { Temporal } from "temporal-polyfill";
import type { OpportunityEntity } from "../../../storage/entities/opportunity.entity.ts";
import { type DemoDealer, demoMonths } from "./demo-dealers.ts";
import type { DemoHabits, DemoStory } from "./demo-habits.ts";
import { planMonth } from "./month-plan.ts";
import { type OpportunitySteps, stepsOf } from "./opportunity-steps.ts";
import { type RegionalDemand, regionalDemand } from "./regional-demand.ts";
import { untilNow } from "./until-now.ts";

const fewestAMonth = 5;
/** With the cancelled ones, which come on top, 80. */
const mostAMonth = 78;

const hoursOfDay = Array.from({ length: 24 }, (_, hour) => hour);
/** Owners call by day, most in the morning; generators fail at night too. */
const hourWeights = [1, 1, 1, 1, 1, 2, 4, 7, 10, 11, 11, 10, 8, 9, 9, 8, 8, 7, 6, 5, 4, 3, 2, 1];

function habitsAt({ from, to }: DemoStory, position: number): DemoHabits {
  const mix = (key: keyof DemoHabits) => from[key] + (to[key] - from[key]) * position;
  return {
    acceptance: mix("acceptance"),
    engagement: mix("engagement"),
    closing: mix("closing"),
    conversion: mix("conversion"),
    answerHours: mix("answerHours"),
    completionDays: mix("completionDays"),
    unevenness: mix("unevenness"),
  };
}

/** Draws instants of assignment in a month of a region. */
function assignments(month: Temporal.PlainYearMonth, { surgeDays }: RegionalDemand, timeZone: string, random: Random): () => number {
  const days = Array.from({ length: month.daysInMonth }, (_, index) => month.toPlainDate({ day: index + 1 }));
  const weights = days.map(({ day, dayOfWeek }) => (surgeDays.has(day) ? 5 : 1) * (dayOfWeek <= 5 ? 1 : 0.6));
  return () => {
    const day = random.choice(days, weights) ?? month.toPlainDate({ day: 1 });
    const plainTime = { hour: random.choice(hoursOfDay, hourWeights) ?? 9, minute: random.int(0, 59), second: random.int(0, 59) };
    return day.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds;
  };
}

function monthOf(seed: string, dealer: DemoDealer, month: Temporal.PlainYearMonth, monthsAgo: number): OpportunitySteps[] {
  if (monthsAgo === dealer.story.quietMonth) return [];
  const { timeZone } = dealer;
  const random = new Random(`${seed}/${dealer.id}/${month.toString()}`);
  const habits = habitsAt(dealer.story, 1 - monthsAgo / (demoMonths - 1));
  const demand = regionalDemand(seed, dealer.region, month);
  const expected = dealer.opportunitiesAMonth * demand.factor * random.float(0.9, 1.1);
  const assigned = Math.round(Math.min(Math.max(expected, fewestAMonth), mostAMonth));
  const nextAssignment = assignments(month, demand, timeZone, random);
  return planMonth(assigned, habits, random).map((course) => stepsOf(course, nextAssignment(), { timeZone, habits, random }));
}

/**
 * A dealer's opportunities of the 26 months up to `now`, in the order of their assignment.
 * The same seed, dealer and instant give the same rows; nothing is stamped after `now`.
 */
export function demoOpportunities(seed: string, dealer: DemoDealer, now: Date): OpportunityEntity[] {
  const current = Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(dealer.timeZone)
    .toPlainDate()
    .toPlainYearMonth();
  return Array.from({ length: dealer.story.months ?? demoMonths }, (_, monthsAgo) =>
    monthOf(seed, dealer, current.subtract({ months: monthsAgo }), monthsAgo),
  )
    .flat()
    .filter((steps) => steps.assignedAt <= now)
    .toSorted((one, other) => one.assignedAt.getTime() - other.assignedAt.getTime())
    .map((steps, index) => {
      const number = `${dealer.id.slice(1)}-${String(index + 1).padStart(4, "0")}`;
      return { dealerId: dealer.id, id: `SO-${number}`, requestId: `SR-${number}`, ...untilNow(steps, now) };
    });
}
