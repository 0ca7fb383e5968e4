import { findMetric, programs } from "server/kpi/catalogue.ts";
import { allVersions, statusOf } from "server/kpi/definition-versions.ts";
import { days } from "server/kpi/formula/duration.ts";
import { within } from "server/kpi/formula/condition.ts";
import { neededFields } from "server/kpi/formula/record-kind.ts";
import { fieldsOfList } from "server/kpi/metric-fields.ts";
import type { Metric } from "server/kpi/metric.ts";
import { describe, expect, test } from "vitest";
import committed from "../../fixtures/definition-fingerprints.json" with { type: "json" };
import { definitionFingerprint, fingerprintIssues, fingerprintKey } from "../../support/definition-fingerprint.ts";

function isUsed(metric: Metric): boolean {
  const inForce = findMetric(metric.program, metric.code);
  return inForce !== undefined && statusOf(metric, inForce) !== "PROPOSED";
}

test("no definition that results may be published by has changed without its version", () => {
  expect(fingerprintIssues(programs.flatMap(allVersions).filter(isUsed), committed)).toEqual([]);
});

describe("a change is told, and what to do about it", () => {
  const closeRate = findMetric("FLEET_SERVICE_OPPORTUNITIES", "CLOSE_RATE");
  const firstFix = findMetric("FIELD_SERVICE", "FIRST_TIME_FIX_RATE");
  if (!closeRate || !firstFix) throw new Error("The catalogue lacks a metric.");
  const key = fingerprintKey(closeRate);
  const known = { [key]: definitionFingerprint(closeRate) };

  test("another window", () => {
    const changed = { ...closeRate, numerator: within(days(45), "completed_at", "accepted_at") };
    expect(fingerprintIssues([changed], known)).toEqual([
      "FLEET_SERVICE_OPPORTUNITIES.CLOSE_RATE version 1 counts something else than it did, and results may be published by it. Keep version 1 as it was among the otherVersions of FLEET_SERVICE_OPPORTUNITIES, and give what changed the version 2.",
    ]);
    expect(fingerprintIssues([closeRate], known)).toEqual([]);
  });

  test("another meaning of a field that it follows from", () => {
    const fields = { ...closeRate.of.fields, accepted_at: { source: "event" } as const };
    expect(fingerprintIssues([{ ...closeRate, of: { ...closeRate.of, fields } }], known)).toHaveLength(1);
  });

  test("another meaning of records that it looks at", () => {
    const counted = neededFields(firstFix.of, fieldsOfList(firstFix, false)).find(([, field]) => field.source === "related");
    if (!counted) throw new Error("The first-time fix looks at no other records.");
    const [name, field] = counted;
    const fields = { ...firstFix.of.fields, [name]: { ...field, others: undefined, where: { op: "any", conditions: [] } } };
    const changed = { ...firstFix, of: { ...firstFix.of, fields } } as Metric;
    expect(definitionFingerprint(changed)).not.toBe(definitionFingerprint(firstFix));
  });

  test("a version that nobody committed, and one that is gone", () => {
    expect(fingerprintIssues([closeRate], {})).toEqual([
      `${key} is new: add "${key}": "${definitionFingerprint(closeRate)}" to test/fixtures/definition-fingerprints.json.`,
    ]);
    expect(fingerprintIssues([], known)).toEqual([
      `${key} is gone, and results may be published by it: keep it among the otherVersions of its program.`,
    ]);
  });
});
