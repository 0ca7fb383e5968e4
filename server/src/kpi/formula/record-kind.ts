import { type Condition, fieldsIn } from "./condition.ts";

/** What came with an event is unknown before it; `orUntimed`: known all along where no time of the event was recorded at all. */
interface Stamp<Field extends string> {
  readonly stampedBy?: Field;
  readonly orUntimed?: true;
}

/** A column of the record kind's table. */
export type StoredField<Field extends string = string> =
  /** An instant at which something happened: not yet, for whoever asks as of an earlier one. */
  | { readonly source: "event" }
  /** A calendar day, on the dealer's clocks, on which something happened. */
  | { readonly source: "eventDay" }
  /** A time set beforehand, known from the record's birth. */
  | { readonly source: "deadline" }
  /** A calendar day set beforehand. */
  | { readonly source: "day" }
  /** A text, a yes or no, a decimal number. */
  | ({ readonly source: "text" | "number" } & Stamp<Field>)
  /** A rare one is set in so few records that those are read sooner than one for each record that looks at them. */
  | ({ readonly source: "flag"; readonly rare?: true } & Stamp<Field>);

/** A point of the period asked for; the year is the twelve months that end with it. */
export type PeriodPoint = "lastDay" | "lastInstant" | "yearFirstDay" | "yearStart" | "yearEve" | "yearBefore";

/** A field that follows from others. */
export type DerivedField<Field extends string = string> =
  | { readonly source: "instantWhen"; readonly when: Condition<Field>; readonly instant: Field }
  /** The first case that holds gives the text, or the number. */
  | { readonly source: "cases"; readonly cases: readonly (readonly [Condition<Field>, string])[]; readonly otherwise: string | null }
  | { readonly source: "points"; readonly cases: readonly (readonly [Condition<Field>, number])[]; readonly otherwise: number }
  /** The earliest of some instants that are there. */
  | { readonly source: "earliest"; readonly of: readonly Field[] }
  /** The calendar day of an instant on the dealer's clocks. */
  | { readonly source: "dayOf"; readonly instant: Field }
  /** Milliseconds from one instant to another. */
  | { readonly source: "elapsed"; readonly from: Field; readonly to: Field }
  /** Numbers added and taken away; missing where one is. */
  | { readonly source: "sum"; readonly plus: readonly Field[]; readonly minus: readonly Field[] }
  /** Texts, days and instants as one text; missing where one is. */
  | { readonly source: "key"; readonly of: readonly (Field | "id")[] }
  /** The first of some texts that is there. */
  | { readonly source: "firstOf"; readonly of: readonly (Field | "id")[] }
  | { readonly source: "period"; readonly point: PeriodPoint }
  | RelatedField<Field>;

/** What is taken of the related records: how many there are, their least or greatest, or the field of the one there is. */
export type Taken = { readonly take: "count" } | { readonly take: "min" | "max" | "value"; readonly of: string };

/** A value of other records of the same dealer, as they looked at the same instant. */
export type RelatedField<Field extends string = string> = Taken & {
  readonly source: "related";
  /** A function, for kinds that look at each other, or at themselves. */
  readonly kind: () => RecordKind;
  /** Columns of theirs that equal ours; `id` is one. */
  readonly on: readonly (readonly [theirs: string, ours: Field | "id"])[];
  /** Theirs at or after, or at or before, ours. */
  readonly bound?: { readonly theirs: string; readonly is: "notBefore" | "notAfter"; readonly ours: Field };
  readonly where?: Condition;
  /** Looked for only where this holds of our record; else it is missing. */
  readonly when?: Condition<Field>;
  /** Not the record itself. */
  readonly others?: true;
};

export type FieldDefinition<Field extends string = string> = StoredField<Field> | DerivedField<Field>;

/** The record of another kind that one belongs to, by its id, and the event of that one without which nobody can know of this one. */
export interface Following<Field extends string = string> {
  /** A function, for kinds that look at each other. */
  readonly kind: () => RecordKind;
  readonly by: Field;
  readonly event: string;
}

/**
 * A kind of record that metrics count. Field names are the column names; every table has
 * `dealer_id` and `id` beside them. A derived field may use fields that stand before it.
 */
export interface RecordKind<Field extends string = string> {
  readonly code: string;
  readonly table: string;
  /** The instant or day that brings the record into being: before it, the record is not there. Null for what always is. */
  readonly born: Field | null;
  /** Of what is not born by an event of its own: while that event is ahead, and so is every date of the record, it is not there. */
  readonly follows?: Following<Field>;
  /** Events that end a case, each with those that it keeps from coming any more, where the columns themselves do not say so. */
  readonly ends?: readonly (readonly [event: Field, never: readonly Field[]])[];
  /** Pairs of an event and its deadline that sentences hold against each other. */
  readonly compared: readonly (readonly [event: Field, deadline: Field])[];
  /** A dealer has so few that all of them are read sooner than one for each record that looks at them. */
  readonly few?: true;
  /** What results can be cut by, such as the model of an asset. */
  readonly slices?: readonly Field[];
  readonly fields: { readonly [Name in Field]: FieldDefinition<Field> };
}

