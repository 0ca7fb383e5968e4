import pg from "pg";
import {
  datesOf,
  type DerivedField,
  type FieldDefinition,
  fieldsTaken,
  isStored,
  neededFields,
  type PeriodPoint,
  type RecordKind,
  type RelatedField,
  sourcesOf,
  type StoredField,
  valueType,
} from "../../kpi/formula/record-kind.ts";
import { asOfParameter, conditionSql } from "./condition-sql.ts";

/** The calendar day, on the dealer's clocks, of the instant asked for. */
const today = `(${asOfParameter} AT TIME ZONE cell.time_zone)::date`;

function storedSql(table: string, name: string, field: StoredField, kind: RecordKind): string {
  const happened = (event: string) =>
    kind.fields[event]?.source === "eventDay" ? `${table}.${event} <= ${today}` : `${table}.${event} <= ${asOfParameter}`;
  switch (field.source) {
    case "event":
    case "eventDay":
      return `CASE WHEN ${happened(name)} THEN ${table}.${name} END AS ${name}`;
    case "text":
    case "flag":
    case "number":
      return field.stampedBy === undefined
        ? `${table}.${name}`
        : `CASE WHEN ${happened(field.stampedBy)} THEN ${table}.${name} END AS ${name}`;
    default:
      return `${table}.${name}`;
  }
}

const startOfMonthsAgo = (months: number) => `(cell.month - interval '${months} months')::timestamp AT TIME ZONE cell.time_zone`;

const periodPointsSql: Readonly<Record<PeriodPoint, string>> = {
  lastDay: "cell.next_day - 1",
  lastInstant: "cell.ends_at - interval '1 millisecond'",
  yearFirstDay: "(cell.month - interval '11 months')::date",
  yearStart: startOfMonthsAgo(11),
  yearEve: `${startOfMonthsAgo(11)} - interval '1 millisecond'`,
  yearBefore: startOfMonthsAgo(23),
};

function valueSql(value: string | number | null): string {
  if (value === null) return "NULL";
  return typeof value === "number" ? `${value}::numeric` : pg.escapeLiteral(value);
}

function casesSql(field: Extract<DerivedField, { source: "cases" | "points" }>, kind: RecordKind): string {
  const cases = field.cases.map(([when, then]) => `WHEN ${conditionSql(when, kind)} THEN ${valueSql(then)}`);
  return `CASE ${cases.join(" ")} ELSE ${valueSql(field.otherwise)} END`;
}

