/** What an open share can still become, as the API gives it: `MetricResult.outlook`. */
export interface Outlook {
  /** Null where it cannot come to have a value. */
  readonly least: number | null;
  readonly most: number | null;
  /** Null where finished months say too little. */
  readonly expected: number | null;
  /** Whose finished months that is from; null where nothing is open. */
  readonly expectedFrom: "DEALER" | "ALL_DEALERS" | null;
  /** How many records can still come to count, to count no more, or to be left out. */
  readonly open: number;
  /** Whether the month's records are all there. */
  readonly cohortComplete: boolean;
  /** What the goal takes; null without one. */
  readonly toGoal: { readonly state: "SURE" | "POSSIBLE" | "OUT_OF_REACH"; readonly sentence: string | null } | null;
}
