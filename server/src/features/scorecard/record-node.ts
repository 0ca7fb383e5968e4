import type { NodeType } from "../../graphql/node.type.ts";
import { opportunityActivityFrom, type OpportunityRow } from "../opportunity/opportunity-activity.type.ts";
import type { ReceiptRow } from "./receipt.reader.ts";

/** How the API shows a record of each kind. */
const nodes: Readonly<Record<string, (row: ReceiptRow) => NodeType>> = {
  OPPORTUNITY: (row) => opportunityActivityFrom(row as unknown as OpportunityRow),
};

export function recordNode(recordKind: string, row: ReceiptRow): NodeType {
  const node = nodes[recordKind];
  if (!node) throw new Error(`The API shows no records of kind ${recordKind}.`);
  return node(row);
}
