import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { RequestContext } from "../../graphql/request-context.ts";
import { answerWithRequest } from "../service-request/request-answer.ts";
import { ServiceRequestPayload } from "../service-request/service-request.inputs.ts";
import { EraseOwnerInput } from "./erase-owner.inputs.ts";
import { eraseOwner } from "./erase-owner.writer.ts";

@Resolver()
export class EraseOwnerResolver {
  @Mutation(() => ServiceRequestPayload, {
    nullable: true,
    description:
      "Staff only: erases what is personal of a request's owner for good: name, contact data, place and serial number, and what people wrote of it. The request must not be open any more. Every number stays.",
  })
  eraseOwner(
    @Arg("input", () => EraseOwnerInput, { description: "Which request." }) { requestID }: EraseOwnerInput,
    @Ctx() context: RequestContext,
  ): Promise<ServiceRequestPayload> {
    const { scope, dataSource, viewer, clock } = context;
    return answerWithRequest(context, requestID, () =>
      eraseOwner(scope, dataSource, { requestId: requestID, by: viewer.subject, now: clock.now() }),
    );
  }
}
