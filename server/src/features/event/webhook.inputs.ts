import { Field, ID, InputType, ObjectType } from "type-graphql";
import { UserErrorType } from "../../graphql/user-error.type.ts";
import { WebhookType } from "./webhook.type.ts";

@InputType("SetWebhookInput", { description: "Where a dealer's events are to be sent." })
export class SetWebhookInput {
  @Field(() => ID, { description: "The dealer's own id." })
  dealerID!: string;

  @Field(() => String, {
    nullable: true,
    description: "An https URL with a public host, at most 2000 characters; left out or null, events are sent nowhere any more.",
  })
  url?: string | null;
}

@InputType("SetOperatorWebhookInput", { description: "Where the events of all dealers are to be sent." })
export class SetOperatorWebhookInput {
  @Field(() => String, {
    nullable: true,
    description: "An https URL with a public host, at most 2000 characters; left out or null, events are sent nowhere any more.",
  })
  url?: string | null;
}

@ObjectType("SetWebhookPayload", { description: "The webhook with its new secret, or why nothing changed.", simpleResolvers: true })
export class SetWebhookPayload {
  @Field(() => WebhookType, { nullable: true, description: "The webhook as it is now; null where there is none." })
  webhook!: WebhookType | null;

  @Field(() => String, {
    nullable: true,
    description: "What requests are signed with from now on: kept by the receiver, and never shown again. Null where there is no webhook.",
  })
  secret!: string | null;

  @Field(() => [UserErrorType], { description: "Why nothing changed; empty where it did." })
  userErrors!: UserErrorType[];
}
