import { fieldsOfLeaf, type Leaf, leavesOf } from "./formula/condition.ts";
import { type FieldDefinition, fieldsTaken, isStored, type RecordKind, valueType } from "./formula/record-kind.ts";
import { allVersions } from "./definition-versions.ts";
import { metricsOfStep } from "./funnel.ts";
import type { Metric, Program } from "./metric.ts";
import { conditionIssues, conditionsOf, metricIssues } from "./metric-issues.ts";
import { recordKindsOf } from "./record-kinds-of.ts";
import { definitionTextKey } from "./texts/definition-text.ts";
import { languages } from "./texts/language.ts";
import { hasText } from "./texts/texts.ts";

/** Texts that a receipt may need of a leaf, whichever way it goes. */
function textsOfLeaf(kind: RecordKind, leaf: Leaf): string[] {
  const reason = (field: string) => `reason.${kind.code}.${field}`;
  switch (leaf.op) {
    case "is": {
      const field = kind.fields[leaf.field];
      if (field?.source !== "cases") {
        const own = `${reason(leaf.field)}.${leaf.value}`;
        return [hasText("en", own) ? own : `label.${kind.code}.${leaf.field}`];
      }
      return [...field.cases.map(([, value]) => value), field.otherwise].map((value) => `${reason(leaf.field)}.${value}`);
    }
    case "filled": {
      const own = [`${reason(leaf.field)}.filled`, `${reason(leaf.field)}.missing`];
      return own.some((key) => hasText("en", key)) ? own : [`label.${kind.code}.${leaf.field}`];
    }
    default:
      return fieldsOfLeaf(leaf).map((field) => `label.${kind.code}.${field}`);
  }
}

function textsOf(program: Program): string[] {
  const ofMetrics = allVersions(program).flatMap((metric) => [
    `metric.${program.code}.${metric.code}.name`,
    definitionTextKey(metric),
    ...(metric.obstacles ?? []).map(({ code }) => `obstacle.${code}`),
    ...(metric.group === undefined ? [] : [`metric.${program.code}.${metric.code}.importance`]),
    ...conditionsOf(metric)
      .flatMap(leavesOf)
      .flatMap((leaf) => textsOfLeaf(metric.of, leaf)),
    ...(metric.shape === "RATIO" && metric.per
      ? leavesOf(metric.per.where).flatMap((leaf) => textsOfLeaf(metric.per?.of ?? metric.of, leaf))
      : []),
  ]);
  const ofGroups = program.groups.flatMap((group) => [`group.${program.code}.${group}.name`, `group.${program.code}.${group}.importance`]);
  const ofSteps = (program.funnel ?? []).map(({ code }) => `step.${program.code}.${code}`);
  return [...new Set([`program.${program.code}.name`, `program.${program.code}.explanation`, ...ofGroups, ...ofSteps, ...ofMetrics])];
}

/** What results of several versions are shown, and added up, together by. */
const sameInAll = ["shape", "unit", "better", "of", "currency"] as const satisfies readonly (keyof Metric)[];

/** From 1 to the one in force without a gap, since results may be published by any of them, and the one proposed is the next. */
function versionIssues({ metrics, otherVersions = [] }: Program): string[] {
  const inForce = new Map(metrics.map((metric) => [metric.code, metric]));
  const unknown = otherVersions.filter(({ code }) => !inForce.has(code));
  return [
    ...unknown.map(({ code, version }) => `version ${version} of ${code} is of no metric of the program.`),
    ...metrics.flatMap((metric) => {
      const others = otherVersions.filter(({ code }) => code === metric.code);
      const given = others.map(({ version }) => version).toSorted((one, other) => one - other);
      const retired = Array.from({ length: metric.version - 1 }, (_, index) => index + 1);
      const expected = given.includes(metric.version + 1) ? [...retired, metric.version + 1] : retired;
      return [
        ...(given.join(" ") === expected.join(" ")
          ? []
          : [
              `${metric.code} has version ${metric.version} in force and beside it ${given.join(", ") || "none"}; expected ${expected.join(", ") || "none"}.`,
            ]),
        ...others.flatMap((other) =>
          sameInAll
            .filter((name) => other[name] !== metric[name])
            .map((name) => `version ${other.version} of ${metric.code} has another ${name}.`),
        ),
      ];
    }),
  ];
}

