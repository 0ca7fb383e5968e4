import { Field, Float, Int, ObjectType, registerEnumType } from "type-graphql";
import { MonthScalar } from "../../graphql/scalars.ts";
import { costOfEach, type PlanReport, type PlanSide, sideValue, type Verdict } from "../../kpi/improvement/plan-report.ts";
import type { Metric } from "../../kpi/metric.ts";
import type { Month } from "../../kpi/month.ts";
import type { Interval } from "../../kpi/statistics/interval.ts";
import type { Language } from "../../kpi/texts/language.ts";
import { hasText, text } from "../../kpi/texts/texts.ts";
import { IntervalType } from "../scorecard/metric-result.type.ts";
import type { StoredPlan } from "./plan.reader.ts";

const VerdictName = {
  TOO_EARLY: "TOO_EARLY",
  NO_CHANGE: "NO_CHANGE",
  IMPROVING: "IMPROVING",
  WORSENING: "WORSENING",
  CHANGED: "CHANGED",
} as const satisfies Record<Verdict, Verdict>;
registerEnumType(VerdictName, {
  name: "PlanVerdict",
  description: "What can be said of a plan.",
  valuesConfig: {
    TOO_EARLY: { description: "Fewer than 25 records before or since, or no records any more to tell chance by." },
    NO_CHANGE: { description: "The change may be by chance: 0 lies within its interval." },
    IMPROVING: { description: "The metric got better." },
    WORSENING: { description: "The metric got worse." },
    CHANGED: { description: "The metric, which gets better neither way, is higher or lower than before." },
  },
});

@ObjectType("PlanPeriod", { description: "A metric over the months before a plan, or since.", simpleResolvers: true })
export class PlanPeriodType {
  @Field(() => [MonthScalar], { description: "The months, oldest first." })
  months!: readonly Month[];

  @Field(() => Float, {
    nullable: true,
    description: "The value, of a count or a sum on average of a month; null with a denominator of 0.",
  })
  value!: number | null;

  @Field(() => Float, { description: "The numerator, of all months together." })
  numerator!: number;

  @Field(() => Float, { nullable: true, description: "The denominator, of all months together; null for a plain measure." })
  denominator!: number | null;

  @Field(() => Int, { description: "How many records it stands on." })
  records!: number;
}

@ObjectType("PlanComparison", {
  description:
    "How the metric changed over the same months at dealers with final results in all of them and no plan of their own on it then: the difference in differences.",
  simpleResolvers: true,
})
export class PlanComparisonType {
  @Field(() => Int, { description: "How many dealers these are; five or more." })
  dealers!: number;

  @Field(() => Float, { description: "The middle one of their changes." })
  change!: number;

  @Field(() => Float, { description: "The plan's change less theirs: what is left when what happened everywhere is taken away." })
  difference!: number;
}

export function planPeriodFrom(metric: Metric, months: readonly Month[], side: PlanSide): PlanPeriodType {
  return {
    months,
    value: sideValue(metric, side),
    numerator: Number(side.numerator),
    denominator: side.denominator === null ? null : Number(side.denominator),
    records: side.records,
  };
}

@ObjectType("ImprovementReport", {
  description: "What became of the metric since a plan began: of final months wholly before, and wholly after.",
  simpleResolvers: true,
})
export class ImprovementReportType {
  @Field(() => PlanPeriodType, { description: "Before: the baseline." })
  before!: PlanPeriodType;

  @Field(() => PlanPeriodType, {
    nullable: true,
    description:
      "Since: the final months that lie wholly after the start and before the plan was stopped, computed by the baseline's version of the definition; of a metric about twelve months, those whose twelve do, and of one that counts who is there all along the newest alone. Null while there is none.",
  })
  since!: PlanPeriodType | null;

  @Field(() => Float, { nullable: true, description: "The value since less the value before; null where either has none." })
  change!: number | null;

  @Field(() => IntervalType, {
    nullable: true,
    description:
      "95 % interval of the change: of a share by Newcombe's hybrid score method; of any other from samples drawn again of its records, always the same, and null on too few of them.",
  })
  interval!: Interval | null;

  @Field(() => VerdictName, { description: "What can be said of it." })
  verdict!: Verdict;

  @Field(() => String, {
    nullable: true,
    description: "What to do where the metric does not improve, in the reader's language; null otherwise.",
  })
  advice!: string | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "How many more records were counted since than would have been at the value before; of a metric that gets better downwards, how many fewer. Null where it adds up something else.",
  })
  extraRecords!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "What each of these cost, in the cost's currency; null without a cost, and unless the metric improves or, without a direction, rises.",
  })
  costOfEach!: number | null;

  @Field(() => PlanComparisonType, {
    nullable: true,
    description:
      "The change held against that of comparable dealers; null of fewer than five beside those the reader sees, of a count, a sum or a median, and until it is computed. As of a past instant, null where it was computed since: the one before is not kept.",
  })
  comparison!: PlanComparisonType | null;
}

export function planReportFrom(
  { before, since, comparison }: Pick<ImprovementReportType, "before" | "since" | "comparison">,
  report: PlanReport,
  { cost }: Pick<StoredPlan, "cost">,
  language: Language,
): ImprovementReportType {
  const advice = `advice.plan.${report.verdict}`;
  return {
    ...report,
    before,
    since,
    advice: hasText(language, advice) ? text(language, advice) : null,
    costOfEach: costOfEach(report, cost === null ? null : Number(cost)),
    comparison,
  };
}
