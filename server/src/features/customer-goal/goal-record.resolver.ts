import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { type Connection, connectionFrom } from "../../graphql/connection.ts";
import type { NodeType } from "../../graphql/node.type.ts";
import { encodeCursor, PageArgs, pageFrom } from "../../graphql/page.args.ts";
import type { RequestContext } from "../../graphql/request-context.ts";
import { printedInstant } from "../../graphql/scalars.ts";
import { customer, staffMember } from "../service-records/kinds/people-and-assets.ts";
import { serviceRecordLoader } from "../service-records/service-record.loaders.ts";
import { caseStudiesLoader, readingsLoader } from "./customer-goal.loaders.ts";
import { CustomerGoalType } from "./customer-goal.type.ts";
import {
  CaseStudyConnection,
  caseStudyFrom,
  CaseStudyType,
  CustomerGoalReadingConnection,
  CustomerGoalReadingType,
  readingFrom,
} from "./goal-record.type.ts";

const withdrawnToo = "Whether those that were withdrawn are listed, too.";

/** Of a reading without a time of record. */
const noInstant = "-infinity";

@Resolver(() => CustomerGoalType)
export class CustomerGoalResolver {
  @FieldResolver(() => customer.type, { nullable: true, description: "The customer; null where it is no more recorded." })
  customer(@Root() { customerID, dealer }: CustomerGoalType, @Ctx() context: RequestContext): Promise<NodeType | null> {
    const { internalID: dealerId, asOf } = dealer;
    return context.loader(serviceRecordLoader).load({ kind: customer, dealerId, id: customerID, asOf });
  }

  @FieldResolver(() => CustomerGoalReadingType, {
    nullable: true,
    description: "The newest reading: of the latest day, and of several of one day the one recorded last. Null where there is none.",
  })
  async latest(@Root() { internalID, dealer }: CustomerGoalType, @Ctx() context: RequestContext): Promise<CustomerGoalReadingType | null> {
    const { internalID: dealerId, asOf } = dealer;
    const list = { dealerId, goalId: internalID, until: null, withdrawn: false, first: 1, after: undefined, asOf };
    const [newest] = await context.loader(readingsLoader).load(list);
    return newest ? readingFrom(newest) : null;
  }

  @FieldResolver(() => CustomerGoalReadingConnection, { description: "What was measured, the newest first." })
  async readings(
    @Root() { internalID, dealer }: CustomerGoalType,
    @Arg("withdrawn", () => Boolean, { defaultValue: false, description: withdrawnToo }) withdrawn: boolean,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<CustomerGoalReadingType>> {
    const { internalID: dealerId, asOf } = dealer;
    const list = `readings ${withdrawn}`;
    const page = pageFrom(args, list, ["day", "instant", "text"]);
    const stored = await context.loader(readingsLoader).load({ ...page, dealerId, goalId: internalID, until: null, withdrawn, asOf });
    return connectionFrom(stored.map(readingFrom), page, ({ readOn, recordedAt, internalID: id }) =>
      encodeCursor(list, readOn, recordedAt === null ? noInstant : printedInstant(recordedAt), id),
    );
  }

  @FieldResolver(() => CaseStudyConnection, { description: "What technicians and engineers did for it, the newest first." })
  async caseStudies(
    @Root() goal: CustomerGoalType,
    @Arg("withdrawn", () => Boolean, { defaultValue: false, description: withdrawnToo }) withdrawn: boolean,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<CaseStudyType>> {
    const { internalID: dealerId, asOf } = goal.dealer;
    const list = `case studies ${withdrawn}`;
    const page = pageFrom(args, list, ["day", "text"]);
    const stored = await context.loader(caseStudiesLoader).load({ ...page, dealerId, goalId: goal.internalID, withdrawn, asOf });
    return connectionFrom(
      stored.map((study) => caseStudyFrom(study, goal)),
      page,
      ({ happenedOn, internalID }) => encodeCursor(list, happenedOn, internalID),
    );
  }
}

@Resolver(() => CaseStudyType)
export class CaseStudyResolver {
  @FieldResolver(() => CustomerGoalType, { description: "The goal that it is for." })
  goal(@Root() { goal }: CaseStudyType): CustomerGoalType {
    return goal;
  }

  @FieldResolver(() => staffMember.type, { nullable: true, description: "The technician or engineer; null where it is no more recorded." })
  staff(@Root() { staffID, goal }: CaseStudyType, @Ctx() context: RequestContext): Promise<NodeType | null> {
    const { internalID: dealerId, asOf } = goal.dealer;
    return context.loader(serviceRecordLoader).load({ kind: staffMember, dealerId, id: staffID, asOf });
  }
}
