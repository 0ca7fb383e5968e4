import type { ApiServer } from "./api-server.ts";

/** A record of a receipt as tests compare it: its id, why it stands there, and what it adds to a sum. */
export type ReceiptLine = readonly [id: string, reason: string, amount?: number];

interface Nodes {
  readonly nodes: readonly { readonly reason: string; readonly amount: number | null; readonly record: { readonly id: string } }[];
}

export interface ServiceReceipt {
  readonly value: number | null;
  readonly numerator: number;
  readonly denominator: number | null;
  readonly currency: string | null;
  readonly state: string;
  readonly receipt: {
    readonly counts: { readonly counted: number; readonly notCounted: number; readonly leftOut: number; readonly dividedBy: number | null };
    readonly counted: Nodes;
    readonly notCounted: Nodes;
    readonly leftOut: Nodes;
    readonly dividedBy: Nodes | null;
  };
}

const nodes = "{ nodes { reason amount record { id } } }";
export const serviceResult = `value numerator denominator currency state
  receipt { counts { counted notCounted leftOut dividedBy } counted ${nodes} notCounted ${nodes} leftOut ${nodes} dividedBy ${nodes} }`;

/** The results of one metric of a dealer's March: one, or one for each currency. */
export async function resultsOf(api: ApiServer, dealer: string, metric: string, language = "en"): Promise<readonly ServiceReceipt[]> {
  const [program, code] = metric.split(".");
  const data = await api.ask<{ dealer: { scorecard: { results: ServiceReceipt[] } } }>(
    `query ($dealer: ID!, $metrics: [String!]) { dealer(id: $dealer) { scorecard(program: ${program}, month: "2026-03") {
      results(metrics: $metrics) { ${serviceResult} } } } }`,
    { variables: { dealer, metrics: [code] }, language },
  );
  return data.dealer.scorecard.results;
}

const idOf = (globalId: string) => String((JSON.parse(Buffer.from(globalId, "base64url").toString()) as readonly unknown[]).at(-1));

/** The lines of a list; the narrow spaces that texts of a language have are told as plain ones. */
export function linesOf(list: Nodes | null): ReceiptLine[] {
  return (list?.nodes ?? []).map(({ record, reason, amount }) => {
    const told = reason.replaceAll(/[\u202F\u00A0]/g, " ");
    return amount === null ? [idOf(record.id), told] : [idOf(record.id), told, amount];
  });
}
