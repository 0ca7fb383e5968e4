import { type Condition, fieldsOfLeaf, type Leaf, leavesOf } from "./formula/condition.ts";
import { isStored, pointsRange, type RecordKind, type ValueType, valueType } from "./formula/record-kind.ts";
import { denominatorOf, isMiddle, type Measure, type MetricDefinition, numeratorOf, records, type Unit } from "./metric.ts";

/** What is wrong with a definition, and the part of it that is at fault, as `per.cohort`; blank for the whole. */
interface MetricIssue {
  readonly path: string;
  readonly issue: string;
}

export function conditionsOf(metric: MetricDefinition): Condition[] {
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

/** Durations of calendar days are counted in days; whether an instant lies ahead of a day is not asked. */
function durationIssues(leaf: Leaf, types: readonly (ValueType | undefined)[]): string[] {
  if (!types.includes("day")) return [];
  if (leaf.op === "passed" && leaf.after.amount !== 0 && leaf.after.unit !== "day")
    return [`${leaf.field} is a day: so many days after it.`];
  const hasLead = (leaf.op === "notAfter" || leaf.op === "notBefore") && leaf.lead.amount !== 0;
  return hasLead ? [`${leaf.event} is a day: it has no lead.`] : [];
}

/** A rare flag of another record is read where it is yes: whether it was answered at all is not known. */
function isRareLook(kind: RecordKind, name: string): boolean {
  const field = kind.fields[name];
  if (field?.source !== "related" || field.take !== "value") return false;
  const taken = field.kind().fields[field.of];
  return taken?.source === "flag" && taken.rare === true;
}

/** What is wrong with a leaf on records of a kind. */
export function leafIssues(kind: RecordKind, leaf: Leaf): string[] {
  const types = fieldsOfLeaf(leaf).map((field) => [field, valueType(kind, field)] as const);
  const fitting = typesOfLeaf(leaf);
  const missing = types.flatMap(([field, type]) => (type === undefined ? [`${kind.code} has no field ${field}.`] : []));
  const wrong = types.flatMap(([field, type]) =>
    type !== undefined && fitting && !fitting.includes(type) ? [`${field} is no ${fitting.join(" or ")}.`] : [],
  );
  const [first, second] = types.map(([, type]) => type);
  const unlike = second !== undefined && first !== undefined && first !== second ? [`${leaf.op} compares unlike fields.`] : [];
  const field = leaf.op === "is" ? kind.fields[leaf.field] : undefined;
  const texts = field?.source === "cases" ? [...field.cases.map(([, text]) => text), field.otherwise].filter((text) => text !== null) : [];
  const never =
    leaf.op === "is" && texts.length > 0 && !texts.includes(leaf.value)
      ? [`${leaf.field} is never ${JSON.stringify(leaf.value)}; it is one of ${texts.join(", ")}.`]
      : [];
  const durations = durationIssues(
    leaf,
    types.map(([, type]) => type),
  );
  const rare =
    leaf.op === "filled" && isRareLook(kind, leaf.field) ? [`${leaf.field} is looked up where it is yes only; expected \`yes\`.`] : [];
  return [...missing, ...wrong, ...unlike, ...never, ...durations, ...rare];
}

export function conditionIssues(kind: RecordKind, condition: Condition): string[] {
  return leavesOf(condition).flatMap((leaf) => leafIssues(kind, leaf));
}

function measureIssues({ of, cohort, where, amount, currency }: Measure, base = ""): MetricIssue[] {
  const cohortFits = cohort === "EVERY_PERIOD" || (isStored(of.fields[cohort]) && ["instant", "day"].includes(valueType(of, cohort) ?? ""));
  const amountIssues =
    (amount.add === "NUMBERS" || amount.add === "MEDIAN") && valueType(of, amount.of) !== "number"
      ? [`the amount ${amount.of} is no number of ${of.code}.`]
      : amount.add === "DIFFERENT" && valueType(of, amount.of) === undefined
        ? [`${of.code} has no field ${amount.of}.`]
        : amount.add === "DIFFERENT" && isRareLook(of, amount.of)
          ? [`${amount.of} is looked up where it is yes only; there are no different values of it.`]
          : [];
  return [
    ...conditionIssues(of, where).map((issue) => ({ path: base === "" ? "" : `${base}where`, issue })),
    ...(cohortFits ? [] : [{ path: `${base}cohort`, issue: `the cohort date ${cohort} is no instant or day of ${of.code}.` }]),
    ...amountIssues.map((issue) => ({ path: `${base}amount`, issue })),
    ...(currency !== undefined && valueType(of, currency) !== "text"
      ? [{ path: `${base}currency`, issue: `the currency ${currency} is no text of ${of.code}.` }]
      : []),
  ];
}

/** Units of something that records have so much of: how many records there are is not told in them. */
const amountUnits: ReadonlySet<Unit> = new Set(["HOURS", "MINUTES", "KILOMETRES", "MONEY", "POINTS", "SCORE"]);

/** What a shape adds up, and what a unit says it does. */
function addedIssues({ shape, unit, amount = records }: MetricDefinition): string[] {
  // That the middle of numbers is in its place is told apart.
  if (amount.add === "MEDIAN") return [];
  const addsNumbers = amount.add === "NUMBERS";
  if (shape === "MEAN" || shape === "SUM") return addsNumbers ? [] : [`a ${shape.toLowerCase()} needs the numbers that it adds up.`];
  if (shape === "PROPORTION" || shape === "COUNT")
    return addsNumbers ? [`a ${shape.toLowerCase()} counts records, or different values.`] : [];
  return shape === "RATIO" && amountUnits.has(unit) && !addsNumbers ? [`${unit} needs numbers that are added up.`] : [];
}

/** Points as they are: their scale is the score's. */
function isScored({ of, amount }: MetricDefinition): boolean {
  return amount?.add === "NUMBERS" && amount.by === undefined && pointsRange(of, amount.of) !== undefined;
}

/** The month is final when a deadline of its records has passed: it must be there before it passes. */
function settlementIssues({ of, settlement }: MetricDefinition, sameLook: boolean): string[] {
  if (settlement === "NEVER" || !("deadline" in settlement) || settlement.deadline === undefined) return [];
  if (!sameLook) return ["a deadline of its records says nothing of the others that it is divided by."];
  return valueType(of, settlement.deadline) === "instant" ? [] : [`the deadline ${settlement.deadline} is no instant of ${of.code}.`];
}

function when(isWrong: boolean, path: string, issue: string): MetricIssue[] {
  return isWrong ? [{ path, issue }] : [];
}

/** Everything wrong with a definition, all of it at once; empty where it is sound. */
export function metricIssues(metric: MetricDefinition): MetricIssue[] {
  const [numerator, denominator] = [numeratorOf(metric), denominatorOf(metric)];
  const sameLook = denominator?.of === numerator.of && denominator.cohort === numerator.cohort;
  const fitsMedian = isMiddle(metric) === (metric.amount?.add === "MEDIAN") && metric.per?.amount.add !== "MEDIAN";
  return [
    ...measureIssues(numerator),
    ...(denominator ? measureIssues(denominator, metric.shape === "RATIO" ? "per." : "") : []),
    ...when(metric.shape === "RATIO" && !metric.per, "per", "a ratio needs what it is divided by."),
    ...when(metric.shape !== "RATIO" && metric.per !== undefined, "per", "only a ratio is divided by another measure."),
    ...when(denominator?.currency !== undefined && !sameLook, "per", "what it is divided by is in money of other records."),
    ...when(
      metric.shape === "RATIO" && sameLook && denominator?.currency !== numerator.currency,
      "per.currency",
      "what it is divided by is of the same records in another currency.",
    ),
    ...when(!fitsMedian, "amount", "the middle of numbers is for a median, and a median needs it."),
    ...addedIssues(metric).map((issue) => ({ path: "amount", issue })),
    ...when(metric.shape === "SCORE" && !isScored(metric), "amount", "a score adds up points."),
    ...when(metric.unit === "MONEY" && metric.currency === undefined, "currency", "money needs a currency."),
    ...when(
      metric.unit === "MONEY" && metric.goal !== undefined && metric.goalCurrency === undefined,
      "goalCurrency",
      "a goal in money needs its currency.",
    ),
    ...settlementIssues(metric, !denominator || sameLook).map((issue) => ({ path: "settlement.deadline", issue })),
  ];
}
