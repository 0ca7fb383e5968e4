import { type Condition, filled, type Leaf, not, numberFrom, numberUpTo, passed } from "./condition.ts";
import { type Duration, milliseconds, minutes, none } from "./duration.ts";
import { type Literal, stated } from "./literals.ts";
import { type RecordKind, valueType } from "./record-kind.ts";
import { allOf, always, anyOf, never } from "./simplify.ts";
import { canGrow, canShrink, maybe, surely, unknownsBehind } from "./unknowns.ts";

/** Which unknowns come, in one way that things can go; those that are not named never do. */
export type Scenario = ReadonlySet<string>;

const negative = (duration: Duration): Duration => minutes(-milliseconds(duration) / 60_000);

/** There, and so much after it still ahead: what comes can come by then. */
const ahead = (name: string, after: Duration): Condition => allOf(filled(name), not(passed(name, after)));

interface Pair {
  readonly event: string;
  readonly limit: string;
  /** How long after the limit the event is early enough. */
  readonly after: Duration;
}

/** Whether an event can come early enough: with either of the two, or both, still to come. What comes, comes after what is there. */
function earlyEnough({ event, limit, after }: Pair, holds: boolean, eventComes: boolean, limitComes: boolean): Condition {
  if (eventComes && limitComes) return always;
  if (eventComes) return holds ? ahead(limit, after) : always;
  if (milliseconds(after) < 0) return holds ? filled(event) : always;
  return holds ? filled(event) : not(filled(event));
}

function lateEnough({ event, limit, after }: Pair, holds: boolean, eventComes: boolean, limitComes: boolean): Condition {
  if (eventComes && limitComes) return always;
  if (eventComes) return holds ? filled(limit) : anyOf(not(filled(limit)), ahead(limit, after));
  return holds ? ahead(event, negative(after)) : always;
}

/** What a count can come to be: it gains records that come, and may lose those that are found no more. */
function countCan({ op, field: name, value }: Extract<Leaf, { op: "atLeast" | "atMost" }>, holds: boolean, kind: RecordKind): Condition {
  const field = kind.fields[name];
  if (field?.source !== "related") return always;
  const shrinks = canShrink(field);
  if ((op === "atLeast") === holds) {
    const least = op === "atLeast" ? value : value + 1;
    return shrinks && !canGrow(field) ? numberFrom(maybe(name), least) : always;
  }
  const most = op === "atLeast" ? value - 1 : value;
  return shrinks ? numberUpTo(surely(name), most) : numberUpTo(name, most - 1);
}

/** Whether the literal can come true where exactly the scenario's unknowns still come. */
export function literalCan({ leaf, holds }: Literal, kind: RecordKind, scenario: Scenario): Condition {
  const comes = (name: string) => unknownsBehind(kind, name).some((unknown) => scenario.has(unknown));
  switch (leaf.op) {
    case "within":
    case "withinDays": {
      const after = leaf.op === "within" ? leaf.window : { amount: leaf.days, unit: "day" as const };
      const [event, start] = [comes(leaf.event), comes(leaf.start)];
      return event || start ? earlyEnough({ event: leaf.event, limit: leaf.start, after }, holds, event, start) : stated({ leaf, holds });
    }
    case "notAfter":
    case "notBefore": {
      const [event, limit] = [comes(leaf.event), comes(leaf.limit)];
      if (!event && !limit) return stated({ leaf, holds });
      const pair = { event: leaf.event, limit: leaf.limit, after: leaf.lead.amount === 0 ? none : negative(leaf.lead) };
      return leaf.op === "notAfter" ? earlyEnough(pair, holds, event, limit) : lateEnough(pair, holds, event, limit);
    }
    case "passed":
      // Time goes on by itself.
      if (comes(leaf.field)) return always;
      return holds ? filled(leaf.field) : not(leaf);
    case "filled":
      if (!comes(leaf.field)) return stated({ leaf, holds });
      // A text may be left blank when its event comes; an event that comes is there.
      return holds || valueType(kind, leaf.field) === "text" ? always : never;
    case "atLeast":
    case "atMost":
      return comes(leaf.field) ? countCan(leaf, holds, kind) : stated({ leaf, holds });
    case "is":
    case "yes":
      return comes(leaf.field) ? always : stated({ leaf, holds });
  }
}
