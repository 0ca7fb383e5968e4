import { z } from "zod";
import type { Condition } from "../formula/condition.ts";
import { type Duration, milliseconds, none } from "../formula/duration.ts";
import type { RecordKind } from "../formula/record-kind.ts";
import type { Metric } from "../metric.ts";
import { leafIssues } from "../metric-issues.ts";
import { partOf } from "./definition-fault.ts";

const longestDuration = 3_660;
const longestText = 200;
const mostDigits = 15;

/** Within what a double holds exactly, and what PostgreSQL reads as it is printed. */
const plainNumber = z
  .number()
  .min(-1e12)
  .max(1e12)
  .refine((value) => !/e/i.test(String(value)), { error: "Expected a number that is written without an exponent." });

const wholeDays = z.int().min(0).max(longestDuration);

const duration: z.ZodType<Duration> = z
  .strictObject({ amount: z.int().min(0).max(100_000_000), unit: z.enum(["minute", "hour", "day"]) })
  .refine((given) => milliseconds(given) <= milliseconds({ amount: longestDuration, unit: "day" }), {
    error: `Expected at most ${longestDuration} days.`,
  });

/** No character that text columns cannot hold. */
const plainText = z
  .string()
  .min(1)
  .max(longestText)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, { error: "Expected a text without control characters." });

const decimal = z
  .string()
  .regex(new RegExp(`^-?\\d{1,${mostDigits}}(\\.\\d{1,${mostDigits}})?$`), { error: 'Expected a decimal number as text, such as "0.6".' });

/** A field of the kind itself: names that every object of the language has are none. */
const fieldOf = (kind: RecordKind) => z.enum(Object.keys(kind.fields));

/** A condition on records of a kind. What a leaf looks at is checked where it stands. */
function conditionOf(kind: RecordKind): z.ZodType<Condition> {
  const field = fieldOf(kind);
  const leaf = z
    .discriminatedUnion("op", [
      z.strictObject({ op: z.literal("is"), field, value: plainText }),
      z.strictObject({ op: z.enum(["yes", "filled"]), field }),
      z.strictObject({ op: z.enum(["atLeast", "atMost"]), field, value: plainNumber }),
      z.strictObject({ op: z.literal("within"), window: duration, event: field, start: field }),
      z.strictObject({ op: z.literal("withinDays"), days: wholeDays, event: field, start: field }),
      z.strictObject({ op: z.enum(["notAfter", "notBefore"]), event: field, limit: field, lead: duration.default(none) }),
      z.strictObject({ op: z.literal("passed"), field, after: duration.default(none) }),
    ])
    .check((context) => {
      for (const message of leafIssues(kind, context.value)) context.issues.push({ code: "custom", input: context.value, message });
    });
  const condition: z.ZodType<Condition> = z.lazy(() =>
    z.discriminatedUnion("op", [
      z.strictObject({ op: z.enum(["all", "any"]), conditions: z.array(condition) }),
      z.strictObject({ op: z.literal("not"), condition }),
      leaf,
    ]),
  );
  return condition;
}

function amountOf(kind: RecordKind) {
  const of = fieldOf(kind);
  const by = z.int().min(1).max(1e12).optional();
  return z.discriminatedUnion("add", [
    z.strictObject({ add: z.literal("RECORDS") }),
    z.strictObject({ add: z.enum(["NUMBERS", "MEDIAN"]), of, by }),
    z.strictObject({ add: z.literal("DIFFERENT"), of }),
  ]);
}

const cohortOf = (kind: RecordKind) => z.enum(["EVERY_PERIOD", ...Object.keys(kind.fields)]);

/** Each way of settling has parts of its own: which one is meant shows before its parts are read. */
function settlementOf(kind: RecordKind, given: unknown) {
  if (given === "NEVER") return z.literal("NEVER");
  return partOf(given, "calendarDays") !== undefined
    ? z.strictObject({ calendarDays: wholeDays })
    : z.strictObject({ deadline: fieldOf(kind).optional(), atLeast: duration, window: duration });
}

const goal = z.strictObject({ value: decimal, direction: z.enum(["AT_LEAST", "AT_MOST"]), strict: z.boolean() });

/** What results of all versions are shown and compared by: it is given as it is, and absent where it is absent. */
function fixed(value: string | undefined) {
  return value === undefined ? z.undefined().optional() : z.literal(value);
}

/** The form of another definition of a metric, of records of the same kind and told in the same way. `kinds`: what it can be divided by. */
export function definitionSchema(metric: Metric, kinds: ReadonlyMap<string, RecordKind>, given: unknown) {
  const { of } = metric;
  const condition = conditionOf(of);
  const named = partOf(partOf(given, "per"), "recordKind");
  const divided = (typeof named === "string" ? kinds.get(named) : undefined) ?? of;
  const per = z.strictObject({
    recordKind: z.enum([...kinds.keys()]),
    cohort: cohortOf(divided),
    where: conditionOf(divided),
    amount: amountOf(divided),
    currency: fieldOf(divided).optional(),
  });
  return z.strictObject({
    program: fixed(metric.program),
    metric: fixed(metric.code),
    recordKind: fixed(of.code),
    shape: fixed(metric.shape),
    unit: fixed(metric.unit),
    better: fixed(metric.better),
    cohort: cohortOf(of),
    population: condition,
    denominator: condition.optional(),
    numerator: condition,
    amount: amountOf(of).optional(),
    currency: fixed(metric.currency),
    per: per.optional(),
    goal: goal.optional(),
    goalCurrency: fixed(metric.goalCurrency),
    settlement: settlementOf(of, partOf(given, "settlement")),
  });
}
