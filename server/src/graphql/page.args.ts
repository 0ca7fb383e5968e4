import { ArgsType, Field, Int } from "type-graphql";
import { Failure } from "../platform/failure.ts";

const defaultPageSize = 20;
const largestPage = 100;

@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: defaultPageSize, description: `How many at most, 1 to ${largestPage}.` })
  first!: number;

  @Field(() => String, { nullable: true, description: "The cursor to go on after; left out, the list starts at its beginning." })
  after?: string | null;
}

/** A page to read: how many rows, and the key of the row before it. */
export interface Page {
  readonly first: number;
  readonly after: readonly string[] | undefined;
}

export function encodeCursor(list: string, ...key: readonly string[]): string {
  return Buffer.from(JSON.stringify([list, ...key])).toString("base64url");
}

/** What a part of a cursor's key holds: an instant as PostgreSQL prints it, a day, a month, a decimal number, or any text. */
export type CursorPart = "instant" | "day" | "month" | "number" | "text";

const forms: Readonly<Record<CursorPart, RegExp>> = {
  instant: /^(-?infinity|[12]\d{3}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?\+00)$/,
  day: /^(-?infinity|[12]\d{3}-\d\d-\d\d)$/,
  month: /^[12]\d{3}-(0[1-9]|1[0-2])$/,
  number: /^-?\d{1,100}(\.\d{1,100})?$/,
  text: /^[^\0]*$/,
};

/** A date rolls over what it does not have, such as 30 February; PostgreSQL refuses it. */
function isInstant(printed: string): boolean {
  const instant = new Date(`${printed.slice(0, 19).replace(" ", "T")}Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().slice(0, 19) === printed.slice(0, 19).replace(" ", "T");
}

function hasForm(part: CursorPart, value: unknown): boolean {
  if (typeof value !== "string" || !forms[part].test(value)) return false;
  if (value.endsWith("infinity")) return true;
  return part === "instant" ? isInstant(value) : part !== "day" || isInstant(`${value} 00:00:00`);
}

function decodeCursor(cursor: string, list: string, parts: readonly CursorPart[]): string[] {
  try {
    const decoded: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    const [named, ...key] = Array.isArray(decoded) ? (decoded as unknown[]) : [];
    if (named === list && key.length === parts.length && parts.every((part, index) => hasForm(part, key[index]))) return key as string[];
  } catch {
    // Falls through to the one refusal.
  }
  throw new Failure("BAD_USER_INPUT", "`after` is no cursor of this list; expected an `endCursor` that it gave.", { argument: "after" });
}

/** Checks the arguments of a page. `list` names the list and its order: a cursor of another one is refused. */
export function pageFrom({ first, after }: PageArgs, list: string, parts: readonly CursorPart[]): Page {
  if (first < 1 || first > largestPage) {
    throw new Failure("BAD_USER_INPUT", `\`first\` is ${first}; expected 1 to ${largestPage}.`, { argument: "first" });
  }
  return { first, after: after === null || after === undefined ? undefined : decodeCursor(after, list, parts) };
}
