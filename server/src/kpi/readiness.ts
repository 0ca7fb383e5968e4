import { isStored, type RecordKind } from "./formula/record-kind.ts";
import type { Metric } from "./metric.ts";
import { recordKindsOf } from "./record-kinds-of.ts";
import { columnsOfMetric, needsOfMetric, needText, type RecordNeed } from "./record-needs.ts";

/** `PARTLY`: it can be computed, from less than it looks at. */
export type ReadinessState = "READY" | "PARTLY" | "MISSING";

/** How many records have what is needed, of how many that could. */
export interface Recorded {
  readonly count: number;
  readonly of: number;
}

/** What is recorded, by the text of the need. */
export type RecordedNeeds = ReadonlyMap<string, Recorded>;

export interface MetricReadiness {
  readonly metric: Metric;
  readonly state: ReadinessState;
  /** Needed, and recorded nowhere. */
  readonly missing: readonly RecordNeed[];
  /** Looked at, and recorded nowhere, or of fewer than half of the records. */
  readonly incomplete: readonly RecordNeed[];
}

/** Something that is missing, and the metrics that wait for it. */
export interface Unlock {
  readonly need: RecordNeed;
  /** They wait for nothing else. */
  readonly unlocks: readonly Metric[];
  /** They wait for more, too. */
  readonly alsoNeededBy: readonly Metric[];
}

const enoughShare = 0.5;

function unique(needs: readonly RecordNeed[]): RecordNeed[] {
  return [...new Map(needs.map((need) => [needText(need), need])).values()];
}

/** Every kind that the metrics read, once: kinds that look at one table in several ways have one code. */
function kindsByCode(metrics: readonly Metric[]): Map<string, RecordKind> {
  return new Map(metrics.flatMap((metric) => recordKindsOf(metric)).map((kind) => [kind.code, kind]));
}

/** Everything that must be looked up to tell how ready metrics are; of a value its column, too. */
export function needsToLookUp(metrics: readonly Metric[]): RecordNeed[] {
  const needs = metrics.flatMap((metric) => [...needsOfMetric(metric).flat(), ...columnsOfMetric(metric)]);
  return unique(needs.flatMap((need) => (need.value === null ? [need] : [{ ...need, value: null }, need])));
}

class Ledger {
  constructor(
    private readonly recorded: RecordedNeeds,
    private readonly kinds: ReadonlyMap<string, RecordKind>,
  ) {}

  /** What is not there: of a kind without records the kind, of a column without values the column. */
  missing(needs: readonly RecordNeed[]): RecordNeed[] {
    return unique(
      needs.flatMap((need) => {
        const wider = [{ ...need, column: null, value: null }, { ...need, value: null }, need];
        return wider.find((each) => this.#of(each).count === 0) ?? [];
      }),
    );
  }

  /** Facts that fewer than half of the records have; what did not happen, or has not yet, is no gap. */
  sparse(needs: readonly RecordNeed[]): RecordNeed[] {
    return needs.filter((need) => {
      const field = need.column === null ? undefined : this.kinds.get(need.kind)?.fields[need.column];
      const isFact = field !== undefined && isStored(field) && ["text", "flag", "number"].includes(field.source);
      const { count, of } = this.#of(need);
      return isFact && need.value === null && count > 0 && count < of * enoughShare;
    });
  }

  #of(need: RecordNeed): Recorded {
    return this.recorded.get(needText(need)) ?? { count: 0, of: 0 };
  }
}

function readinessOf(metric: Metric, ledger: Ledger): MetricReadiness {
  const alternatives = needsOfMetric(metric).map((needs) => ({ needs, missing: ledger.missing(needs) }));
  const [nearest] = alternatives.toSorted((one, other) => one.missing.length - other.missing.length);
  const { needs, missing } = nearest ?? { needs: [], missing: [] };
  const isMissing = new Set(missing.map(needText));
  const unseen = ledger.missing(columnsOfMetric(metric)).filter((need) => !isMissing.has(needText(need)));
  const incomplete = unique([...unseen, ...ledger.sparse(needs)]);
  const state = missing.length > 0 ? "MISSING" : incomplete.length > 0 ? "PARTLY" : "READY";
  return { metric, state, missing, incomplete };
}

/** Whether each metric can be computed from what is recorded. */
export function readinessOfMetrics(metrics: readonly Metric[], recorded: RecordedNeeds): MetricReadiness[] {
  const ledger = new Ledger(recorded, kindsByCode(metrics));
  return metrics.map((metric) => readinessOf(metric, ledger));
}

/** What is missing, first what most metrics wait for alone. */
export function unlocksOf(readiness: readonly MetricReadiness[]): Unlock[] {
  const unlocks = unique(readiness.flatMap(({ missing }) => missing)).map((need) => {
    const waiting = readiness.filter(({ missing }) => missing.some((each) => needText(each) === needText(need)));
    const metricsOf = (alone: boolean) => waiting.filter(({ missing }) => (missing.length === 1) === alone).map(({ metric }) => metric);
    return { need, unlocks: metricsOf(true), alsoNeededBy: metricsOf(false) };
  });
  return unlocks.toSorted(
    (one, other) =>
      other.unlocks.length - one.unlocks.length ||
      other.alsoNeededBy.length - one.alsoNeededBy.length ||
      (needText(one.need) < needText(other.need) ? -1 : 1),
  );
}
