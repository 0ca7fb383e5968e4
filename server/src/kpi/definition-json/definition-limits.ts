import { type DefinitionFault, pathText } from "./definition-fault.ts";

/** Characters of JSON text. The longest definition of the catalogue has a quarter of it. */
export const longestDefinition = 20_000;
const deepest = 24;
const mostValues = 2_000;

interface Place {
  readonly value: unknown;
  readonly depth: number;
  readonly path: readonly PropertyKey[];
}

function partsOf({ value, depth, path }: Place): Place[] {
  if (typeof value !== "object" || value === null) return [];
  const entries: (readonly [PropertyKey, unknown])[] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.map(([key, each]) => ({ value: each, depth: depth + 1, path: [...path, key] }));
}

/**
 * What makes a value too large to be looked at any closer. It goes from value to value without calling itself: what is nested ten
 * thousand deep would otherwise end the process's stack.
 */
export function limitFaults(given: unknown): DefinitionFault[] {
  const ahead: Place[] = [{ value: given, depth: 1, path: [] }];
  for (let seen = 1; ; seen += 1) {
    const place = ahead.pop();
    if (!place) return [];
    const path = pathText(place.path);
    if (seen > mostValues) return [{ path: "", value: null, message: `Expected at most ${mostValues} values in all.` }];
    if (place.depth > deepest) return [{ path, value: null, message: `Expected values nested at most ${deepest} deep.` }];
    ahead.push(...partsOf(place));
  }
}
