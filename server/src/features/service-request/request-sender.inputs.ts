import { Field, InputType, ObjectType } from "type-graphql";
import { UserErrorType } from "../../graphql/user-error.type.ts";
import { RequestSenderType } from "./request-sender.type.ts";

@InputType("RequestSenderInput", { description: "A system that is to send service requests by webhook, or not any more." })
export class RequestSenderInput {
  @Field(() => String, { description: "Its name: 1 to 63 small letters, digits and hyphens, no hyphen first or last." })
  name!: string;
}

@ObjectType("SetRequestSenderPayload", { description: "The sender with its new secret, or why nothing changed.", simpleResolvers: true })
export class SetRequestSenderPayload {
  @Field(() => RequestSenderType, { nullable: true, description: "The sender; null where it was refused." })
  sender!: RequestSenderType | null;

  @Field(() => String, {
    nullable: true,
    description: "What it signs its webhooks with. It is shown this once; null where it was refused.",
  })
  secret!: string | null;

  @Field(() => [UserErrorType], { description: "Why it was refused; empty where it holds." })
  userErrors!: UserErrorType[];
}

@ObjectType("RemoveRequestSenderPayload", {
  description: "Whether anything was there to be removed, or why nothing changed.",
  simpleResolvers: true,
})
export class RemoveRequestSenderPayload {
  @Field(() => Boolean, { description: "Whether there was such a sender." })
  removed!: boolean;

  @Field(() => [UserErrorType], { description: "Why it was refused; empty where it holds." })
  userErrors!: UserErrorType[];
}
