import type { PanelName } from "../../model/tool-name.ts";
import type { LeadStepCode } from "../../model/lead-types.ts";
import type { InstantText, Month, OpportunityFilter, OpportunitySort, SliceBy } from "../../model/types.ts";

/** The month whose opportunities are shown, and in what order. */
export interface DetailsView {
  readonly month: Month;
  readonly sort: OpportunitySort;
  readonly filter: OpportunityFilter;
}

/** The number whose receipt is open. */
export interface ReceiptView {
  readonly metric: string;
  readonly month: Month;
  /** Of money, in which currency; left out, in the dealer's own. */
  readonly currency?: string;
  /** By which field of its records it is cut; left out or null: not at all. */
  readonly by?: SliceBy | null;
}

/** Which leads are listed. */
export interface LeadsPlace {
  /** The month they were received in; null for the current one. */
  readonly month: Month | null;
  /** Only those that wait for this step; null for all. */
  readonly waitingFor: LeadStepCode | null;
}

/** What is shown of a program's funnel. */
export interface FunnelPlace {
  /** Whether weeks are shown in place of months. */
  readonly weeks: boolean;
  /** The month, or the Monday of the week; null for the newest that cannot change any more. */
  readonly period: string | null;
}

/** Where the reader is: what a page puts into its address, and gives back. */
export interface DashboardView {
  /** Months of the history that are expanded. */
  readonly expanded?: readonly Month[];
  /** Codes of the metrics of a board whose trend is open. */
  readonly metrics?: readonly string[];
  /** Codes of those that are shown by weeks. */
  readonly weeks?: readonly string[];
  /** Whether it is told what can be computed. */
  readonly readiness?: boolean;
  readonly funnel?: FunnelPlace | null;
  readonly receipt?: ReceiptView | null;
  readonly details?: DetailsView | null;
  /** What is open in place of the overview. */
  readonly panel?: PanelName | null;
  readonly leads?: LeadsPlace | null;
  /** Own id of the opportunity that is open, in the panel of opportunities. */
  readonly opportunity?: string | null;
  /** The past instant that is looked back at; left out or null: now. */
  readonly asOf?: InstantText | null;
}

/** A receipt is of one number, however it is cut. */
export const numberOf = (receipt: ReceiptView | null | undefined) => receipt && { ...receipt, by: null };

/** In the dealer's own currency there is one result; any other is found among all. */
export const keyOf = ({ metric, month, currency }: ReceiptView) => ({ metric, month, several: currency !== undefined });

/** What stands in place of the overview; nothing where that is shown. */
export function placeOf({ details, panel }: DashboardView): string | undefined {
  return panel ?? details?.month;
}

export const newestFirst: OpportunitySort = { field: "ASSIGNED_AT", direction: "DESC" };

/** Whether two parts of a view, both plain data, say the same. */
export function sameView(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}
