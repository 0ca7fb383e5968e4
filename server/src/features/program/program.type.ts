import { Field, Float, Int, ObjectType, registerEnumType } from "type-graphql";
import { encodeNodeId } from "../../graphql/node-id.ts";
import { NodeType } from "../../graphql/node.type.ts";
import { findMetric, programs } from "../../kpi/catalogue.ts";
import type { Goal } from "../../kpi/goal.ts";
import { type Better, hasWeeks, type Metric, type MetricShape, type Program, type Unit, units } from "../../kpi/metric.ts";
import { type Language, languages } from "../../kpi/texts/language.ts";
import { definitionTextKey } from "../../kpi/texts/definition-text.ts";
import { hasText, text } from "../../kpi/texts/texts.ts";

/** The programs of the catalogue: the code knows none by name. */
export const ProgramCode: Readonly<Record<string, string>> = Object.fromEntries(programs.map(({ code }) => [code, code]));
registerEnumType(ProgramCode, {
  name: "ProgramCode",
  description: "A program of metrics.",
  valuesConfig: Object.fromEntries(programs.map(({ code }) => [code, { description: text(languages[0], `program.${code}.name`) }])),
});

export const ShapeName = {
  PROPORTION: "PROPORTION",
  RATIO: "RATIO",
  MEAN: "MEAN",
  MEDIAN: "MEDIAN",
  COUNT: "COUNT",
  SUM: "SUM",
  SCORE: "SCORE",
} as const satisfies Record<MetricShape, MetricShape>;
registerEnumType(ShapeName, {
  name: "MetricShape",
  description: "What kind of number a metric gives.",
  valuesConfig: {
    PROPORTION: { description: "A share between 0 and 1: the records counted are some of those in the denominator." },
    RATIO: { description: "One measure divided by another, such as hours by hours or visits by days." },
    MEAN: { description: "A sum divided by the number of records." },
    MEDIAN: { description: "The middle of the records' numbers; of an even count, the mean of the two middle ones." },
    COUNT: { description: "A number of records, or of different values." },
    SUM: { description: "A sum of numbers of the records." },
    SCORE: { description: "A share less another, from -100 to 100." },
  },
});

const UnitName = Object.fromEntries(units.map((unit) => [unit, unit])) as { readonly [Name in Unit]: Name };
registerEnumType(UnitName, {
  name: "Unit",
  description: "What a value is told in.",
  valuesConfig: {
    PERCENT: { description: "A share: 0.8 is 80 %." },
    HOURS: { description: "Hours." },
    MINUTES: { description: "Minutes." },
    KILOMETRES: { description: "Kilometres; shown in miles where that is usual." },
    COUNT: { description: "A number of things." },
    RATIO: { description: "A bare number." },
    MONEY: { description: "An amount in the result's currency." },
    PER_DAY: { description: "A number a day." },
    SCORE: { description: "From -100 to 100." },
    POINTS: { description: "Points of a question's scale." },
  },
});

export const BetterName = { UP: "UP", DOWN: "DOWN" } as const;
registerEnumType(BetterName, {
  name: "Better",
  description: "Which way a value gets better.",
  valuesConfig: { UP: { description: "Higher is better." }, DOWN: { description: "Lower is better." } },
});

export const DirectionName = { AT_LEAST: "AT_LEAST", AT_MOST: "AT_MOST" } as const;
registerEnumType(DirectionName, {
  name: "GoalDirection",
  description: "On which side of its value a goal is met.",
  valuesConfig: {
    AT_LEAST: { description: "Met at the value or above, only above where strict." },
    AT_MOST: { description: "Met at the value or below, only below where strict." },
  },
});

@ObjectType("Goal", { description: "A value to reach.", simpleResolvers: true })
export class GoalType {
  @Field(() => Float, { description: "In the metric's own unit; for a share, 0.8 is 80 %." })
  value!: number;

  @Field(() => DirectionName, { description: "On which side of the value the goal is met." })
  direction!: keyof typeof DirectionName;

  @Field(() => Boolean, { description: "Whether the value itself does not meet the goal." })
  strict!: boolean;
}

export function goalFrom(goal: Goal | null): GoalType | null {
  return goal ? { value: Number(goal.value), direction: goal.direction, strict: goal.strict } : null;
}

/** Whose goals hold, and when: a dealer's, or those of dealers taken together. */
export interface GoalHolder {
  /** Null for a sum of dealers. */
  readonly dealerId: string | null;
  /** The dealer's, or the one that all dealers of a sum are in; null for any other. */
  readonly country: string | null;
  /** The dealer's own; null for a sum of dealers. */
  readonly currency: string | null;
  readonly timeZones: readonly string[];
  readonly asOf: Date;
}

