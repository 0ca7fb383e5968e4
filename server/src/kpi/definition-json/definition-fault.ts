import type { z } from "zod";

/** What is wrong with a definition that was given as JSON. */
export interface DefinitionFault {
  /** Where, as `numerator.conditions[1].window`; blank for the whole. */
  readonly path: string;
  /** What stands there, as JSON, shortened; null where nothing does. */
  readonly value: string | null;
  /** What was expected there. */
  readonly message: string;
}

const longestValue = 120;

export function pathText(path: readonly PropertyKey[]): string {
  return path.map((part, index) => (typeof part === "number" ? `[${part}]` : `${index === 0 ? "" : "."}${String(part)}`)).join("");
}

/** JSON of whatever depth: it is written only where it was checked before. */
export function valueText(value: unknown): string | null {
  if (value === undefined) return null;
  const text = JSON.stringify(value);
  return text.length <= longestValue ? text : `${text.slice(0, longestValue - 1)}…`;
}

/** A part of an object or list; undefined where it is not its own. */
export function partOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}

const typeNames: Readonly<Record<string, string>> = {
  object: "an object",
  array: "a list",
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  undefined: "nothing: the metric has none, and all versions of it are told in the same way",
};

const orList = (values: readonly unknown[]) =>
  values.length === 1 ? JSON.stringify(values[0]) : `one of ${values.map(String).join(", ")}`;

function messageText(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return `Expected ${typeNames[issue.expected] ?? issue.expected}.`;
    case "invalid_value":
      return `Expected ${orList(issue.values)}.`;
    case "invalid_union":
      return `Expected ${orList("options" in issue && Array.isArray(issue.options) ? issue.options : [])}.`;
    case "too_big":
      return `Expected at most ${String(issue.maximum)}${issue.origin === "string" ? " characters" : ""}.`;
    case "too_small":
      return `Expected at least ${String(issue.minimum)}${issue.origin === "string" ? " character" : ""}.`;
    default:
      return issue.message;
  }
}

/** What the form finds wrong, one fault a place. */
export function faultsOf(issue: z.core.$ZodIssue): DefinitionFault[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      path: pathText([...issue.path, key]),
      value: valueText(partOf(issue.input, key)),
      message: "Expected nothing: there is no part of that name here.",
    }));
  }
  const { path, input } = issue;
  // A condition without a known operator is told at the operator.
  const value = issue.code === "invalid_union" ? partOf(input, String(path.at(-1))) : input;
  return [{ path: pathText(path), value: valueText(value), message: messageText(issue) }];
}