const storedSources: ReadonlySet<string> = new Set(["event", "eventDay", "deadline", "day", "text", "flag", "number"]);

export function isStored(field: FieldDefinition | undefined): field is StoredField {
  return field !== undefined && storedSources.has(field.source);
}

/** The columns of instants and days. */
export function datesOf(kind: RecordKind): string[] {
  return Object.keys(kind.fields).filter((name) => isStored(kind.fields[name]) && ["instant", "day"].includes(valueType(kind, name) ?? ""));
}

/** The fields of the same record that a derived field follows from. */
export function sourcesOf(field: DerivedField): string[] {
  switch (field.source) {
    case "instantWhen":
      return [field.instant, ...fieldsIn(field.when)];
    case "cases":
    case "points":
      return field.cases.flatMap(([when]) => fieldsIn(when));
    case "earliest":
    case "key":
    case "firstOf":
      return [...field.of];
    case "dayOf":
      return [field.instant];
    case "elapsed":
      return [field.from, field.to];
    case "sum":
      return [...field.plus, ...field.minus];
    case "period":
      return [];
    case "related":
      return [
        ...field.on.map(([, ours]) => ours).filter((ours) => ours !== "id"),
        ...(field.bound ? [field.bound.ours] : []),
        ...(field.when ? fieldsIn(field.when) : []),
      ];
  }
}

/** The fields asked for and all that they follow from, in the kind's own order. */
export function neededFields(kind: RecordKind, names: Iterable<string>): (readonly [string, FieldDefinition])[] {
  const needed = new Set<string>();
  const need = (name: string): void => {
    const field = kind.fields[name];
    if (!field || needed.has(name)) return;
    needed.add(name);
    const sources = isStored(field) ? ("stampedBy" in field && field.stampedBy ? [field.stampedBy] : []) : sourcesOf(field);
    for (const source of sources) need(source);
  };
  for (const name of names) need(name);
  return Object.entries(kind.fields).filter(([name]) => needed.has(name));
}

/** Asked for with every row of a receipt. */
const ownFieldsOf = new WeakMap<RecordKind, readonly string[]>();

/** The fields that need no look at other records. */
export function ownFields(kind: RecordKind): readonly string[] {
  const known = ownFieldsOf.get(kind);
  if (known) return known;
  const own = Object.keys(kind.fields).filter((name) => neededFields(kind, [name]).every(([, field]) => field.source !== "related"));
  ownFieldsOf.set(kind, own);
  return own;
}

/** What a field holds. */
export type ValueType = "instant" | "day" | "text" | "flag" | "number";

export function valueType(kind: RecordKind, name: string): ValueType | undefined {
  const field = kind.fields[name];
  if (!field) return name === "id" ? "text" : undefined;
  switch (field.source) {
    case "event":
    case "deadline":
    case "instantWhen":
    case "earliest":
      return "instant";
    case "eventDay":
    case "day":
    case "dayOf":
      return "day";
    case "text":
    case "cases":
    case "key":
    case "firstOf":
      return "text";
    case "flag":
      return "flag";
    case "number":
    case "points":
    case "elapsed":
    case "sum":
      return "number";
    case "period":
      return field.point === "lastDay" || field.point === "yearFirstDay" ? "day" : "instant";
    case "related":
      return field.take === "count" ? "number" : valueType(field.kind(), field.of);
  }
}

/** The least and the most points that a field can give; undefined where it gives none. */
export function pointsRange(kind: RecordKind, name: string): { readonly lower: number; readonly upper: number } | undefined {
  const field = kind.fields[name];
  if (field?.source !== "points") return undefined;
  const points = [...field.cases.map(([, given]) => given), field.otherwise];
  return { lower: Math.min(...points), upper: Math.max(...points) };
}

/** Other kinds of records that the fields look at, and what those look at in turn. */
export function relatedKinds(kind: RecordKind, names: Iterable<string>): RecordKind[] {
  return neededFields(kind, names).flatMap(([, field]) => {
    if (field.source !== "related") return [];
    const theirs = field.kind();
    return [theirs, ...relatedKinds(theirs, fieldsTaken(field)).filter((each) => each !== theirs)];
  });
}

/** The related record's fields that a look at it reads. */
export function fieldsTaken(field: RelatedField): string[] {
  return [
    ...(field.take === "count" ? [] : [field.of]),
    ...(field.bound ? [field.bound.theirs] : []),
    ...(field.where ? fieldsIn(field.where) : []),
  ];
}

/** Checks the field names of a kind against each other. */
export function recordKind<Field extends string>(kind: RecordKind<Field>): RecordKind<Field> {
  return kind;
}
