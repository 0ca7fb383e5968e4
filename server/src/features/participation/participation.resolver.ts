import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../graphql/request-context.ts";
import { userErrorFrom } from "../../graphql/user-error.type.ts";
import { DealerType } from "../dealer/dealer.type.ts";
import { ParticipationPayload, ResumeDealerInput, SetOptInInput, SuspendDealerInput } from "./participation.inputs.ts";
import { participationChangesLoader, participationLoader } from "./participation.loaders.ts";
import type { ParticipationChangeKind } from "./participation.reader.ts";
import { participationChangeFrom, ParticipationChangeType, participationFrom, ParticipationType } from "./participation.type.ts";
import { changeParticipation } from "./participation.writer.ts";

async function participationOf(context: RequestContext, dealerId: string, asOf: Date): Promise<ParticipationType> {
  const row = await context.loader(participationLoader).load({ dealerId, asOf });
  if (!row) throw new Error("A dealer that is seen has no row of its taking part.");
  return participationFrom(row, asOf);
}

async function change(
  context: RequestContext,
  dealerId: string,
  kind: ParticipationChangeKind,
  reason: string | null,
): Promise<ParticipationPayload> {
  try {
    const { scope, dataSource, viewer, clock } = context;
    const now = clock.now();
    await changeParticipation(scope, dataSource, { dealerId, kind, reason, by: viewer.subject, now });
    await context.renew();
    return { participation: await participationOf(context, dealerId, now), userErrors: [] };
  } catch (error) {
    return { participation: null, userErrors: [userErrorFrom(error)] };
  }
}

@Resolver(() => DealerType)
export class DealerParticipationResolver {
  @FieldResolver(() => ParticipationType, { description: "Whether it gets service opportunities, and what it lacks for that." })
  participation(@Root() { internalID, asOf }: DealerType, @Ctx() context: RequestContext): Promise<ParticipationType> {
    return participationOf(context, internalID, asOf);
  }

  @Mutation(() => ParticipationPayload, {
    nullable: true,
    description: "Sets in a dealer's settings whether it wants service opportunities, by the dealer itself or staff.",
  })
  setOptIn(
    @Arg("input", () => SetOptInInput, { description: "Which dealer, and whether." }) { dealerID, optedIn }: SetOptInInput,
    @Ctx() context: RequestContext,
  ): Promise<ParticipationPayload> {
    return change(context, dealerID, optedIn ? "OPTED_IN" : "OPTED_OUT", null);
  }

  @Mutation(() => ParticipationPayload, {
    nullable: true,
    description: "Suspends a dealer from getting service opportunities, by staff. Those it has stay its own.",
  })
  suspendDealer(
    @Arg("input", () => SuspendDealerInput, { description: "Which dealer, and why." }) { dealerID, reason }: SuspendDealerInput,
    @Ctx() context: RequestContext,
  ): Promise<ParticipationPayload> {
    return change(context, dealerID, "SUSPENDED", reason);
  }

  @Mutation(() => ParticipationPayload, {
    nullable: true,
    description: "Lets a suspended dealer get service opportunities again, by staff.",
  })
  resumeDealer(
    @Arg("input", () => ResumeDealerInput, { description: "Which dealer." }) { dealerID, reason }: ResumeDealerInput,
    @Ctx() context: RequestContext,
  ): Promise<ParticipationPayload> {
    return change(context, dealerID, "RESUMED", reason ?? null);
  }
}

@Resolver(() => ParticipationType)
export class ParticipationResolver {
  @FieldResolver(() => [ParticipationChangeType], { description: "What was set of it by hand, newest first: the newest 20." })
  async changes(@Root() { dealerId, asOf }: ParticipationType, @Ctx() context: RequestContext): Promise<ParticipationChangeType[]> {
    const rows = await context.loader(participationChangesLoader).load({ dealerId, asOf });
    return rows.map(participationChangeFrom);
  }
}
