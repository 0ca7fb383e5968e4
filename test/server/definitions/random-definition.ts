import fc from "fast-check";
import { definitionDocument } from "server/kpi/definition-json/definition-document.ts";
import type { RecordKind, ValueType } from "server/kpi/formula/record-kind.ts";
import { valueType } from "server/kpi/formula/record-kind.ts";
import type { Metric } from "server/kpi/metric.ts";

const fieldsOf = (kind: RecordKind, ...types: readonly ValueType[]): string[] =>
  Object.keys(kind.fields).filter((name) => types.length === 0 || types.includes(valueType(kind, name) ?? "text"));

const noLead = { amount: 0, unit: "minute" };
const duration = fc.record({ amount: fc.constantFrom(0, 1, 30), unit: fc.constantFrom("minute", "hour", "day") });
const text = fc.constantFrom("ON_SITE", "REACTIVE", "ACCEPTED", "LEAK", "1", "x'y");

const given = (there: boolean, leaf: () => fc.Arbitrary<object>) => (there ? [leaf()] : []);
const op = (...names: readonly string[]) => fc.constantFrom(...names);

/** Conditions without parts; none that a kind has no fields for. */
function leavesOf(kind: RecordKind): fc.Arbitrary<object>[] {
  const field = (...types: readonly ValueType[]) => fc.constantFrom(...fieldsOf(kind, ...types));
  const has = (...types: readonly ValueType[]) => fieldsOf(kind, ...types).length > 0;
  return [
    fc.record({ op: op("filled"), field: field() }),
    ...given(has("text"), () => fc.record({ op: op("is"), field: field("text"), value: text })),
    ...given(has("flag"), () => fc.record({ op: op("yes"), field: field("flag") })),
    ...given(has("number"), () => fc.record({ op: op("atLeast", "atMost"), field: field("number"), value: fc.constantFrom(0, 1, 7.5) })),
    ...given(has("instant"), () =>
      fc.oneof(
        fc.record({ op: op("within"), window: duration, event: field("instant"), start: field("instant") }),
        fc.record({ op: op("notAfter", "notBefore"), event: field("instant"), limit: field("instant"), lead: duration }),
        fc.record({ op: op("passed"), field: field("instant"), after: duration }),
      ),
    ),
    ...given(has("day"), () =>
      fc.oneof(
        fc.record({ op: op("withinDays"), days: fc.constantFrom(0, 30), event: field("day"), start: field("day") }),
        fc.record({ op: op("notAfter", "notBefore"), event: field("day"), limit: field("day"), lead: fc.constant(noLead) }),
        fc.record({ op: op("passed"), field: field("day"), after: fc.constantFrom(noLead, { amount: 3, unit: "day" }) }),
      ),
    ),
  ];
}

function anyCondition(kind: RecordKind): fc.Arbitrary<object> {
  const { condition } = fc.letrec<{ condition: object; leaf: object }>((tie) => ({
    leaf: fc.oneof(...leavesOf(kind)),
    condition: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      tie("leaf"),
      fc.record({ op: fc.constant("not"), condition: tie("condition") }),
      fc.record({ op: fc.constantFrom("all", "any"), conditions: fc.array(tie("condition"), { maxLength: 3 }) }),
    ),
  }));
  return condition;
}

function anyMeasure(kinds: readonly RecordKind[]): fc.Arbitrary<object> {
  return fc.constantFrom(...kinds).chain((kind) =>
    fc.record({
      recordKind: fc.constant(kind.code),
      cohort: fc.constantFrom("EVERY_PERIOD", ...fieldsOf(kind, "instant", "day")),
      where: anyCondition(kind),
      amount: fc.oneof(
        fc.constant({ add: "RECORDS" }),
        fc.record({ add: fc.constantFrom("DIFFERENT", "NUMBERS"), of: fc.constantFrom(...fieldsOf(kind)) }),
      ),
    }),
  );
}

/** A metric's definition with some parts changed, as JSON text; not all of it makes sense. */
export function anyDefinition(metric: Metric, kinds: readonly RecordKind[]): fc.Arbitrary<string> {
  const { of } = metric;
  const field = fc.constantFrom(...fieldsOf(of));
  const changes = fc.record(
    {
      cohort: fc.constantFrom("EVERY_PERIOD", ...fieldsOf(of, "instant", "day")),
      population: anyCondition(of),
      denominator: anyCondition(of),
      numerator: anyCondition(of),
      settlement: fc.oneof(
        fc.constantFrom("NEVER", { calendarDays: 3 }),
        fc.record({ deadline: field, atLeast: duration, window: duration }),
      ),
      ...(metric.amount ? { amount: field.map((name) => ({ ...metric.amount, of: name })) } : {}),
      ...(metric.per ? { per: anyMeasure(kinds) } : {}),
    },
    { requiredKeys: [] },
  );
  return changes.map((changed) => JSON.stringify({ ...definitionDocument(metric), ...changed }));
}
