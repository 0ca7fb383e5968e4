import { Field, ObjectType } from "type-graphql";
import { DateTimeScalar } from "../../graphql/scalars.ts";
import type { Withdrawal } from "./reading.reader.ts";

@ObjectType("Withdrawal", {
  description: "Who took something out of the record, when and why. It stays to be seen.",
  simpleResolvers: true,
})
export class WithdrawalType implements Withdrawal {
  @Field(() => String, { description: "Why." })
  reason!: string;

  @Field(() => String, { description: "Who." })
  withdrawnBy!: string;

  @Field(() => DateTimeScalar, { description: "When." })
  withdrawnAt!: string;
}

@ObjectType("Recorded", { description: "What somebody has recorded.", simpleResolvers: true })
export abstract class RecordedType {
  @Field(() => String, { nullable: true, description: "Who recorded it; null where that is not known." })
  recordedBy!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "When it was recorded; null where that is not known." })
  recordedAt!: string | null;
}

@ObjectType("Withdrawable", { description: "What stays in the record when it is withdrawn.", simpleResolvers: true })
export abstract class WithdrawableType extends RecordedType {
  @Field(() => WithdrawalType, { nullable: true, description: "How it was withdrawn; null while it holds." })
  withdrawal!: Withdrawal | null;
}
