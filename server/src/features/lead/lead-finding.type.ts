import { Field, ObjectType } from "type-graphql";
import { connectionType } from "../../graphql/connection.ts";
import type { LeadFindingRow } from "./lead-finding.reader.ts";
import { LeadStepName, stepOfColumn } from "./lead-step.ts";

@ObjectType("LeadFinding", {
  description:
    "A lead of which a later step is recorded and an earlier one is not, such as a sale without Contact. It counts where it was recorded.",
  simpleResolvers: true,
})
export class LeadFindingType {
  @Field(() => [LeadStepName], { description: "The steps that are recorded, in their order, whenever they were." })
  recorded!: LeadStepName[];

  @Field(() => [LeadStepName], { description: "The steps before the last of these that are not recorded, in their order." })
  missing!: LeadStepName[];

  dealerId!: string;
  leadId!: string;
  /** As PostgreSQL prints it: part of the cursor. */
  printedReceivedAt!: string;
  asOf!: Date;
}

export function leadFindingFrom(row: LeadFindingRow, asOf: Date): LeadFindingType {
  return {
    recorded: row.recorded.map(stepOfColumn),
    missing: row.missing.map(stepOfColumn),
    dealerId: row.dealer_id,
    leadId: row.id,
    printedReceivedAt: row.received_at,
    asOf,
  };
}

export const LeadFindingConnection = connectionType("LeadFinding", () => LeadFindingType);
