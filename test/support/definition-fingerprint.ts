import { createHash } from "node:crypto";
import { definitionDocument } from "server/kpi/definition-json/definition-document.ts";
import { fieldsTaken, neededFields, type RecordKind } from "server/kpi/formula/record-kind.ts";
import { fieldsOfList } from "server/kpi/metric-fields.ts";
import { denominatorOf, type Metric } from "server/kpi/metric.ts";

/** What fields of a kind follow from, with the records of other kinds that they look at. */
function fieldsDocument(kind: RecordKind, names: readonly string[]): unknown {
  return neededFields(kind, names).map(([name, field]) =>
    field.source === "related"
      ? [name, { ...field, kind: field.kind().code, theirs: fieldsDocument(field.kind(), fieldsTaken(field)) }]
      : [name, field],
  );
}

/** Everything that a metric's numbers follow from, in a few signs: its definition, and the fields of records that follow from others. */
export function definitionFingerprint(metric: Metric): string {
  const { of, cohort, settlement } = metric;
  const deadline = settlement !== "NEVER" && "deadline" in settlement && settlement.deadline !== undefined ? [settlement.deadline] : [];
  const denominator = denominatorOf(metric);
  const read = [
    fieldsDocument(of, [...fieldsOfList(metric, false), cohort, ...deadline]),
    denominator ? fieldsDocument(denominator.of, [...fieldsOfList(metric, true), denominator.cohort]) : [],
  ];
  const text = JSON.stringify([definitionDocument(metric), read]);
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

/** How a version is named in the file of fingerprints. */
export const fingerprintKey = ({ program, code, version }: Metric): string => `${program}.${code} version ${version}`;

/** What to do where definitions are not those of the committed fingerprints, a line each; none where they are. */
export function fingerprintIssues(inForceOrRetired: readonly Metric[], committed: Readonly<Record<string, string>>): string[] {
  const current = new Map(
    inForceOrRetired.map((metric) => [fingerprintKey(metric), { metric, fingerprint: definitionFingerprint(metric) }]),
  );
  const changed = [...current].flatMap(([key, { metric, fingerprint }]) => {
    const known = committed[key];
    if (known === fingerprint) return [];
    if (known === undefined) return [`${key} is new: add "${key}": "${fingerprint}" to test/fixtures/definition-fingerprints.json.`];
    return [
      `${key} counts something else than it did, and results may be published by it. Keep version ${metric.version} as it was among the otherVersions of ${metric.program}, and give what changed the version ${metric.version + 1}.`,
    ];
  });
  const gone = Object.keys(committed)
    .filter((key) => !current.has(key))
    .map((key) => `${key} is gone, and results may be published by it: keep it among the otherVersions of its program.`);
  return [...changed, ...gone];
}
