import { Failure } from "../platform/failure.ts";

const longestList = 100;

/** A list that an argument gave, at most 100 long; undefined where it was left out. */
export function shortEnough<Item>(list: readonly Item[] | null | undefined, argument: string): readonly Item[] | undefined {
  if (list && list.length > longestList) {
    throw new Failure("BAD_USER_INPUT", `\`${argument}\` has ${list.length} entries; expected at most ${longestList}.`, { argument });
  }
  return list ?? undefined;
}
