import { Field, Int, ObjectType } from "type-graphql";
import { PastInstant } from "../../graphql/past-instant.ts";
import { DateTimeScalar, isoInstant } from "../../graphql/scalars.ts";
import type { WebhookRow } from "./webhook.reader.ts";

@ObjectType("Webhook", {
  description: "Where events are sent, and how that goes: a dealer's own, or those of all dealers for the operator's systems.",
  simpleResolvers: true,
})
export class WebhookType {
  @Field(() => String, { description: "Where events are sent by POST, signed as Standard Webhooks says." })
  url!: string;

  @Field(() => DateTimeScalar, { description: "When it was set." })
  setAt!: string;

  @Field(() => Int, { description: "Events that wait to be sent, or to be sent again." })
  waiting!: number;

  @Field(() => DateTimeScalar, { nullable: true, description: "When an event was last delivered; null where none was." })
  lastDeliveredAt!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Why an event that waits was not delivered; null where none has failed, and as of a past instant, since it is not kept.",
  })
  lastError!: string | null;
}

export function webhookFrom(row: WebhookRow, asOf: Date): WebhookType {
  return {
    url: row.url,
    setAt: isoInstant(row.set_at),
    waiting: row.waiting,
    lastDeliveredAt: isoInstant(row.last_delivered_at),
    lastError: asOf instanceof PastInstant ? null : row.last_error,
  };
}
