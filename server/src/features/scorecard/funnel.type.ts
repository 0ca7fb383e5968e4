import { Field, Float, Int, ObjectType } from "type-graphql";
import { DateScalar } from "../../graphql/scalars.ts";
import { countedSteps, type StepNumbers } from "../../kpi/funnel.ts";
import type { Program } from "../../kpi/metric.ts";
import type { Language } from "../../kpi/texts/language.ts";
import type { Sufficiency } from "../../kpi/results/metric-result.ts";
import { text } from "../../kpi/texts/texts.ts";
import { SufficiencyName } from "./metric-result.type.ts";

@ObjectType("FunnelStep", {
  description: "How many records of the cohort took a step, and what share that is. The counts are those of the program's metrics.",
  simpleResolvers: true,
})
export class FunnelStepType {
  @Field(() => String, { description: "Its code within the program, such as CONTACTED." })
  code!: string;

  @Field(() => String, { description: "Its name in the reader's language." })
  name!: string;

  @Field(() => Int, { description: "How many took it: each is counted where it was recorded, whichever steps were recorded before." })
  count!: number;

  @Field(() => Int, { nullable: true, description: "How many of these took the step before as well; null for the first step." })
  alsoStepBefore!: number | null;

  @Field(() => Int, { nullable: true, description: "How many took the step before; null for the first step." })
  stepBefore!: number | null;

  @Field(() => SufficiencyName, {
    nullable: true,
    description: "Whether enough took the step before for the share of them to say something; null for the first step.",
  })
  sufficiency!: Sufficiency | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "Of those that took the step before, the share that took this one; null for the first step, and where none took the one before.",
  })
  shareOfStepBefore!: number | null;

  @Field(() => Float, { nullable: true, description: "The count as a share of the first step's; null where that is 0." })
  shareOfAll!: number | null;

  @Field(() => String, {
    nullable: true,
    description: "Code of the metric that gives the share of the step before, with its receipt; null for the first step.",
  })
  metricCode!: string | null;
}

@ObjectType("WeeklyFunnel", {
  description: "The funnel of one week, Monday to Sunday on the dealer's clocks, from today's records.",
  simpleResolvers: true,
})
export class WeeklyFunnelType {
  @Field(() => DateScalar, { description: "The Monday." })
  from!: string;

  @Field(() => DateScalar, { description: "The Sunday." })
  to!: string;

  @Field(() => Boolean, { description: "Whether every window that could still change it has passed." })
  settled!: boolean;

  @Field(() => [FunnelStepType], { description: "The steps in their order." })
  steps!: FunnelStepType[];
}

/** The steps of a program's funnel by the numbers of its metrics. */
export function funnelStepsFrom(program: Program, numbers: ReadonlyMap<string, StepNumbers>, language: Language): FunnelStepType[] {
  return countedSteps(program.funnel ?? [], numbers).map(({ step, ...counted }) => ({
    ...counted,
    code: step.code,
    name: text(language, `step.${program.code}.${step.code}`),
    metricCode: step.rate ?? null,
  }));
}
