import type { DealerScope } from "../../platform/dealer-scope.ts";
import { named } from "../../storage/kpi/cohort-sql.ts";
import type { PageRunner, StatementRunner } from "../../storage/read-snapshot.ts";
import type { Hindrance } from "./choose-dealer.ts";
import { dealersSql, type orderKeys, overallSql } from "./fairness.sql.ts";

/** Decisions of a period that are looked at, and about dealers of which countries; undefined: of all. */
export interface FairnessQuestion {
  readonly from: Date;
  readonly to: Date;
  readonly countries: readonly string[] | undefined;
}

export type FairnessOrder = keyof typeof orderKeys;

export interface FairnessDealerRow {
  readonly dealer_id: string;
  readonly name: string;
  readonly in_question: number;
  readonly could: number;
  readonly asked: number;
  readonly rank: number | null;
  readonly asked_kilometres: number | null;
  /** The cursor's first part. */
  readonly order_key: string;
  readonly technicians: number;
  readonly accepted: number;
  readonly declined: number;
  readonly expired: number;
  readonly pending: number;
  readonly hindrances: readonly { readonly hindrance: Hindrance; readonly times: number }[];
}

interface Band {
  readonly dealers: number;
  readonly couldBeAsked: number;
  readonly asked: number;
}

export interface FairnessOverallRow {
  readonly decisions: number;
  readonly unassigned: number;
  /** The highest quarter first. */
  readonly ranks: readonly (Band & { readonly from: number; readonly to: number })[];
  /** Place among the bands; null where a distance is not known. */
  readonly distances: readonly (Band & { readonly place: number | null })[];
  readonly technicians: readonly (Band & { readonly place: number })[];
  readonly correlations: readonly {
    readonly by: "CORE_RANK" | "DISTANCE" | "TECHNICIANS";
    readonly coefficient: number | null;
    readonly dealers: number;
  }[];
}

const periodOf = ({ from, to, countries }: FairnessQuestion) => [from, to, countries ?? null];

interface FairnessSorting {
  readonly order: FairnessOrder;
  readonly direction: "ASC" | "DESC";
}

const dealersStatement = ({ order, direction }: FairnessSorting) => named("assignment_fairness_dealers", dealersSql(order, direction));

/** How often dealers were in question and were asked, one more than the page holds. Only staff see any. */
export async function readFairnessDealers(
  scope: DealerScope,
  runner: StatementRunner,
  question: FairnessQuestion,
  now: Date,
  list: FairnessSorting & { readonly first: number; readonly after: readonly string[] | undefined },
): Promise<FairnessDealerRow[]> {
  if (scope.kind !== "STAFF") return [];
  const statement = dealersStatement(list);
  return runner.query<FairnessDealerRow>(statement, [...periodOf(question), now, list.after ?? null, list.first + 1]);
}

/** All of them, `size` at a time. */
export async function* readFairnessDealerPages(
  scope: DealerScope,
  runner: PageRunner,
  question: FairnessQuestion,
  now: Date,
  sorting: FairnessSorting,
  size: number,
): AsyncGenerator<FairnessDealerRow[]> {
  if (scope.kind !== "STAFF") return;
  yield* runner.pages<FairnessDealerRow>(dealersStatement(sorting), [...periodOf(question), now, null, null], size);
}

const overall = named("assignment_fairness", overallSql);

/** How offers went by rank, distance and capacity. Only staff see it. */
export async function readFairness(
  scope: DealerScope,
  runner: StatementRunner,
  question: FairnessQuestion,
  now: Date,
): Promise<FairnessOverallRow | null> {
  if (scope.kind !== "STAFF") return null;
  const [row] = await runner.query<FairnessOverallRow>(overall, [...periodOf(question), now]);
  return row ?? null;
}
