import pg from "pg";
import { all, type Condition, fieldsIn } from "../../kpi/formula/condition.ts";
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
import { relevantLooks } from "../../kpi/formula/relevance.ts";
import { isAlways } from "../../kpi/formula/simplify.ts";
import { asOfParameter, conditionSql, today } from "./condition-sql.ts";

/** How records are looked at. */
export interface Looking {
  /** When each look at other records can change what is asked; one that is absent always can. */
  readonly relevant?: ReadonlyMap<string, Condition>;
  /** A date of each record has come, by the condition that it is read under. */
  readonly come?: boolean;
  /** All of the dealer's records of the kind are looked at, so that what each of them looks at is worth reading at once. */
  readonly everyRecord?: boolean;
}

/** A field of a layer: what it is, and what that is joined with. */
interface LayerColumn {
  readonly sql: string;
  readonly join?: string;
}

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
        : `CASE WHEN ${happened(field.stampedBy)}${field.orUntimed ? ` OR ${table}.${field.stampedBy} IS NULL` : ""} THEN ${table}.${name} END AS ${name}`;
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

function derivedSql(field: Exclude<DerivedField, RelatedField>, kind: RecordKind): string {
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
  }
}

/** Whether a field is a column of instants or days. */
function isDated(kind: RecordKind, name: string): boolean {
  return isStored(kind.fields[name]) && ["instant", "day"].includes(valueType(kind, name) ?? "");
}

const hasCome = (name: string, kind: RecordKind, table: string) =>
  `${table}.${name} <= ${valueType(kind, name) === "day" ? today : asOfParameter}`;

const isEvent = (field: FieldDefinition | undefined) => field?.source === "event" || field?.source === "eventDay";

/** Events that a look asks to have happened. */
function eventsAskedFor({ kind, where }: RelatedField): string[] {
  const leaves = where?.op === "all" ? where.conditions : [where];
  return leaves.flatMap((leaf) => (leaf?.op === "filled" && isEvent(kind().fields[leaf.field]) ? [leaf.field] : []));
}

const sign = (is: "notBefore" | "notAfter") => (is === "notBefore" ? ">=" : "<=");

/** The rare flag that a look takes, where it takes one. */
function rareFlagOf(field: RelatedField): string | undefined {
  if (field.take !== "value") return undefined;
  const taken = field.kind().fields[field.of];
  return taken?.source === "flag" && taken.rare ? field.of : undefined;
}

/**
 * What follows for the columns themselves from a look's conditions, so that an index can go by it: an unseen event fails them
 * anyway, and a flag that is not set says as little as a record that is not there.
 */
function narrowing(field: RelatedField, theirs: string, ours: string): string[] {
  const kind = field.kind();
  const flag = rareFlagOf(field);
  if (flag !== undefined) return [`${theirs}.${flag}`];
  const { bound, where } = field;
  const leaves = !where || where.op === "any" || where.op === "not" ? [] : where.op === "all" ? where.conditions : [where];
  const dated = leaves.flatMap((leaf) => {
    if ((leaf.op !== "notBefore" && leaf.op !== "notAfter") || leaf.lead.amount > 0 || !isDated(kind, leaf.event)) return [];
    const limit = kind.fields[leaf.limit];
    return limit?.source === "period" ? [`${theirs}.${leaf.event} ${sign(leaf.op)} ${periodPointsSql[limit.point]}`] : [];
  });
  const come = eventsAskedFor(field).map((name) => hasCome(name, kind, theirs));
  return bound && isDated(kind, bound.theirs)
    ? [...come, ...dated, `${theirs}.${bound.theirs} ${sign(bound.is)} ${ours}.${bound.ours}`]
    : [...come, ...dated];
}

/** The order in which the least or greatest date comes first, so that an index gives it without reading on. */
function firstInOrder(field: RelatedField, theirs: string): string {
  if (field.take !== "min" && field.take !== "max") return "";
  if (!isDated(field.kind(), field.of)) return "";
  return ` ORDER BY ${theirs}.${field.of}${field.take === "max" ? " DESC" : ""}`;
}

function whereSql(conditions: readonly string[]): string {
  return conditions.length === 0 ? "" : ` WHERE ${conditions.join(" AND ")}`;
}

/** What a look reads of the records that it finds. */
function readByLook(field: RelatedField, from: string, depth: number, order = "", keys: readonly string[] = []): string {
  const kind = field.kind();
  const { bound, where } = field;
  const fields = [...(field.take === "count" ? [] : [field.of]), ...(bound ? [bound.theirs] : [])];
  const relevant = relevantLooks(kind, { conditions: where ? [where] : [], fields });
  return `(${seenRecordsSql(kind, [...fieldsTaken(field), ...keys], from, { relevant, come: eventsAskedFor(field).length > 0 }, depth + 1, order)}) x`;
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
  const { bound, where } = field;
  const conditions = [
    ...(bound ? [`${bound.theirs} ${sign(bound.is)} ${ours}.${bound.ours}`] : []),
    ...(where ? [conditionSql(where, kind)] : []),
  ];
  const first = firstInOrder(field, theirs);
  const seen = readByLook(field, from, depth, first);
  if (field.take === "count") return `(SELECT count(*) FROM ${seen}${whereSql(conditions)})`;
  if (first !== "") return `(SELECT ${field.of} FROM ${seen}${whereSql([...conditions, `${field.of} IS NOT NULL`])} LIMIT 1)`;
  const taken = field.take === "value" ? field.of : `${field.take}(${field.of})`;
  return `(SELECT ${taken} FROM ${seen}${whereSql(conditions)}${field.take === "value" ? " LIMIT 1" : ""})`;
}

