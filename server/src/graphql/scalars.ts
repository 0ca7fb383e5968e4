import { GraphQLScalarType, Kind } from "graphql";
import { GraphQLDateTimeISO, GraphQLLocalDate } from "graphql-scalars";
import { type Month, parseMonth } from "../kpi/month.ts";
import { Failure } from "../platform/failure.ts";

/** Answers are made of text that is already in form: serialising must not parse it again. */
const asText = (value: unknown): string => String(value);

export const DateTimeScalar = new GraphQLScalarType<Date, string>({
  name: "DateTime",
  description: "An instant in ISO 8601 with an offset, to the millisecond, such as 2026-03-02T17:00:00.000Z.",
  serialize: asText,
  parseValue: (value) => GraphQLDateTimeISO.parseValue(value),
  parseLiteral: (node) => GraphQLDateTimeISO.parseLiteral(node),
});

export const DateScalar = new GraphQLScalarType<string, string>({
  name: "Date",
  description: "A calendar day in the dealer's time zone, such as 2026-03-02.",
  serialize: asText,
  parseValue: (value) => GraphQLLocalDate.parseValue(value),
  parseLiteral: (node) => GraphQLLocalDate.parseLiteral(node),
});

function monthFrom(value: unknown): Month {
  const month = typeof value === "string" ? parseMonth(value) : undefined;
  if (!month) throw new Failure("BAD_USER_INPUT", `${JSON.stringify(value)} is no month; expected one such as "2026-03".`);
  return month;
}

export const MonthScalar = new GraphQLScalarType<Month, string>({
  name: "Month",
  description: "A calendar month in the dealer's time zone, such as 2026-03.",
  serialize: asText,
  parseValue: monthFrom,
  parseLiteral: (node) => monthFrom(node.kind === Kind.STRING ? node.value : undefined),
});

/** Seconds, their fraction, and UTC, as PostgreSQL prints an instant of our era. */
const printedInUtc = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,3}))?\d*\+00$/;

/** `2026-03-02 17:00:00.123+00`, as PostgreSQL prints an instant in UTC, in ISO 8601 to the millisecond. */
export function isoInstant(printed: string): string;
export function isoInstant(printed: string | null): string | null;
export function isoInstant(printed: string | null): string | null {
  if (printed === null) return null;
  // A page has hundreds of instants: putting the text in form takes a fifth of the time of reading it as a date.
  const [, day, time, fraction = ""] = printedInUtc.exec(printed) ?? [];
  return day && time ? `${day}T${time}.${fraction.padEnd(3, "0")}Z` : new Date(printed).toISOString();
}

/** An instant in ISO 8601 and UTC as PostgreSQL prints it, which cursors hold. */
export function printedInstant(iso: string): string {
  return iso.replace("T", " ").replace("Z", "+00");
}
