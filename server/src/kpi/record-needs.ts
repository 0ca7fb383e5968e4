import { type Condition, fieldsOfLeaf, type Leaf } from "./formula/condition.ts";
import { fieldsTaken, isStored, neededFields, type RecordKind, type RelatedField } from "./formula/record-kind.ts";
import { fieldsOfMeasure } from "./metric-fields.ts";
import { denominatorOf, type Measure, type MetricDefinition, numeratorOf } from "./metric.ts";

/** Something that must have been recorded: records of a kind, a value in a column of theirs, or one value there. */
export interface RecordNeed {
  /** Code of the record kind. */
  readonly kind: string;
  readonly column: string | null;
  readonly value: string | null;
}

/** Alternatives, by text: all of one of them must be there. One that is empty asks for nothing. */
type Needs = readonly ReadonlySet<string>[];

const nothing: Needs = [new Set()];

export const needText = ({ kind, column, value }: RecordNeed): string => JSON.stringify([kind, column, value]);

function needOf(text: string): RecordNeed {
  const [kind, column, value] = JSON.parse(text) as [string, string | null, string | null];
  return { kind, column, value };
}

function one(kind: RecordKind, column: string | null = null, value: string | null = null): Needs {
  return [new Set([needText({ kind: kind.code, column, value })])];
}

function includes(all: ReadonlySet<string>, some: ReadonlySet<string>): boolean {
  return [...some].every((need) => all.has(need));
}

/** Without alternatives that ask for all that another one asks for, and more. */
function fewest(needs: Needs): Needs {
  return needs.filter(
    (more, index) => !needs.some((other, place) => place !== index && includes(more, other) && (other.size < more.size || place < index)),
  );
}

function either(alternatives: readonly Needs[]): Needs {
  return fewest(alternatives.flat());
}

function both(parts: readonly Needs[]): Needs {
  return parts.reduce((sum, part) => fewest(sum.flatMap((have) => part.map((more) => new Set([...have, ...more])))), nothing);
}

/** What a related record must have, and what ours must have to find it. */
function needsOfRelated(kind: RecordKind, field: RelatedField, taken: (theirs: RecordKind) => Needs): Needs {
  const theirs = field.kind();
  return both([
    one(theirs),
    ...field.on.flatMap(([their, our]) => [needsOfField(theirs, their), needsOfField(kind, our)]),
    ...(field.bound ? [needsOfField(theirs, field.bound.theirs), needsOfField(kind, field.bound.ours)] : []),
    ...(field.where ? [needsToHold(theirs, field.where)] : []),
    taken(theirs),
  ]);
}

/** What must be recorded for a field to have a value. */
function needsOfField(kind: RecordKind, name: string): Needs {
  const field = kind.fields[name];
  if (!field) return nothing;
  if (isStored(field)) return one(kind, name);
  const all = (names: readonly string[]) => both(names.map((each) => needsOfField(kind, each)));
  switch (field.source) {
    case "instantWhen":
      return both([needsOfField(kind, field.instant), needsToHold(kind, field.when)]);
    case "earliest":
    case "firstOf":
      return either(field.of.map((each) => needsOfField(kind, each)));
    case "dayOf":
      return needsOfField(kind, field.instant);
    case "elapsed":
      return all([field.from, field.to]);
    case "sum":
      return all([...field.plus, ...field.minus]);
    case "key":
      return all(field.of);
    case "related":
      // There may be none of them, and how many there are is known all the same.
      if (field.take === "count") return nothing;
      return needsOfRelated(kind, field, (theirs) => needsOfField(theirs, field.of));
    case "cases":
    case "points":
    case "period":
      return nothing;
  }
}

/** What must be recorded for a field to hold a text. */
function needsOfText(kind: RecordKind, name: string, value: string): Needs {
  const field = kind.fields[name];
  if (field && isStored(field)) return one(kind, name, value);
  if (field?.source === "related" && field.take === "value") {
    return needsOfRelated(kind, field, (theirs) => needsOfText(theirs, field.of, value));
  }
  if (field?.source !== "cases") return needsOfField(kind, name);
  const before = (count: number) => field.cases.slice(0, count).map(([when]) => needsToFail(kind, when));
  const named = field.cases.flatMap(([when, text], index) => (text === value ? [both([...before(index), needsToHold(kind, when)])] : []));
  return either([...named, ...(field.otherwise === value ? [both(before(field.cases.length))] : [])]);
}

