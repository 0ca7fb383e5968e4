import { Float, ID, Int } from "type-graphql";
import { DateScalar, DateTimeScalar, isoInstant } from "../../graphql/scalars.ts";

/** The event that makes a field known. */
interface Stamp {
  readonly field: string;
  readonly on: "INSTANT" | "DAY";
}

/** A field of a record as the API shows it; its column has the same name. */
export interface RecordField {
  readonly type: () => object;
  readonly nullable: boolean;
  readonly description: string;
  /** `OWN`: the field is the event itself. Absent: it is known from the record's birth. */
  readonly stamp?: Stamp | "OWN_INSTANT" | "OWN_DAY";
  readonly shown: (stored: unknown) => unknown;
}

const asStored = (stored: unknown): unknown => stored;
const asInstant = (stored: unknown): unknown => (typeof stored === "string" ? isoInstant(stored) : null);
const asNumber = (stored: unknown): unknown => (stored === null ? null : Number(stored));

const field =
  (type: () => object, shown: RecordField["shown"], stamp?: RecordField["stamp"]) =>
  (description: string): RecordField => ({ type, nullable: true, description, shown, ...(stamp ? { stamp } : {}) });

export const text = field(() => String, asStored);

/** The dealer's own id of another record. */
export const ownId = field(() => ID, asStored);

/** An instant of something that happened. */
export const event = field(() => DateTimeScalar, asInstant, "OWN_INSTANT");

/** An instant that was agreed or set beforehand. */
export const planned = field(() => DateTimeScalar, asInstant);

export const eventDay = field(() => DateScalar, asStored, "OWN_DAY");

export const plannedDay = field(() => DateScalar, asStored);

export const flag = field(() => Boolean, asStored);

export const number = field(() => Float, asNumber);

export const whole = field(() => Int, asStored);

export const choice = (type: () => object, description: string): RecordField => field(type, asStored)(description);

/** Never null; an event that is needed is the record's birth. */
export const needed = (one: RecordField): RecordField => ({ ...one, nullable: false });

/** Came with an event, and is unknown before it; where no time of the event was recorded, it is shown. */
export const stampedBy = (name: string, one: RecordField): RecordField => ({ ...one, stamp: { field: name, on: "INSTANT" } });

/** `comebackOfID` is kept in `comeback_of_id`. */
export function columnOf(name: string): string {
  return name.replace(/ID$/, "Id").replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
