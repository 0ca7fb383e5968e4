import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { type Connection, connectionFrom } from "../../graphql/connection.ts";
import type { NodeType } from "../../graphql/node.type.ts";
import { encodeCursor, PageArgs, pageFrom } from "../../graphql/page.args.ts";
import type { RequestContext } from "../../graphql/request-context.ts";
import { DealerType } from "../dealer/dealer.type.ts";
import { followUp } from "../service-records/kinds/customer-care.ts";
import { serviceRecordLoader } from "../service-records/service-record.loaders.ts";
import { readUnsatisfiedCustomers } from "./unsatisfied-customer.reader.ts";
import { UnsatisfiedCustomerConnection, UnsatisfiedCustomerType, unsatisfiedCustomerFrom } from "./unsatisfied-customer.type.ts";

const list = "unsatisfied customers";

@Resolver(() => DealerType)
export class DealerUnsatisfiedCustomersResolver {
  @FieldResolver(() => UnsatisfiedCustomerConnection, { description: "Customers found unsatisfied at a follow-up, newest first." })
  async unsatisfiedCustomers(
    @Root() { internalID, asOf }: DealerType,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { scope, runner }: RequestContext,
  ): Promise<Connection<UnsatisfiedCustomerType>> {
    const page = pageFrom(args, list, ["instant", "text"]);
    const rows = await readUnsatisfiedCustomers(scope, runner, internalID, asOf, page);
    return connectionFrom(
      rows.map((row) => unsatisfiedCustomerFrom(row, internalID, asOf)),
      page,
      ({ printedFoundAt, followUpId }) => encodeCursor(list, printedFoundAt, followUpId),
    );
  }
}

@Resolver(() => UnsatisfiedCustomerType)
export class UnsatisfiedCustomerResolver {
  @FieldResolver(() => followUp.type, { nullable: true, description: "The follow-up at which it was found." })
  followUp(@Root() { dealerId, followUpId, asOf }: UnsatisfiedCustomerType, @Ctx() context: RequestContext): Promise<NodeType | null> {
    return context.loader(serviceRecordLoader).load({ kind: followUp, dealerId, id: followUpId, asOf });
  }
}
