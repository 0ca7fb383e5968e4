import { type Condition, fieldsIn, not } from "./condition.ts";
import { type Duration, milliseconds, minutes, none } from "./duration.ts";
import { literalsOf, mapLiterals } from "./literals.ts";
import { literalCan, type Scenario } from "./possible.ts";
import type { RecordKind, RelatedField } from "./record-kind.ts";
import { allOf, anyOf, isNever } from "./simplify.ts";
import { canShrink, found, maybe, surely, type Unknown, unknownsBehind, unknownsOf } from "./unknowns.ts";

/** The last instant of something: so long after a field's instant, or the end of so many calendar days after its day. */
export interface Bound {
  readonly field: string;
  readonly after: Duration;
}

/** One way that a condition can come to hold: some unknowns come, and nothing else does. */
export interface Way {
  readonly unknowns: readonly string[];
  readonly can: Condition;
  /** It can go so up to the latest of these; undefined where nothing says until when. */
  readonly until: readonly Bound[] | undefined;
  /** Up to when each of the unknowns, in their order, must have come for it. */
  readonly limits: readonly (readonly Bound[] | undefined)[];
}

/** Every way in which a condition can hold in the end; the first one is that nothing comes any more. */
export type Outlook = readonly Way[];

function plus(bound: Bound, after: Duration): Bound {
  if (bound.after.amount === 0) return { field: bound.field, after };
  return { field: bound.field, after: minutes((milliseconds(bound.after) + milliseconds(after)) / 60_000) };
}

interface Sought {
  readonly unknown: string;
  readonly scenario: Scenario;
  readonly kind: RecordKind;
  readonly root: Condition;
  /** Also from a part of an alternative that does without the unknown: it is not asked for where that one holds. */
  readonly lenient: boolean;
}

/** What says until when an event is early enough for a literal. */
function limitOf(literal: Condition): { readonly event: string; readonly limit: string; readonly after: Duration } | undefined {
  switch (literal.op) {
    case "within":
      return { event: literal.event, limit: literal.start, after: literal.window };
    case "withinDays":
      return { event: literal.event, limit: literal.start, after: { amount: literal.days, unit: "day" } };
    case "notAfter":
      return {
        event: literal.event,
        limit: literal.limit,
        after: literal.lead.amount === 0 ? none : minutes(-milliseconds(literal.lead) / 60_000),
      };
    default:
      return undefined;
  }
}

/** What must be seen of a record for literals to come true where exactly the scenario's unknowns still come. */
function outcomeOf(literals: Condition, kind: RecordKind, scenario: Scenario): Condition {
  return mapLiterals(literals, (literal) => literalCan(literal, kind, scenario));
}

function boundIn(literals: Condition, sought: Sought): readonly Bound[] | undefined {
  const { unknown, scenario, kind, root, lenient } = sought;
  const behind = (name: string) => unknownsBehind(kind, name);
  switch (literals.op) {
    case "all":
      return literals.conditions.map((part) => boundIn(part, sought)).find((bounds) => bounds !== undefined);
    case "any": {
      const alternatives = literals.conditions.filter((part) => !isNever(outcomeOf(part, kind, scenario)));
      const about = alternatives.filter((part) => !lenient || fieldsIn(part).some((name) => behind(name).includes(unknown)));
      const bounds = about.map((part) => boundIn(part, sought));
      return bounds.length > 0 && bounds.every((each) => each !== undefined) ? bounds.flat() : undefined;
    }
    default: {
      const limited = limitOf(literals);
      if (!limited || !behind(limited.event).includes(unknown)) return undefined;
      const { limit, after } = limited;
      const other = behind(limit).find((name) => scenario.has(name));
      if (other === undefined) return [{ field: limit, after }];
      if (other === unknown || literals.op !== "within") return undefined;
      return boundOf(root, other, scenario, kind)?.map((bound) => plus(bound, after));
    }
  }
}

