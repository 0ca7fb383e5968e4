import { Field, ID, ObjectType } from "type-graphql";
import { connectionType } from "../../graphql/connection.ts";
import { DateTimeScalar, isoInstant } from "../../graphql/scalars.ts";
import type { UnsatisfiedCustomerRow } from "./unsatisfied-customer.reader.ts";

@ObjectType("UnsatisfiedCustomer", {
  description: "A customer who said at a follow-up that not all was well.",
  simpleResolvers: true,
})
export class UnsatisfiedCustomerType {
  @Field(() => ID, { nullable: true, description: "Own id of the customer; null where it was not recorded." })
  customerID!: string | null;

  @Field(() => ID, { nullable: true, description: "Own id of the work order; null where it was not recorded." })
  workOrderID!: string | null;

  @Field(() => DateTimeScalar, { description: "When the follow-up was done." })
  foundAt!: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      "When a later follow-up first found the customer satisfied, or, where no customer was recorded, one on the same work order; null where none has.",
  })
  solvedAt!: string | null;

  followUpId!: string;
  dealerId!: string;
  /** As PostgreSQL prints it: part of the cursor. */
  printedFoundAt!: string;
  asOf!: Date;
}

export function unsatisfiedCustomerFrom(row: UnsatisfiedCustomerRow, dealerId: string, asOf: Date): UnsatisfiedCustomerType {
  return {
    customerID: row.customer_id,
    workOrderID: row.work_order_id,
    foundAt: isoInstant(row.found_at),
    solvedAt: isoInstant(row.solved_at),
    followUpId: row.follow_up_id,
    dealerId,
    printedFoundAt: row.found_at,
    asOf,
  };
}

export const UnsatisfiedCustomerConnection = connectionType("UnsatisfiedCustomer", () => UnsatisfiedCustomerType);