/** As the evaluator writes them: days and instants in ISO 8601. */
const joinedText = (kind: RecordKind) => (name: string) => {
  const type = valueType(kind, name);
  if (type === "instant") return `to_char(${name} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  return type === "day" ? `to_char(${name}, 'YYYY-MM-DD')` : name;
};

function derivedSql(field: DerivedField, kind: RecordKind, depth: number): string {
  switch (field.source) {
    case "instantWhen":
      return `CASE WHEN ${conditionSql(field.when, kind)} THEN ${field.instant} END`;
    case "cases":
    case "points":
      return casesSql(field, kind);
    case "earliest":
      return `least(${field.of.join(", ")})`;
    case "dayOf":
      return `(${field.instant} AT TIME ZONE cell.time_zone)::date`;
    case "elapsed":
      return `extract(epoch FROM ${field.to} - ${field.from}) * 1000`;
    case "sum":
      return [field.plus.join(" + "), ...field.minus].join(" - ");
    case "key":
      return field.of.map(joinedText(kind)).join(" || ' ' || ");
    case "firstOf":
      return `coalesce(${field.of.join(", ")})`;
    case "period":
      return periodPointsSql[field.point];
    case "related":
      return field.when ? `CASE WHEN ${conditionSql(field.when, kind)} THEN ${relatedSql(field, depth)} END` : relatedSql(field, depth);
  }
}

/** Whether a field is a column of instants or days. */
function isDated(kind: RecordKind, name: string): boolean {
  return isStored(kind.fields[name]) && ["instant", "day"].includes(valueType(kind, name) ?? "");
}

const sign = (is: "notBefore" | "notAfter") => (is === "notBefore" ? ">=" : "<=");

/** What follows for the columns themselves from a look's conditions, so that an index can go by it: an unseen event fails them anyway. */
function narrowing(field: RelatedField, theirs: string, ours: string): string[] {
  const kind = field.kind();
  const { bound, where } = field;
  const leaves = !where || where.op === "any" || where.op === "not" ? [] : where.op === "all" ? where.conditions : [where];
  const dated = leaves.flatMap((leaf) => {
    if ((leaf.op !== "notBefore" && leaf.op !== "notAfter") || leaf.lead.amount > 0 || !isDated(kind, leaf.event)) return [];
    const limit = kind.fields[leaf.limit];
    return limit?.source === "period" ? [`${theirs}.${leaf.event} ${sign(leaf.op)} ${periodPointsSql[limit.point]}`] : [];
  });
  return bound && isDated(kind, bound.theirs) ? [...dated, `${theirs}.${bound.theirs} ${sign(bound.is)} ${ours}.${bound.ours}`] : dated;
}

/** The order in which the least or greatest date comes first, so that an index gives it without reading on. */
function firstInOrder(field: RelatedField, theirs: string): string {
  if (field.take !== "min" && field.take !== "max") return "";
  if (!isDated(field.kind(), field.of)) return "";
  return ` ORDER BY ${theirs}.${field.of}${field.take === "max" ? " DESC" : ""}`;
}

/** A look at other records of the dealer: by an index on the columns that it matches, once for each record. */
function relatedSql(field: RelatedField, depth: number): string {
  const [theirs, ours] = [`r${depth + 1}`, `s${depth}`];
  const kind = field.kind();
  const from = [
    `${kind.table} ${theirs} WHERE ${theirs}.dealer_id = ${ours}.dealer_id`,
    ...field.on.map(([name, own]) => `${theirs}.${name} = ${ours}.${own}`),
    ...(field.others ? [`${theirs}.id <> ${ours}.id`] : []),
    ...narrowing(field, theirs, ours),
  ].join(" AND ");
  const bound = field.bound && `${field.bound.theirs} ${field.bound.is === "notBefore" ? ">=" : "<="} ${ours}.${field.bound.ours}`;
  const conditions = [...(bound ? [bound] : []), ...(field.where ? [conditionSql(field.where, kind)] : [])];
  const where = conditions.length === 0 ? "" : ` WHERE ${conditions.join(" AND ")}`;
  const first = firstInOrder(field, theirs);
  const seen = `(${seenRecordsSql(kind, fieldsTaken(field), from, depth + 1, first)}) x${where}`;
  if (field.take === "count") return `(SELECT count(*) FROM ${seen})`;
  if (first !== "") return `(SELECT ${field.of} FROM ${seen}${where === "" ? " WHERE" : " AND"} ${field.of} IS NOT NULL LIMIT 1)`;
  return field.take === "value" ? `(SELECT ${field.of} FROM ${seen} LIMIT 1)` : `(SELECT ${field.take}(${field.of}) FROM ${seen})`;
}

/** The derived fields, those first that follow from stored ones alone; each list needs only the lists before it. */
function derivedLayers(fields: readonly (readonly [string, FieldDefinition])[], kind: RecordKind, depth: number): string[][] {
  const depths = new Map<string, number>();
  const layers: string[][] = [];
  for (const [name, field] of fields) {
    if (isStored(field)) continue;
    const layer = Math.max(0, ...sourcesOf(field).map((source) => (depths.get(source) ?? -1) + 1));
    depths.set(name, layer);
    layers[layer] = [...(layers[layer] ?? []), `${derivedSql(field, kind, depth)} AS ${name}`];
  }
  return layers;
}

const hasCome = (name: string, kind: RecordKind, table: string) =>
  `${table}.${name} <= ${valueType(kind, name) === "day" ? today : asOfParameter}`;

/** Whether a date of the record has come, or what it follows has not still to come. */
function knownSql(kind: RecordKind, table: string): string {
  const { follows } = kind;
  if (!follows) return "";
  const theirs = follows.kind();
  const other = `${table}_follows`;
  const ahead = `EXISTS (SELECT FROM ${theirs.table} ${other} WHERE ${other}.dealer_id = ${table}.dealer_id AND ${other}.id = ${table}.${follows.by}
    AND NOT (${hasCome(follows.event, theirs, other)}))`;
  return ` AND (${[...datesOf(kind).map((date) => hasCome(date, kind, table)), `NOT ${ahead}`].join(" OR ")})`;
}

/**
 * A sub-select of a kind's records as they looked at `asOf`: dealer_id, id and the named fields with all they follow from, in
 * one layer for each step of derivation. `from` names the table as `r` and the depth, `r0` outermost, and ends in a condition.
 * It stands where a `cell` can be seen. `OFFSET 0` keeps PostgreSQL from writing a derived field out again at each of its uses.
 */
export function seenRecordsSql(kind: RecordKind, names: Iterable<string>, from: string, depth = 0, order = ""): string {
  const table = `r${depth}`;
  const fields = neededFields(kind, names);
  const stored = fields.flatMap(([name, field]) => (isStored(field) ? [storedSql(table, name, field, kind)] : []));
  const { born } = kind;
  const there = born === null ? "" : ` AND ${table}.${born} <= ${kind.fields[born]?.source === "eventDay" ? today : asOfParameter}`;
  return derivedLayers(fields, kind, depth).reduce(
    (inner, derived) => `SELECT *, ${derived.join(", ")} FROM (${inner}) s${depth} OFFSET 0`,
    `SELECT ${[`${table}.dealer_id`, `${table}.id`, ...stored].join(", ")} FROM ${from}${there}${knownSql(kind, table)}${order} OFFSET 0`,
  );
}
