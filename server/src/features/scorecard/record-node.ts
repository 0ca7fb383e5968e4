import type { NodeType } from "../../graphql/node.type.ts";
import type { RequestContext } from "../../graphql/request-context.ts";
import { opportunityActivityFrom, type OpportunityRow } from "../opportunity/opportunity-activity.type.ts";
import { serviceRecordLoader } from "../service-records/service-record.loaders.ts";
import { serviceRecordKinds } from "../service-records/service-record-kinds.ts";
import type { ReceiptRow } from "./receipt.reader.ts";

/** How the API shows a record of a metric, as it was at the instant of the metric. */
export async function recordNode(context: RequestContext, recordKind: string, row: ReceiptRow, asOf: Date): Promise<NodeType> {
  // A receipt reads all that an opportunity shows already.
  if (recordKind === "OPPORTUNITY") return opportunityActivityFrom(row as unknown as OpportunityRow, asOf);
  const kind = serviceRecordKinds.find(({ code }) => code === recordKind);
  if (!kind) throw new Error(`The API shows no records of kind ${recordKind}.`);
  const node = await context.loader(serviceRecordLoader).load({ kind, dealerId: row.dealer_id, id: row.id, asOf });
  if (!node) throw new Error(`Record ${row.id} stands in a receipt and is not there.`);
  return node;
}
