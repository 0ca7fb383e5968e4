import { type Condition, fieldsIn, filled, leavesOf, not, numberUpTo, passed, yes } from "./condition.ts";
import { literalsOf, mapLiterals } from "./literals.ts";
import { type FieldDefinition, type RecordKind, type RelatedField, sourcesOf } from "./record-kind.ts";
import { allOf, always, isNever, never } from "./simplify.ts";

/** What of a record can still come: an event of its own, or what a look at other records finds. */
export interface Unknown {
  readonly name: string;
  /** When it can still come: it has not, and nothing keeps it from coming. */
  readonly comes: Condition;
  /** A point of the period after which it comes no more. */
  readonly until?: string;
}

function cannotBeForetold(kind: RecordKind, name: string): Error {
  return new Error(`What becomes of ${kind.code}.${name} cannot be foretold.`);
}

const isEvent = (field: FieldDefinition | undefined) => field?.source === "event" || field?.source === "eventDay";

/** The unknowns that a field's value hangs on; none where it is as it stays. */
export function unknownsBehind(kind: RecordKind, name: string): readonly string[] {
  const field = kind.fields[name];
  if (!field) return [];
  switch (field.source) {
    case "event":
    case "eventDay":
      // What has not been born is not seen.
      return name === kind.born ? [] : [name];
    case "text":
    case "flag":
    case "number":
      return field.stampedBy === undefined ? [] : unknownsBehind(kind, field.stampedBy);
    case "deadline":
    case "day":
    case "period":
      return [];
    case "dayOf":
      return unknownsBehind(kind, field.instant);
    case "related":
      return isNever(lookComes(kind, name, field).comes) ? [] : [name];
    default: {
      if (sourcesOf(field).every((source) => unknownsBehind(kind, source).length === 0)) return [];
      throw cannotBeForetold(kind, name);
    }
  }
}

function unknownsIn(condition: Condition, kind: RecordKind): string[] {
  return [...new Set(fieldsIn(literalsOf(condition, kind)).flatMap((name) => unknownsBehind(kind, name)))];
}

/** Whether what satisfies a condition goes on doing so, whatever comes. */
function isKept(condition: Condition, kind: RecordKind): boolean {
  let kept = true;
  mapLiterals(literalsOf(condition, kind), ({ leaf, holds }) => {
    if (!holds && (leaf.op === "passed" || unknownsIn(leaf, kind).length > 0)) kept = false;
    return always;
  });
  return kept;
}

/** Counts beside a look's own, for a look whose records can come and go: those sure to be found, and those that may be. */
export const surely = (name: string) => `${name}_surely`;
export const maybe = (name: string) => `${name}_maybe`;
/** Whether the record that a value is looked up in is there at all. */
export const found = (name: string) => `${name}_found`;

/** Whether a count can lose records that it has. */
export function canShrink(field: RelatedField): boolean {
  return field.where !== undefined && !isKept(field.where, field.kind());
}

/** Whether a point of the period has come as soon as the period has begun. */
const isBygone = (field: FieldDefinition | undefined) =>
  field?.source === "period" && field.point !== "lastDay" && field.point !== "lastInstant";

/** The point of the period up to which alone a look finds events, where it says one. */
function lookedUpTo({ kind, where }: RelatedField): string | undefined {
  const theirs = kind();
  const parts = where?.op === "all" ? where.conditions : where ? [where] : [];
  const limits = parts.flatMap((part) => (part.op === "notAfter" && isEvent(theirs.fields[part.event]) ? [part.limit] : []));
  return limits.find((limit) => theirs.fields[limit]?.source === "period");
}

/** Whether the dealer's other records that a look is about come into being, or come to be found, as time goes on. */
function lookComes(kind: RecordKind, name: string, field: RelatedField): Unknown {
  const theirs = field.kind();
  const none = { name, comes: never };
  const { when = always, where = always, bound } = field;
  if (unknownsIn(when, kind).length > 0) throw cannotBeForetold(kind, name);
  const matched = allOf(when, ...[...field.on.map(([, ours]) => ours), ...(bound ? [bound.ours] : [])].map((ours) => filled(ours)));
  if (field.take === "value") {
    if (unknownsBehind(theirs, field.of).length > 0) throw cannotBeForetold(kind, name);
    if (theirs.born === null && !theirs.follows) return none;
    return { name, comes: allOf(not(filled(name)), matched, numberUpTo(found(name), 0)) };
  }
  const shrinks = canShrink(field);
  if (field.take === "count") {
    const until = lookedUpTo(field);
    // Those that stand there all along come by an import only; those of an instant that has passed do not come any more.
    const grows = (theirs.born !== null || unknownsIn(where, theirs).length > 0) && !field.on.some(([one]) => isEvent(theirs.fields[one]));
    if ((!grows && !shrinks) || (until !== undefined && isBygone(theirs.fields[until]))) return none;
    return { name, comes: until === undefined ? matched : allOf(matched, not(passed(until))), ...(until === undefined ? {} : { until }) };
  }
  if (shrinks || !isEvent(theirs.fields[field.of])) throw cannotBeForetold(kind, name);
  if (bound?.is === "notAfter" && isEvent(theirs.fields[bound.theirs])) return none;
  // What comes is later than the least that is there.
  if (field.take === "max") throw cannotBeForetold(kind, name);
  return { name, comes: allOf(not(filled(name)), matched) };
}

/** Whether records that are not there yet, or not found yet, can join a count. */
export function canGrow(field: RelatedField): boolean {
  const theirs = field.kind();
  return theirs.born !== null && !field.on.some(([name]) => isEvent(theirs.fields[name]));
}

/** Flags by which an event is recorded without its time: it has happened, and does not come any more. */
function withoutTime(kind: RecordKind, event: string): string[] {
  return Object.entries(kind.fields).flatMap(([name, field]) =>
    field.source === "flag" && field.stampedBy === event && field.orUntimed ? [name] : [],
  );
}

/** Everything that the literals' fields hang on and that can still come. */
export function unknownsOf(literals: Condition, kind: RecordKind): Unknown[] {
  const names = new Set(leavesOf(literals).flatMap((leaf) => fieldsIn(leaf).flatMap((name) => unknownsBehind(kind, name))));
  return [...names].map((name) => {
    const field = kind.fields[name];
    if (field?.source === "related") return lookComes(kind, name, field);
    const endings = (kind.ends ?? []).flatMap(([event, kept]) => (kept.includes(name) ? [event] : []));
    const comes = [...[name, ...endings].map((event) => filled(event)), ...withoutTime(kind, name).map((flag) => yes(flag))];
    return { name, comes: allOf(...comes.map((one) => not(one))) };
  });
}
