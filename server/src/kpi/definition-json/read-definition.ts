import { programs } from "../catalogue.ts";
import type { RecordKind } from "../formula/record-kind.ts";
import type { Metric } from "../metric.ts";
import { metricIssues } from "../metric-issues.ts";
import { type DefinitionFault, faultsOf, partOf, valueText } from "./definition-fault.ts";
import { present } from "./definition-document.ts";
import { limitFaults, longestDefinition } from "./definition-limits.ts";
import { definitionSchema } from "./definition-schema.ts";

/** Either the metric by the definition that was given, or everything wrong with it. */
export type ReadDefinition =
  | { readonly metric: Metric; readonly faults: readonly [] }
  | { readonly metric: null; readonly faults: readonly DefinitionFault[] };

/** Of a definition that is tried out: it is none of the catalogue's, whose versions begin with 1. */
export const triedVersion = 0;

function countedKinds(): ReadonlyMap<string, RecordKind> {
  const kinds = programs.flatMap(({ metrics }) => metrics.flatMap(({ of, per }) => (per ? [of, per.of] : [of])));
  return new Map(kinds.map((kind) => [kind.code, kind]));
}

const refused = (faults: readonly DefinitionFault[]): ReadDefinition => ({ metric: null, faults });
const whole = (value: string | null, message: string): ReadDefinition => refused([{ path: "", value, message }]);

function parsed(text: string): { readonly given: unknown } | { readonly error: string } {
  try {
    return { given: JSON.parse(text) as unknown };
  } catch (error) {
    return { error: (error as Error).message };
  }
}

/** What stands at a place of a value that has the form of a definition. */
function valueAt(given: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>(partOf, given);
}

/**
 * Reads another definition of a metric from JSON text, such as `definitionJson` gives: of the same records, shape and unit. Nothing of
 * it is used unchecked: every name is one of the record kind's, and everything wrong is told at once.
 */
export function readDefinition(inForce: Metric, text: string): ReadDefinition {
  if (text.length > longestDefinition) return whole(null, `Expected at most ${longestDefinition} characters; there are ${text.length}.`);
  const json = parsed(text);
  if ("error" in json) return whole(valueText(text), `Expected JSON (${json.error}).`);
  const { given } = json;
  const tooLarge = limitFaults(given);
  if (tooLarge.length > 0) return refused(tooLarge);
  const kinds = countedKinds();
  const formed = definitionSchema(inForce, kinds, given).safeParse(given, { reportInput: true });
  if (!formed.success) return refused(formed.error.issues.flatMap(faultsOf));
  const { metric: _code, recordKind: _kind, per, ...parts } = formed.data;
  const metric = {
    ...present({ ...parts, per: per && present({ ...per, recordKind: undefined, of: kinds.get(per.recordKind) }) }),
    ...present({ group: inForce.group }),
    code: inForce.code,
    of: inForce.of,
    version: triedVersion,
  } as unknown as Metric;
  const issues = metricIssues(metric);
  if (issues.length === 0) return { metric, faults: [] };
  return refused(
    issues.map(({ path, issue }) => ({ path, value: valueText(path === "" ? undefined : valueAt(given, path)), message: issue })),
  );
}