@ObjectType("MetricDefinition", {
  implements: NodeType,
  description: "What a metric is. Its key is program and code: the same code may mean something else in another program.",
  simpleResolvers: true,
})
export class MetricDefinitionType extends NodeType {
  @Field(() => ProgramCode, { description: "The program it belongs to." })
  program!: string;

  @Field(() => String, { description: "Its code within the program, such as CLOSE_RATE." })
  code!: string;

  @Field(() => String, { description: "Its name in the reader's language." })
  name!: string;

  @Field(() => String, { description: "What is counted, in words, in the reader's language." })
  definition!: string;

  @Field(() => Int, { description: "Version of the definition: raised whenever its meaning changes." })
  version!: number;

  @Field(() => ShapeName, { description: "What kind of number it gives." })
  shape!: Metric["shape"];

  @Field(() => UnitName, { description: "What its value is told in." })
  unit!: Unit;

  @Field(() => BetterName, { nullable: true, description: "Which way it gets better; null where neither is." })
  better!: Better | null;

  @Field(() => String, { nullable: true, description: "Why it is watched, in the reader's language; null where nothing is said of it." })
  importance!: string | null;

  @Field(() => String, { nullable: true, description: "Code of its group within the program; null where the program has no groups." })
  group!: string | null;

  @Field(() => String, { description: "The kind of record it counts, such as OPPORTUNITY." })
  recordKind!: string;

  @Field(() => Boolean, { description: "Whether it is measured by weeks, too; one about whole months is not." })
  weekly!: boolean;

  metric!: Metric;
  holder!: GoalHolder;
}

function isInForce({ program, code, version }: Metric): boolean {
  return findMetric(program, code)?.version === version;
}

/** Nobody in particular, whose goals are those of everybody. */
export const nobody = (asOf: Date): GoalHolder => ({ dealerId: null, country: null, currency: null, timeZones: [], asOf });

/** `holder`: whose goal it shows, and as of when. */
export function metricDefinitionFrom(metric: Metric, language: Language, holder: GoalHolder): MetricDefinitionType {
  const key = `metric.${metric.program}.${metric.code}`;
  return {
    id: encodeNodeId(holder.asOf, "MetricDefinition", metric.program, metric.code, ...(isInForce(metric) ? [] : [String(metric.version)])),
    program: metric.program,
    code: metric.code,
    name: text(language, `${key}.name`),
    definition: text(language, definitionTextKey(metric)),
    version: metric.version,
    shape: metric.shape,
    unit: metric.unit,
    better: metric.better ?? null,
    importance: hasText(language, `${key}.importance`) ? text(language, `${key}.importance`) : null,
    group: metric.group ?? null,
    recordKind: metric.of.code,
    weekly: hasWeeks(metric),
    metric,
    holder,
  };
}

@ObjectType("MetricGroup", {
  description: "A part of a program, such as one of the eight processes of after-sales.",
  simpleResolvers: true,
})
export class MetricGroupType {
  @Field(() => String, { description: "Its code within the program." })
  code!: string;

  @Field(() => String, { description: "Its name in the reader's language." })
  name!: string;

  @Field(() => String, { description: "Why it is watched, in the reader's language." })
  importance!: string;

  @Field(() => [MetricDefinitionType], { description: "Its metrics, in the order shown." })
  metrics!: MetricDefinitionType[];
}

@ObjectType("Program", { implements: NodeType, description: "A named set of metrics over one kind of work.", simpleResolvers: true })
export class ProgramType extends NodeType {
  @Field(() => ProgramCode, { description: "Its code." })
  code!: string;

  @Field(() => String, { description: "Its name in the reader's language." })
  name!: string;

  @Field(() => String, { description: "What it is about, in the reader's language." })
  explanation!: string;

  @Field(() => [MetricDefinitionType], { description: "Its metrics, in the order shown." })
  metrics!: MetricDefinitionType[];

  @Field(() => [MetricGroupType], { description: "Its parts, in the order shown; none where it is not divided." })
  groups!: MetricGroupType[];

  @Field(() => String, { description: "Code of the count that says how many records a month is about." })
  cohortMetric!: string;

  @Field(() => [String], { description: "Codes of the metrics that have a tile, in the order shown." })
  tiles!: readonly string[];
}

export function programFrom(program: Program, language: Language, asOf: Date): ProgramType {
  const metrics = program.metrics.map((metric) => metricDefinitionFrom(metric, language, nobody(asOf)));
  return {
    id: encodeNodeId(asOf, "Program", program.code),
    code: program.code,
    name: text(language, `program.${program.code}.name`),
    explanation: text(language, `program.${program.code}.explanation`),
    metrics,
    groups: program.groups.map((code) => ({
      code,
      name: text(language, `group.${program.code}.${code}.name`),
      importance: text(language, `group.${program.code}.${code}.importance`),
      metrics: metrics.filter(({ group }) => group === code),
    })),
    cohortMetric: program.cohortMetric,
    tiles: program.tiles,
  };
}