/** Up to when, for the condition to hold, one of the scenario's unknowns must have come; undefined where it says nothing. */
function boundOf(root: Condition, unknown: string, scenario: Scenario, kind: RecordKind): readonly Bound[] | undefined {
  const sought = { unknown, scenario, kind, root };
  return boundIn(root, { ...sought, lenient: false }) ?? boundIn(root, { ...sought, lenient: true });
}

function subsetsOf(unknowns: readonly Unknown[]): Unknown[][] {
  return unknowns.reduce<Unknown[][]>((subsets, unknown) => subsets.flatMap((subset) => [subset, [...subset, unknown]]), [[]]);
}

/**
 * How a condition can hold in the end, for a record as it is seen: the ways are conditions on what is seen, so that the evaluator
 * and SQL decide them as any other. Values that are there stay; events that are not come after the instant that is looked from.
 * `known`: fields that are sure to be there.
 */
export function outlookOf(condition: Condition, kind: RecordKind, known: readonly string[] = []): Outlook {
  const literals = literalsOf(condition, kind);
  const unknown = unknownsOf(literals, kind).filter(({ name }) => !known.includes(name));
  const subsets = subsetsOf(unknown).toSorted((one, other) => one.length - other.length);
  const seen = new Map<string, readonly string[][]>();
  return subsets.flatMap((unknowns): Way[] => {
    const names = unknowns.map(({ name }) => name);
    const scenario = new Set(names);
    const outcome = outcomeOf(literals, kind, scenario);
    const text = JSON.stringify(outcome);
    // One more unknown that changes nothing is no way of its own.
    if (isNever(outcome) || (seen.get(text) ?? []).some((fewer) => fewer.every((name) => scenario.has(name)))) return [];
    seen.set(text, [...(seen.get(text) ?? []), names]);
    const can = allOf(...unknowns.map(({ comes }) => comes), outcome);
    if (isNever(can)) return [];
    const limits = unknowns.map(({ name, until }) => (until ? [{ field: until, after: none }] : boundOf(literals, name, scenario, kind)));
    return [{ unknowns: names, can, until: limits.every((each) => each !== undefined) ? limits.flat() : undefined, limits }];
  });
}

/** Whether a condition can hold in the end. */
export function canHold(outlook: Outlook): Condition {
  return anyOf(...outlook.map(({ can }) => can));
}

/** The look itself without what its records must satisfy, and how many it finds. */
function counting({ kind, on, bound, others, when }: RelatedField, where?: Condition): RelatedField {
  return {
    source: "related",
    take: "count",
    kind,
    on,
    ...(bound ? { bound } : {}),
    ...(others ? { others } : {}),
    ...(when ? { when } : {}),
    ...(where ? { where } : {}),
  };
}

/** The kind with what an outlook looks up beside its fields. */
export function foreseeing(kind: RecordKind, names: Iterable<string>): RecordKind {
  const added = [...names].flatMap((name): (readonly [string, RecordKind["fields"][string]])[] => {
    const field = kind.fields[name];
    if (field?.source !== "related" || unknownsBehind(kind, name).length === 0) return [];
    const theirs = field.kind();
    if (field.take === "value") return [[found(name), counting(field)]];
    const until = unknownsOf({ op: "filled", field: name }, kind)[0]?.until;
    const point = until === undefined ? undefined : theirs.fields[until];
    const points = until !== undefined && point ? [[until, point] as const] : [];
    if (field.take !== "count" || !field.where || !canShrink(field)) return points;
    const may = canHold(outlookOf(field.where, theirs));
    const must = not(canHold(outlookOf(not(field.where), theirs)));
    return [...points, [maybe(name), counting(field, may)], [surely(name), counting(field, must)]];
  });
  return added.length === 0 ? kind : { ...kind, fields: { ...kind.fields, ...Object.fromEntries(added) } };
}

/** The fields that an outlook reads. */
export function fieldsOfOutlook(outlook: Outlook): string[] {
  const bounds = outlook.flatMap(({ until }) => until ?? []);
  return [...fieldsIn(canHold(outlook)), ...bounds.map(({ field }) => field)];
}
