import { findProgram } from "./catalogue.ts";
import type { Metric, Program } from "./metric.ts";

/** Retired versions explain what was published by them; of a proposed one it is only shown what it would move. */
export type DefinitionStatus = "RETIRED" | "IN_FORCE" | "PROPOSED";

/** All versions of a metric, the one in force given, oldest first. */
export function versionsOf(metric: Metric): Metric[] {
  const others = findProgram(metric.program)?.otherVersions ?? [];
  return [metric, ...others.filter(({ code }) => code === metric.code)].toSorted((one, other) => one.version - other.version);
}

/** Those that a reader is shown, oldest first: what is only proposed is for staff. */
export function shownVersions(inForce: Metric, toStaff: boolean): Metric[] {
  return versionsOf(inForce).filter((each) => toStaff || statusOf(each, inForce) !== "PROPOSED");
}

export function statusOf({ version }: Metric, inForce: Pick<Metric, "version">): DefinitionStatus {
  if (version === inForce.version) return "IN_FORCE";
  return version < inForce.version ? "RETIRED" : "PROPOSED";
}

/** A metric as a version defines it; undefined where the catalogue has no such version. */
export function versionOfMetric(metric: Metric, version: number): Metric | undefined {
  return versionsOf(metric).find((each) => each.version === version);
}

/** A metric by the version that something was computed by; by today's where the catalogue has that one no more. */
export function asComputed(metric: Metric, version: number): Metric {
  return versionOfMetric(metric, version) ?? metric;
}

/** The versions of a program's metrics that are in force, and the others. */
export function allVersions({ metrics, otherVersions = [] }: Program): readonly Metric[] {
  return [...metrics, ...otherVersions];
}
