import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import { type Connection, connectionFrom } from "../../graphql/connection.ts";
import { encodeCursor, pageFrom } from "../../graphql/page.args.ts";
import type { RequestContext } from "../../graphql/request-context.ts";
import { assignSoon } from "../assignment/assign-soon.writer.ts";
import { assignmentsLoader } from "../assignment/assignment.loaders.ts";
import { assignmentFrom, AssignmentType } from "../assignment/assignment.type.ts";
import { cancelRequest } from "./cancel-request.writer.ts";
import { givenRequest } from "./given-request.ts";
import { answerWithRequest, requestOf } from "./request-answer.ts";
import {
  CancelServiceRequestInput,
  ServiceRequestPayload,
  ServiceRequestsArgs,
  SubmitServiceRequestInput,
} from "./service-request.inputs.ts";
import { readServiceRequests } from "./service-request.reader.ts";
import { ServiceRequestConnection, serviceRequestFrom, ServiceRequestType } from "./service-request.type.ts";
import { storeRequest } from "./submit-request.writer.ts";

const list = "service requests";

@Resolver(() => ServiceRequestType)
export class ServiceRequestResolver {
  @Query(() => ServiceRequestConnection, {
    description: "Service requests, the last received first. They are the operator's: only staff see any.",
  })
  async serviceRequests(
    @Args(() => ServiceRequestsArgs) args: ServiceRequestsArgs,
    @Ctx() { scope, runner, now }: RequestContext,
  ): Promise<Connection<ServiceRequestType>> {
    const page = pageFrom(args, list, ["instant", "text"]);
    const rows = await readServiceRequests(scope, runner, args.states ?? undefined, page, now);
    const received = new Map(rows.map((row) => [row.id, row.received_at]));
    return connectionFrom(rows.map(serviceRequestFrom), page, ({ internalID: id }) => encodeCursor(list, received.get(id) ?? "", id));
  }

  @Query(() => ServiceRequestType, { nullable: true, description: "A service request by its id; null where staff see none." })
  serviceRequest(
    @Arg("id", () => ID, { description: "Its id." }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<ServiceRequestType | null> {
    return requestOf(context, id);
  }

  @FieldResolver(() => [AssignmentType], { description: "Whom it was handed to and why, in order." })
  async assignments(@Root() { internalID }: ServiceRequestType, @Ctx() context: RequestContext): Promise<AssignmentType[]> {
    const rows = await context.loader(assignmentsLoader).load(internalID);
    return rows.map(assignmentFrom);
  }

  @Mutation(() => ServiceRequestPayload, {
    nullable: true,
    description:
      "Staff only: takes in an owner's request and hands it to a dealer, within seconds where thousands come before it. The same again changes nothing.",
  })
  submitServiceRequest(
    @Arg("input", () => SubmitServiceRequestInput, { description: "The request." }) input: SubmitServiceRequestInput,
    @Ctx() context: RequestContext,
  ): Promise<ServiceRequestPayload> {
    const { scope, dataSource, viewer, clock } = context;
    const request = givenRequest(input);
    return answerWithRequest(context, input.id, async () => {
      if (await storeRequest(scope, dataSource, request, viewer.subject, clock.now())) await assignSoon(scope, dataSource, clock);
    });
  }

  @Mutation(() => ServiceRequestPayload, {
    nullable: true,
    description:
      "Staff only: takes a request back for its owner. A dealer that was asked is asked no more; from one that has accepted, it is withdrawn.",
  })
  cancelServiceRequest(
    @Arg("input", () => CancelServiceRequestInput, { description: "Which request, and why." }) { id, reason }: CancelServiceRequestInput,
    @Ctx() context: RequestContext,
  ): Promise<ServiceRequestPayload> {
    const { scope, dataSource, viewer, clock } = context;
    return answerWithRequest(context, id, () => cancelRequest(scope, dataSource, { id, reason, by: viewer.subject, clock }));
  }
}
