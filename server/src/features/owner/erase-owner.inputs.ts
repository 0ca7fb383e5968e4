import { Field, ID, InputType } from "type-graphql";

@InputType("EraseOwnerInput", { description: "A request whose owner's data are to be erased." })
export class EraseOwnerInput {
  @Field(() => ID, { description: "The sender's own id of the request." })
  requestID!: string;
}
