import { type Condition, fieldsOfLeaf, type Leaf, leavesOf } from "./formula/condition.ts";
import {
  type FieldDefinition,
  fieldsTaken,
  isStored,
  pointsRange,
  type RecordKind,
  type ValueType,
  valueType,
} from "./formula/record-kind.ts";
import { metricsOfStep } from "./funnel.ts";
import { denominatorOf, isMiddle, type Measure, type Metric, type MetricDefinition, numeratorOf, type Program } from "./metric.ts";
import { recordKindsOf } from "./record-kinds-of.ts";
import { languages } from "./texts/language.ts";
import { hasText } from "./texts/texts.ts";

function conditionsOf(metric: MetricDefinition): Condition[] {
  return [metric.population, metric.numerator, ...(metric.denominator ? [metric.denominator] : [])];
}

/** The types of value that a leaf can look at; both of a pair are of one. */
function typesOfLeaf({ op }: Leaf): readonly ValueType[] | undefined {
  switch (op) {
    case "is":
      return ["text"];
    case "yes":
      return ["flag"];
    case "filled":
      return undefined;
    case "atLeast":
    case "atMost":
      return ["number"];
    case "within":
      return ["instant"];
    case "withinDays":
      return ["day"];
    case "notAfter":
    case "notBefore":
    case "passed":
      return ["instant", "day"];
  }
}

function conditionIssues(kind: RecordKind, condition: Condition): string[] {
  return leavesOf(condition).flatMap((leaf) => {
    const types = fieldsOfLeaf(leaf).map((field) => [field, valueType(kind, field)] as const);
    const fitting = typesOfLeaf(leaf);
    const missing = types.flatMap(([field, type]) => (type === undefined ? [`${kind.code} has no field ${field}.`] : []));
    const wrong = types.flatMap(([field, type]) =>
      type !== undefined && fitting && !fitting.includes(type) ? [`${field} is no ${fitting.join(" or ")}.`] : [],
    );
    const [first, second] = types.map(([, type]) => type);
    const unlike = second !== undefined && first !== undefined && first !== second ? [`${leaf.op} compares unlike fields.`] : [];
    return [...missing, ...wrong, ...unlike];
  });
}

function measureIssues({ of, cohort, where, amount, currency }: Measure): string[] {
  const cohortIssues =
    cohort === "EVERY_PERIOD" || (isStored(of.fields[cohort]) && ["instant", "day"].includes(valueType(of, cohort) ?? ""))
      ? []
      : [`the cohort date ${cohort} is no instant or day of ${of.code}.`];
  const amountIssues =
    (amount.add === "NUMBERS" || amount.add === "MEDIAN") && valueType(of, amount.of) !== "number"
      ? [`the amount ${amount.of} is no number of ${of.code}.`]
      : amount.add === "DIFFERENT" && valueType(of, amount.of) === undefined
        ? [`${of.code} has no field ${amount.of}.`]
        : [];
  const currencyIssues =
    currency !== undefined && valueType(of, currency) !== "text" ? [`the currency ${currency} is no text of ${of.code}.`] : [];
  return [...conditionIssues(of, where), ...cohortIssues, ...amountIssues, ...currencyIssues];
}

/** Points as they are: their scale is the score's. */
function isScored({ of, amount }: Metric): boolean {
  return amount?.add === "NUMBERS" && amount.by === undefined && pointsRange(of, amount.of) !== undefined;
}

function metricIssues(metric: Metric): string[] {
  const [numerator, denominator] = [numeratorOf(metric), denominatorOf(metric)];
  const sameLook = denominator?.of === numerator.of && denominator.cohort === numerator.cohort;
  return [
    ...new Set([
      ...measureIssues(numerator),
      ...(denominator ? measureIssues(denominator) : []),
      ...(metric.shape === "RATIO" && !metric.per ? ["a ratio needs what it is divided by."] : []),
      ...(metric.shape !== "RATIO" && metric.per ? ["only a ratio is divided by another measure."] : []),
      ...(denominator?.currency !== undefined && !sameLook ? ["what it is divided by is in money of other records."] : []),
      ...(isMiddle(metric) === (metric.amount?.add === "MEDIAN") && metric.per?.amount.add !== "MEDIAN"
        ? []
        : ["the middle of numbers is for a median, and a median needs it."]),
      ...(metric.shape === "SCORE" && !isScored(metric) ? ["a score adds up points."] : []),
      ...(metric.unit === "MONEY" && metric.currency === undefined ? ["money needs a currency."] : []),
      ...(metric.unit === "MONEY" && metric.goal && metric.goalCurrency === undefined ? ["a goal in money needs its currency."] : []),
    ]),
  ];
}

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
  const ofMetrics = program.metrics.flatMap((metric) => [
    `metric.${program.code}.${metric.code}.name`,
    `metric.${program.code}.${metric.code}.definition`,
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

function programIssues(program: Program): string[] {
  const codes = program.metrics.map(({ code }) => code);
  const twice = codes.filter((code, index) => codes.indexOf(code) !== index);
  return [
    ...twice.map((code) => `the code ${code} is given twice.`),
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
  const kinds = [...new Set(programs.flatMap(({ metrics }) => metrics.flatMap(recordKindsOf)))];
  return [
    ...kinds.flatMap((kind) => kindIssues(kind).map((issue) => `${kind.code}: ${issue}`)),
    ...programs.flatMap(programIssues),
    ...programs.flatMap((program) =>
      program.metrics.flatMap((metric) => metricIssues(metric).map((issue) => `${program.code}.${metric.code}: ${issue}`)),
    ),
  ];
}