/** Whether all that a dealer's records look at is the same few records, or so many that a look each would read them all. */
function isReadAtOnce(field: RelatedField, everyRecord: boolean): boolean {
  if (field.bound || field.others || field.when) return false;
  if (field.take === "count") return everyRecord;
  return (
    field.take === "value" && field.on.every(([name]) => name === "id") && (field.kind().few === true || rareFlagOf(field) !== undefined)
  );
}

/** What all the dealer's records look at, read once and joined. */
function readAtOnce(name: string, field: RelatedField): LayerColumn {
  const kind = field.kind();
  const theirs = field.on.map(([key]) => key);
  const keys = theirs.map((key, index) => `${key} AS k${index}`);
  const from = [`${kind.table} r1 WHERE r1.dealer_id = cell.dealer_id`, ...narrowing(field, "r1", "s0")].join(" AND ");
  const seen = readByLook(field, from, 0, "", theirs);
  const where = whereSql(field.where ? [conditionSql(field.where, kind)] : []);
  const matched = field.on.map(([, ours], index) => `${name}_read.k${index} = s0.${ours}`).join(" AND ");
  const read = (taken: string, grouped: string) =>
    `LEFT JOIN (SELECT ${keys.join(", ")}, ${taken} AS taken FROM ${seen}${where}${grouped} OFFSET 0) ${name}_read ON ${matched}`;
  return field.take === "count"
    ? { sql: `coalesce(${name}_read.taken, 0)`, join: read("count(*)", ` GROUP BY ${field.on.map((_, index) => index + 1).join(", ")}`) }
    : { sql: `${name}_read.taken`, join: read(field.of, "") };
}

function relatedColumn(
  name: string,
  field: RelatedField,
  kind: RecordKind,
  depth: number,
  { relevant, everyRecord }: Looking,
): LayerColumn {
  const matters = relevant?.get(name);
  if (depth === 0 && isReadAtOnce(field, everyRecord === true)) return readAtOnce(name, field);
  const when = [matters ?? all(), field.when ?? all()].filter((condition) => !isAlways(condition));
  const look = relatedSql(field, depth);
  return { sql: when.length === 0 ? look : `CASE WHEN ${conditionSql(all(...when), kind)} THEN ${look} END` };
}

/** The derived fields, those first that follow from stored ones alone; each list needs only the lists before it. */
function derivedLayers(
  fields: readonly (readonly [string, FieldDefinition])[],
  kind: RecordKind,
  depth: number,
  looking: Looking,
): LayerColumn[][] {
  const depths = new Map<string, number>();
  const layers: LayerColumn[][] = [];
  for (const [name, field] of fields) {
    if (isStored(field)) continue;
    const sources = [...sourcesOf(field), ...fieldsIn(looking.relevant?.get(name) ?? all())];
    const layer = Math.max(0, ...sources.map((source) => (depths.get(source) ?? -1) + 1));
    depths.set(name, layer);
    const column = field.source === "related" ? relatedColumn(name, field, kind, depth, looking) : { sql: derivedSql(field, kind) };
    layers[layer] = [...(layers[layer] ?? []), { ...column, sql: `${column.sql} AS ${name}` }];
  }
  return layers;
}

function layerSql(inner: string, columns: readonly LayerColumn[], table: string): string {
  const joins = columns.flatMap(({ join }) => join ?? []);
  return `SELECT ${[`${table}.*`, ...columns.map(({ sql }) => sql)].join(", ")} FROM ${[`(${inner}) ${table}`, ...joins].join(" ")} OFFSET 0`;
}

/** Whether a date of the record has come, or what it follows has not still to come. */
function knownSql(kind: RecordKind, table: string, come: boolean): string {
  const { follows } = kind;
  if (!follows || come) return "";
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
export function seenRecordsSql(
  kind: RecordKind,
  names: Iterable<string>,
  from: string,
  looking: Looking = {},
  depth = 0,
  order = "",
): string {
  const table = `r${depth}`;
  const fields = neededFields(kind, names);
  const stored = fields.flatMap(([name, field]) => (isStored(field) ? [storedSql(table, name, field, kind)] : []));
  const { born } = kind;
  const there = born === null ? "" : ` AND ${table}.${born} <= ${kind.fields[born]?.source === "eventDay" ? today : asOfParameter}`;
  return derivedLayers(fields, kind, depth, looking).reduce(
    (inner, columns) => layerSql(inner, columns, `s${depth}`),
    `SELECT ${[`${table}.dealer_id`, `${table}.id`, ...stored].join(", ")} FROM ${from}${there}${knownSql(kind, table, looking.come === true)}${order} OFFSET 0`,
  );
}
