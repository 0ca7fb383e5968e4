import { Field, ObjectType, registerEnumType } from "type-graphql";
import { connectionType } from "../../graphql/connection.ts";
import type { LeadFindingRow } from "./lead-finding.reader.ts";

const LeadStepName = { CONTACTED: "CONTACTED", APPOINTMENT_SET: "APPOINTMENT_SET", SHOWED: "SHOWED", SOLD: "SOLD" } as const;
type LeadStepName = keyof typeof LeadStepName;
registerEnumType(LeadStepName, {
  name: "LeadStep",
  description: "A step of a lead on its way to the sale, in their order.",
  valuesConfig: {
    CONTACTED: { description: "The customer answered." },
    APPOINTMENT_SET: { description: "An appointment was set." },
    SHOWED: { description: "The customer showed." },
    SOLD: { description: "It was sold." },
  },
});

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

/** A step is named as its column is. */
const stepNames = (columns: readonly string[]) => columns.map((column) => column.toUpperCase() as LeadStepName);

export function leadFindingFrom(row: LeadFindingRow, asOf: Date): LeadFindingType {
  return {
    recorded: stepNames(row.recorded),
    missing: stepNames(row.missing),
    dealerId: row.dealer_id,
    leadId: row.id,
    printedReceivedAt: row.received_at,
    asOf,
  };
}

export const LeadFindingConnection = connectionType("LeadFinding", () => LeadFindingType);
