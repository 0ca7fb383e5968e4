import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { NodeType } from "../../graphql/node.type.ts";
import type { RequestContext } from "../../graphql/request-context.ts";
import { lead } from "../service-records/kinds/lead.ts";
import { customer, staffMember } from "../service-records/kinds/people-and-assets.ts";
import type { ServiceRecordKind } from "../service-records/service-record-kind.ts";
import { serviceRecordLoader } from "../service-records/service-record.loaders.ts";
import { type LeadStepFields, LeadStepStateType, leadStepsFrom, LeadTickType, leadTickFrom } from "./lead-step.type.ts";
import { leadTicksLoader } from "./lead-tick.loaders.ts";
import { mostTicks } from "./lead-tick.reader.ts";

/** A lead as the API shows it. */
type LeadNode = NodeType &
  LeadStepFields & {
    readonly internalID: string;
    readonly dealerID: string;
    readonly customerID: string | null;
    readonly associateID: string | null;
    /** The instant that it is looked at as of. */
    readonly asOf: Date;
  };

function recordOf(
  context: RequestContext,
  kind: ServiceRecordKind,
  { dealerID: dealerId, asOf }: LeadNode,
  id: string | null,
): Promise<NodeType | null> | null {
  return id === null ? null : context.loader(serviceRecordLoader).load({ kind, dealerId, id, asOf });
}

const ticksOf = (context: RequestContext, { dealerID, internalID, asOf }: LeadNode) =>
  context.loader(leadTicksLoader).load({ dealerId: dealerID, leadId: internalID, asOf });

@Resolver(() => lead.type)
export class LeadResolver {
  @FieldResolver(() => customer.type, { nullable: true, description: "The customer; null where none is recorded." })
  customer(@Root() root: LeadNode, @Ctx() context: RequestContext): Promise<NodeType | null> | null {
    return recordOf(context, customer, root, root.customerID);
  }

  @FieldResolver(() => staffMember.type, { nullable: true, description: "Who follows it up; null where nobody is recorded." })
  associate(@Root() root: LeadNode, @Ctx() context: RequestContext): Promise<NodeType | null> | null {
    return recordOf(context, staffMember, root, root.associateID);
  }

  @FieldResolver(() => [LeadStepStateType], { description: "The four steps in their order, each whether it is recorded." })
  async steps(@Root() root: LeadNode, @Ctx() context: RequestContext): Promise<LeadStepStateType[]> {
    return leadStepsFrom(root, await ticksOf(context, root));
  }

  @FieldResolver(() => [LeadTickType], {
    description: `What was recorded by hand, newest first, what was undone too: the newest ${mostTicks}, and all in force.`,
  })
  async ticks(@Root() root: LeadNode, @Ctx() context: RequestContext): Promise<LeadTickType[]> {
    return (await ticksOf(context, root)).map(leadTickFrom);
  }
}
