import { Field, Float, Int, ObjectType, registerEnumType } from "type-graphql";
import { encodeNodeId } from "../../graphql/node-id.ts";
import { NodeType } from "../../graphql/node.type.ts";
import { programs } from "../../kpi/catalogue.ts";
import type { Goal } from "../../kpi/goal.ts";
import type { Metric, Program } from "../../kpi/metric.ts";
import { type Language, languages } from "../../kpi/texts/language.ts";
import { text } from "../../kpi/texts/texts.ts";

/** The programs of the catalogue: the code knows none by name. */
export const ProgramCode: Readonly<Record<string, string>> = Object.fromEntries(programs.map(({ code }) => [code, code]));
registerEnumType(ProgramCode, {
  name: "ProgramCode",
  description: "A program of metrics.",
  valuesConfig: Object.fromEntries(programs.map(({ code }) => [code, { description: text(languages[0], `program.${code}.name`) }])),
});

export const ShapeName = { PROPORTION: "PROPORTION", COUNT: "COUNT" } as const;
registerEnumType(ShapeName, {
  name: "MetricShape",
  description: "What kind of number a metric gives.",
  valuesConfig: {
    PROPORTION: { description: "A share between 0 and 1: the records counted are some of those in the denominator." },
    COUNT: { description: "A number of records." },
  },
});

const DirectionName = { AT_LEAST: "AT_LEAST", AT_MOST: "AT_MOST" } as const;
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

export function goalFrom(goal: Goal | null | undefined): GoalType | null {
  return goal ? { value: Number(goal.value), direction: goal.direction, strict: goal.strict } : null;
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

  @Field(() => GoalType, { nullable: true, description: "The goal in force today; null where there is none." })
  goal!: GoalType | null;

  @Field(() => String, { description: "The kind of record it counts, such as OPPORTUNITY." })
  recordKind!: string;
}

export function metricDefinitionFrom(metric: Metric, language: Language): MetricDefinitionType {
  const key = `metric.${metric.program}.${metric.code}`;
  return {
    id: encodeNodeId("MetricDefinition", metric.program, metric.code),
    program: metric.program,
    code: metric.code,
    name: text(language, `${key}.name`),
    definition: text(language, `${key}.definition`),
    version: metric.version,
    shape: metric.shape,
    goal: goalFrom(metric.goal),
    recordKind: metric.of.code,
  };
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

  @Field(() => [String], { description: "Codes of the metrics that have a tile, in the order shown." })
  tiles!: readonly string[];
}

export function programFrom(program: Program, language: Language): ProgramType {
  return {
    id: encodeNodeId("Program", program.code),
    code: program.code,
    name: text(language, `program.${program.code}.name`),
    explanation: text(language, `program.${program.code}.explanation`),
    metrics: program.metrics.map((metric) => metricDefinitionFrom(metric, language)),
    tiles: program.tiles,
  };
}
