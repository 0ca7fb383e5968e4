import type { Condition, Leaf } from "./formula/condition.ts";
import { type FieldDefinition, isStored, type RecordKind } from "./formula/record-kind.ts";
import type { Metric, Program } from "./metric.ts";
import { languages } from "./texts/language.ts";
import { hasText } from "./texts/texts.ts";

function leavesOf(condition: Condition): Leaf[] {
  switch (condition.op) {
    case "all":
    case "any":
      return condition.conditions.flatMap(leavesOf);
    case "not":
      return leavesOf(condition.condition);
    default:
      return [condition];
  }
}

function conditionsOf(metric: Metric): Condition[] {
  return [metric.population, metric.numerator, ...(metric.denominator ? [metric.denominator] : [])];
}

function isInstant(field: FieldDefinition | undefined): boolean {
  return field?.source === "event" || field?.source === "deadline" || field?.source === "instantWhen";
}

function instantsOf(leaf: Leaf): string[] {
  if (leaf.op === "within") return [leaf.event, leaf.start];
  if (leaf.op === "notAfter") return [leaf.event, leaf.limit];
  return leaf.op === "passed" ? [leaf.field] : [];
}

function fieldIssues({ of, cohort, ...metric }: Metric): string[] {
  const leaves = conditionsOf({ of, cohort, ...metric }).flatMap(leavesOf);
  const used = leaves.flatMap((leaf) => ("field" in leaf ? [leaf.field] : instantsOf(leaf)));
  const missing = [...new Set([...used, cohort])].filter((name) => !of.fields[name]);
  const noInstants = leaves.flatMap(instantsOf).filter((name) => of.fields[name] && !isInstant(of.fields[name]));
  return [
    ...missing.map((name) => `${of.code} has no field ${name}.`),
    ...[...new Set(noInstants)].map((name) => `${name} is no instant.`),
    ...(of.fields[cohort] && of.fields[cohort].source !== "event" ? [`the cohort date ${cohort} is no instant.`] : []),
  ];
}

/** Texts that a receipt may need of a leaf, whichever way it goes. */
function textsOfLeaf(kind: RecordKind, leaf: Leaf): string[] {
  const reason = (field: string) => `reason.${kind.code}.${field}`;
  switch (leaf.op) {
    case "is": {
      const field = kind.fields[leaf.field];
      if (field?.source !== "cases") return [`${reason(leaf.field)}.${leaf.value}`];
      return [...field.cases.map(([, value]) => value), field.otherwise].map((value) => `${reason(leaf.field)}.${value}`);
    }
    case "filled":
      return [`${reason(leaf.field)}.filled`, `${reason(leaf.field)}.missing`];
    case "passed":
      return [`${reason(leaf.field)}.passed`, `${reason(leaf.field)}.ahead`];
    default:
      return instantsOf(leaf).map((field) => `label.${kind.code}.${field}`);
  }
}

function textsOf(program: Program): string[] {
  const ofMetrics = program.metrics.flatMap((metric) => [
    `metric.${program.code}.${metric.code}.name`,
    `metric.${program.code}.${metric.code}.definition`,
    ...conditionsOf(metric)
      .flatMap(leavesOf)
      .flatMap((leaf) => textsOfLeaf(metric.of, leaf)),
  ]);
  return [...new Set([`program.${program.code}.name`, `program.${program.code}.explanation`, ...ofMetrics])];
}

function programIssues(program: Program): string[] {
  const codes = program.metrics.map(({ code }) => code);
  const twice = codes.filter((code, index) => codes.indexOf(code) !== index);
  return [
    ...twice.map((code) => `the code ${code} is given twice.`),
    ...program.tiles.filter((tile) => !codes.includes(tile)).map((tile) => `the tile ${tile} is no metric of the program.`),
    ...(codes.includes(program.cohortMetric) ? [] : [`the cohort's count ${program.cohortMetric} is no metric of the program.`]),
    ...textsOf(program).flatMap((key) =>
      languages.filter((language) => !hasText(language, key)).map((language) => `the text ${key} is missing in ${language}.`),
    ),
  ].map((issue) => `${program.code}: ${issue}`);
}

function kindIssues(kind: RecordKind): string[] {
  const stampers = Object.entries<FieldDefinition>(kind.fields).flatMap(([name, field]) =>
    field.source === "text" && kind.fields[field.stampedBy]?.source !== "event"
      ? [`${name} is stamped by ${field.stampedBy}, which is no event.`]
      : [],
  );
  return isStored(kind.fields[kind.born] ?? { source: "cases", cases: [], otherwise: null })
    ? stampers
    : [...stampers, `${kind.born} is no column.`];
}

/** Everything wrong with the catalogue, all of it at once; empty where it is sound. */
export function catalogueIssues(programs: readonly Program[]): string[] {
  const kinds = [...new Set(programs.flatMap(({ metrics }) => metrics.map(({ of }) => of)))];
  return [
    ...kinds.flatMap((kind) => kindIssues(kind).map((issue) => `${kind.code}: ${issue}`)),
    ...programs.flatMap(programIssues),
    ...programs.flatMap((program) =>
      program.metrics.flatMap((metric) => fieldIssues(metric).map((issue) => `${program.code}.${metric.code}: ${issue}`)),
    ),
  ];
}
