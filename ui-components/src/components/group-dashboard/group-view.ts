import type { ComparisonData, GroupMonthsData } from "../../data/comparison-operations.ts";
import { keyOf } from "../../model/comparison.ts";
import type { ComparedGroup, MetricKey } from "../../model/comparison-types.ts";
import type { InstantText, MetricDefinition, Month } from "../../model/types.ts";

/** What opens in place of the comparison, as a page's address names it. */
export const groupPanelNames = ["definitions", "fairness", "requests"] as const;
export type GroupPanelName = (typeof groupPanelNames)[number];

/** Where the reader is: what a page puts into its address, and gives back. */
export interface GroupView {
  /** Left out or null: the newest month that has ended. */
  readonly month?: Month | null;
  /** Dealers of one country, ISO 3166-1 alpha-2; left out or null: of all. */
  readonly country?: string | null;
  /** The metric whose dealers are open. */
  readonly chosen?: MetricKey | null;
  readonly worstFirst?: boolean;
  /** What staff have open in place of the comparison. */
  readonly panel?: GroupPanelName | null;
  /** The past instant that is looked back at; left out or null: now. */
  readonly asOf?: InstantText | null;
}

/** Months that any of the dealers has, newest first. */
export function monthsIn({ dealers }: GroupMonthsData): readonly Month[] {
  const months = dealers.nodes.flatMap(({ scorecards }) => scorecards.nodes.map(({ month }) => month));
  return [...new Set(months)].toSorted().toReversed();
}

/** The month shown where the reader has chosen none: the newest is under way, the one before it has ended. */
export function usualMonth(months: readonly Month[]): Month | null {
  return months[1] ?? months[0] ?? null;
}

export interface ComparisonSection {
  readonly program: { readonly name: string };
  readonly dealerCount: number;
  readonly groups: readonly ComparedGroup[];
}

/** The comparison as its element takes it; null where there is no dealer to be seen. */
export function comparisonSection({ program, dealerGroup }: ComparisonData): ComparisonSection | null {
  if (dealerGroup.dealerCount === 0) return null;
  const results = dealerGroup.scorecards.flatMap((month) => month.results);
  const quartiles = new Map(
    dealerGroup.quartiles.map(({ metric, currency, quartiles: lie }) => [keyOf({ metricCode: metric.code, currency }), lie]),
  );
  const compared = (metric: MetricDefinition) =>
    results
      .filter(({ metricCode }) => metricCode === metric.code)
      .map((result) => ({ metric, result, quartiles: quartiles.get(keyOf(result)) ?? null }));
  const groups = program.groups.length > 0 ? program.groups : [{ code: "ALL", name: null, metrics: program.metrics }];
  return {
    program,
    dealerCount: dealerGroup.dealerCount,
    groups: groups.map(({ code, name, metrics }) => ({ code, name, metrics: metrics.flatMap(compared) })),
  };
}