function needsOfLeaf(kind: RecordKind, leaf: Leaf): Needs {
  if (leaf.op === "is") return needsOfText(kind, leaf.field, leaf.value);
  const field = leaf.op === "atLeast" ? kind.fields[leaf.field] : undefined;
  // So many that there must be some.
  if (field?.source === "related" && field.take === "count") return needsOfRelated(kind, field, () => nothing);
  return both(fieldsOfLeaf(leaf).map((each) => needsOfField(kind, each)));
}

function needsToHold(kind: RecordKind, condition: Condition): Needs {
  switch (condition.op) {
    case "all":
      return both(condition.conditions.map((each) => needsToHold(kind, each)));
    case "any":
      return either(condition.conditions.map((each) => needsToHold(kind, each)));
    case "not":
      return needsToFail(kind, condition.condition);
    default:
      return needsOfLeaf(kind, condition);
  }
}

/** A missing value makes a leaf false: nothing need be recorded for that. */
function needsToFail(kind: RecordKind, condition: Condition): Needs {
  switch (condition.op) {
    case "all":
      return either(condition.conditions.map((each) => needsToFail(kind, each)));
    case "any":
      return both(condition.conditions.map((each) => needsToFail(kind, each)));
    case "not":
      return needsToHold(kind, condition.condition);
    default:
      return nothing;
  }
}

function needsOfAmount({ of, cohort, amount, currency }: Omit<Measure, "where">): Needs {
  return both([
    one(of),
    ...(cohort === "EVERY_PERIOD" ? [] : [needsOfField(of, cohort)]),
    ...(amount.add === "RECORDS" ? [] : [needsOfField(of, amount.of)]),
    ...(currency === undefined ? [] : [needsOfField(of, currency)]),
  ]);
}

/** Where none has a value of its own, there is still something to count: none. */
function columnsOf(needs: Needs): Needs {
  return fewest(needs.map((all) => new Set([...all].map((text) => needText({ ...needOf(text), value: null })))));
}

/** What must be recorded for a metric to say anything: all of one of the alternatives. */
export function needsOfMetric(metric: MetricDefinition): readonly (readonly RecordNeed[])[] {
  const { of, population, denominator, numerator, per } = metric;
  const needs = both([
    needsOfAmount(numeratorOf(metric)),
    needsToHold(of, population),
    ...(denominator ? [needsToHold(of, denominator)] : []),
    columnsOf(needsToHold(of, numerator)),
    ...(per ? [needsOfAmount(per), needsToHold(per.of, per.where)] : []),
  ]);
  return needs.map((alternative) => [...alternative].map(needOf));
}

function columnsRead(kind: RecordKind, names: readonly string[]): RecordNeed[] {
  return neededFields(kind, names).flatMap(([name, field]) => {
    if (isStored(field)) return [{ kind: kind.code, column: name, value: null }];
    if (field.source !== "related") return [];
    const theirs = field.kind();
    return [
      { kind: theirs.code, column: null, value: null },
      ...columnsRead(theirs, [...fieldsTaken(field), ...field.on.map(([their]) => their)]),
    ];
  });
}

function columnsOfMeasure(measure: Measure): RecordNeed[] {
  const cohort = measure.cohort === "EVERY_PERIOD" ? [] : [measure.cohort];
  return [{ kind: measure.of.code, column: null, value: null }, ...columnsRead(measure.of, [...cohort, ...fieldsOfMeasure(measure)])];
}

/** Every kind and column that a metric looks at, also those that only set records apart. */
export function columnsOfMetric(metric: MetricDefinition): readonly RecordNeed[] {
  const denominator = denominatorOf(metric);
  const read = [numeratorOf(metric), ...(denominator ? [denominator] : [])].flatMap(columnsOfMeasure);
  return [...new Map(read.map((need) => [needText(need), need])).values()];
}