function programIssues(program: Program): string[] {
  const codes = program.metrics.map(({ code }) => code);
  const twice = codes.filter((code, index) => codes.indexOf(code) !== index);
  return [
    ...twice.map((code) => `the code ${code} is given twice.`),
    ...versionIssues(program),
    ...program.metrics.flatMap(({ code, group, obstacles = [] }) => [
      ...(group === undefined || program.groups.includes(group) ? [] : [`${code} is in the group ${group}, which is none of the program.`]),
      ...obstacles.flatMap(({ code: obstacle, evidence }) =>
        evidence === undefined || codes.includes(evidence)
          ? []
          : [`${code}'s obstacle ${obstacle} has the evidence ${evidence}, which is no metric.`],
      ),
    ]),
    ...program.tiles.filter((tile) => !codes.includes(tile)).map((tile) => `the tile ${tile} is no metric of the program.`),
    ...(program.funnel ?? []).flatMap((step) =>
      metricsOfStep(step)
        .filter((metric) => !codes.includes(metric))
        .map((metric) => `the step ${step.code} is told by ${metric}, which is no metric of the program.`),
    ),
    ...(codes.includes(program.cohortMetric) ? [] : [`the cohort's count ${program.cohortMetric} is no metric of the program.`]),
    ...textsOf(program).flatMap((key) =>
      languages.filter((language) => !hasText(language, key)).map((language) => `the text ${key} is missing in ${language}.`),
    ),
  ].map((issue) => `${program.code}: ${issue}`);
}

function fieldIssues(kind: RecordKind, name: string, field: FieldDefinition): string[] {
  if ("stampedBy" in field && field.stampedBy !== undefined) {
    const stamp = kind.fields[field.stampedBy]?.source;
    return stamp === "event" || stamp === "eventDay" ? [] : [`${name} is stamped by ${field.stampedBy}, which is no event.`];
  }
  if (field.source === "cases" || field.source === "points") return field.cases.flatMap(([when]) => conditionIssues(kind, when));
  if (field.source === "instantWhen") return conditionIssues(kind, field.when);
  if (field.source !== "related") return [];
  const theirs = field.kind();
  const unknown = [...field.on.map(([column]) => column), ...fieldsTaken(field)].filter(
    (column) => valueType(theirs, column) === undefined,
  );
  return unknown.map((column) => `${name} looks for ${column}, which is no field of ${theirs.code}.`);
}

function kindIssues(kind: RecordKind): string[] {
  const issues = Object.entries<FieldDefinition>(kind.fields).flatMap(([name, field]) => fieldIssues(kind, name, field));
  const { follows } = kind;
  if (follows && valueType(follows.kind(), follows.event) === undefined)
    issues.push(`it follows ${follows.event}, which is no field of ${follows.kind().code}.`);
  return kind.born === null || isStored(kind.fields[kind.born]) ? issues : [...issues, `${kind.born} is no column.`];
}

/** Everything wrong with the catalogue, all of it at once; empty where it is sound. */
export function catalogueIssues(programs: readonly Program[]): string[] {
  const kinds = [...new Set(programs.flatMap((program) => allVersions(program).flatMap(recordKindsOf)))];
  return [
    ...kinds.flatMap((kind) => kindIssues(kind).map((issue) => `${kind.code}: ${issue}`)),
    ...programs.flatMap(programIssues),
    ...programs.flatMap((program) =>
      allVersions(program).flatMap((metric) => [
        ...new Set(metricIssues(metric).map(({ issue }) => `${program.code}.${metric.code}: ${issue}`)),
      ]),
    ),
  ];
}
