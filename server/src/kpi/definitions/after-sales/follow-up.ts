import { all, any, filled, not, numberUpTo, withinDays, yes } from "../../formula/condition.ts";
import { days } from "../../formula/duration.ts";
import { different, type MetricDefinition, metric } from "../../metric.ts";
import { followUp } from "../../record-kinds/follow-up.record-kind.ts";
import { notInternal } from "../../record-kinds/order-nature.record-kind.ts";
import { problem, solved } from "../../record-kinds/problem.record-kind.ts";
import { suggestion } from "../../record-kinds/suggestion.record-kind.ts";
import { atMonthEnd, windowAfterMonthEnd } from "../../settlement.ts";
import { above, everyone } from "./population.ts";

const rate = { version: 1, shape: "PROPORTION", unit: "PERCENT", better: "UP" } as const;
const followUpDays = 7;

/** KPI 13: reached and spoken with by the seventh day after it was due. */
const followUpRate = metric({
  ...rate,
  code: "FOLLOW_UP_RATE",
  of: followUp,
  cohort: "due_on",
  population: notInternal,
  denominator: all(),
  numerator: all(yes("reached"), withinDays(followUpDays, "done_on", "due_on")),
  goal: above(65),
  settlement: { calendarDays: followUpDays },
});

/** KPI 14, of those reached. */
const satisfaction = metric({
  ...rate,
  code: "CUSTOMER_SATISFACTION_RATE",
  of: followUp,
  cohort: "done_at",
  population: notInternal,
  denominator: yes("reached"),
  numerator: yes("satisfied"),
  goal: everyone,
  settlement: atMonthEnd,
});

/** KPI 15: an occasion is solved when all that was named on it is: the other faults, then this one. */
const problemResolution = metric({
  ...rate,
  code: "PROBLEM_RESOLUTION_RATE",
  of: problem,
  cohort: "raised_at",
  population: notInternal,
  denominator: all(),
  numerator: all(
    any(not(filled("occasion")), numberUpTo("unsolved_of_occasion", 0)),
    any(filled("occasion"), numberUpTo("unsolved_raised_at_once", 0)),
    solved,
  ),
  amount: different("occasion_key"),
  goal: above(80),
  settlement: windowAfterMonthEnd(days(30)),
});

const carryOutDays = 90;

/** KPI 24, of those accepted for action. */
const suggestionAdoption = metric({
  ...rate,
  code: "SUGGESTION_ADOPTION_RATE",
  of: suggestion,
  cohort: "reviewed_on",
  population: yes("accepted_for_action"),
  denominator: all(),
  numerator: withinDays(carryOutDays, "carried_out_on", "reviewed_on"),
  goal: above(70),
  settlement: { calendarDays: carryOutDays },
});

export const followUpMetrics: readonly MetricDefinition[] = [followUpRate, satisfaction, problemResolution, suggestionAdoption];
