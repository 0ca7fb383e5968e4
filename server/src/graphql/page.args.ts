import { ArgsType, Field, Int } from "type-graphql";
import { Failure } from "../platform/failure.ts";

export const defaultPageSize = 20;
export const largestPage = 100;

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

export function encodeCursor(...key: readonly string[]): string {
  return Buffer.from(JSON.stringify(key)).toString("base64url");
}

function decodeCursor(cursor: string, keyLength: number): string[] {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (Array.isArray(key) && key.length === keyLength && key.every((part) => typeof part === "string")) return key;
  } catch {
    // Falls through to the one refusal.
  }
  throw new Failure("BAD_USER_INPUT", "`after` is no cursor of this list; expected an `endCursor` that it gave.", { argument: "after" });
}

/** Checks the arguments of a page; `keyLength` is the number of texts in the list's cursors. */
export function pageFrom({ first, after }: PageArgs, keyLength: number): Page {
  if (first < 1 || first > largestPage) {
    throw new Failure("BAD_USER_INPUT", `\`first\` is ${first}; expected 1 to ${largestPage}.`, { argument: "first" });
  }
  return { first, after: after === null || after === undefined ? undefined : decodeCursor(after, keyLength) };
}
