import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { type Connection, connectionFrom } from "../../graphql/connection.ts";
import { encodeCursor, PageArgs, pageFrom } from "../../graphql/page.args.ts";
import type { RequestContext } from "../../graphql/request-context.ts";
import { OpportunityActivityType } from "../opportunity/opportunity-activity.type.ts";
import { ServiceRequestType } from "../service-request/service-request.type.ts";
import { readContactReadings } from "./contact-reading.reader.ts";
import { askedRequestLoader, ownerContactLoader, requestContactLoader } from "./owner.loaders.ts";
import {
  askedRequestFrom,
  AskedRequestType,
  ContactReadingConnection,
  contactReadingFrom,
  type ContactReadingType,
  ownerContactFrom,
  OwnerContactType,
  sightNames,
} from "./owner.type.ts";
import type { OwnerSight } from "./owner-sight.sql.ts";

const keyOf = ({ dealerID, internalID, asOf }: OpportunityActivityType) => ({ dealerId: dealerID, id: internalID, asOf });

@Resolver(() => OpportunityActivityType)
export class OpportunityOwnerResolver {
  @FieldResolver(() => sightNames, { description: "How much of the owner may be seen." })
  async ownerSight(@Root() root: OpportunityActivityType, @Ctx() context: RequestContext): Promise<OwnerSight> {
    const row = await context.loader(askedRequestLoader).load(keyOf(root));
    return row?.sight ?? "NOTHING";
  }

  @FieldResolver(() => AskedRequestType, {
    nullable: true,
    description: "What the owner asks for, and where; null where nothing of it may be seen.",
  })
  async request(@Root() root: OpportunityActivityType, @Ctx() context: RequestContext): Promise<AskedRequestType | null> {
    const row = await context.loader(askedRequestLoader).load(keyOf(root));
    return row && askedRequestFrom(row);
  }

  @FieldResolver(() => OwnerContactType, {
    nullable: true,
    description:
      "How to reach the owner; null unless contact data may be seen, and once they are erased. Each time it is read, that is kept.",
  })
  async contact(@Root() root: OpportunityActivityType, @Ctx() context: RequestContext): Promise<OwnerContactType | null> {
    const row = await context.loader(ownerContactLoader).load(keyOf(root));
    return row && ownerContactFrom(row);
  }
}

const list = "contact readings";

@Resolver(() => ServiceRequestType)
export class ServiceRequestOwnerResolver {
  @FieldResolver(() => OwnerContactType, {
    nullable: true,
    description: "How to reach the owner; null once the data are erased. Each time it is read, that is kept.",
  })
  async contact(@Root() { internalID }: ServiceRequestType, @Ctx() context: RequestContext): Promise<OwnerContactType | null> {
    const row = await context.loader(requestContactLoader).load(internalID);
    return row && ownerContactFrom(row);
  }

  @FieldResolver(() => ContactReadingConnection, { description: "Who was shown the owner's contact data, the last one first." })
  async contactReadings(
    @Root() { internalID }: ServiceRequestType,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { scope, runner }: RequestContext,
  ): Promise<Connection<ContactReadingType>> {
    const page = pageFrom(args, list, ["instant", "text"]);
    const rows = await readContactReadings(scope, runner, internalID, page);
    return connectionFrom(rows.map(contactReadingFrom), page, ({ printedReadAt, id }) => encodeCursor(list, printedReadAt, id));
  }
}
