/** A row of a receipt. */
export interface Row {
  readonly placement: string;
  readonly cohortAt: string;
  readonly reason: string;
  readonly reasonCode: string;
  readonly dealer: { readonly internalID: string };
  readonly record: { readonly internalID: string };
}

interface RowPage {
  readonly nodes: readonly Row[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

export interface ReceiptResult {
  readonly metricCode: string;
  readonly numerator: number;
  readonly denominator: number | null;
  readonly receipt: {
    readonly definition: string;
    readonly counts: { readonly counted: number; readonly notCounted: number; readonly leftOut: number };
  } & Readonly<Record<List, RowPage>>;
}

export type List = "counted" | "notCounted" | "leftOut";
export const lists: readonly List[] = ["counted", "notCounted", "leftOut"];
export const receiptRows = `nodes { placement cohortAt reason reasonCode dealer { internalID } record { id ... on OpportunityActivity { internalID } } }
  pageInfo { hasNextPage endCursor }`;
/** A result with its receipt, and lists of it. */
export const receiptOf = (list: string) =>
  `numerator denominator metricCode receipt { definition definitionVersion counts { counted notCounted leftOut } ${list} }`;
