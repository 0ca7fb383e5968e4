import { Field, ObjectType } from "type-graphql";
import { connectionType } from "../../graphql/connection.ts";
import { DateTimeScalar, isoInstant } from "../../graphql/scalars.ts";
import type { RequestSenderRow } from "./request-sender.reader.ts";

@ObjectType("RequestSender", { description: "A system whose webhooks service requests come by.", simpleResolvers: true })
export class RequestSenderType {
  @Field(() => String, { description: "Its name: it sends to `/service-requests/` and this." })
  name!: string;

  @Field(() => DateTimeScalar, { description: "When its secret was made." })
  setAt!: string;

  @Field(() => String, { description: "Who had it made." })
  setBy!: string;
}

export function requestSenderFrom(row: RequestSenderRow): RequestSenderType {
  return { name: row.name, setAt: isoInstant(row.set_at), setBy: row.set_by };
}

export const RequestSenderConnection = connectionType("RequestSender", () => RequestSenderType);
