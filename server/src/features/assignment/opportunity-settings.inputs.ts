import { Field, Float, InputType, Int, ObjectType } from "type-graphql";
import { UserErrorType } from "../../graphql/user-error.type.ts";
import { OpportunitySettingsType, ResponseClockCode } from "./opportunity-settings.type.ts";
import type { ResponseClock } from "./response-window.ts";

@InputType("SetOpportunitySettingsInput", { description: "How service requests are to be handed out from now on: all of it." })
export class SetOpportunitySettingsInput {
  @Field(() => ResponseClockCode, { description: "How the time to answer passes." })
  responseClock!: ResponseClock;

  @Field(() => Float, { description: "Hours that a dealer has to answer, more than 0 and at most 720." })
  responseHours!: number;

  @Field(() => Float, { description: "The radius in kilometres, more than 0 and at most 20,000." })
  radiusKm!: number;

  @Field(() => Float, {
    description: "What the engagement rate weighs, 0 to 100; the three need not add up to anything, but one must be more than 0.",
  })
  engagementWeight!: number;

  @Field(() => Float, { description: "What the conversion rate weighs, 0 to 100." })
  conversionWeight!: number;

  @Field(() => Float, { description: "What owners' satisfaction weighs, 0 to 100." })
  satisfactionWeight!: number;

  @Field(() => Int, { nullable: true, description: "1 to 3650 days without a status update; left out, none is flagged for that." })
  staleAfterDays?: number | null;

  @Field(() => Int, { nullable: true, description: "1 to 3650 days from acceptance; left out, none is flagged for that." })
  closeWithinDays?: number | null;
}

@ObjectType("OpportunitySettingsPayload", { description: "The settings in force now, or why nothing changed.", simpleResolvers: true })
export class OpportunitySettingsPayload {
  @Field(() => OpportunitySettingsType, { nullable: true, description: "Those in force now; null where they were refused." })
  settings!: OpportunitySettingsType | null;

  @Field(() => [UserErrorType], { description: "Why they were refused; empty where they hold." })
  userErrors!: UserErrorType[];
}
