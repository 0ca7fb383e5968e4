import { Field, Float, Int, ObjectType, registerEnumType } from "type-graphql";
import { connectionType } from "../../graphql/connection.ts";
import { DateTimeScalar, isoInstant } from "../../graphql/scalars.ts";
import type { SetSettings } from "./opportunity-settings.reader.ts";
import type { ResponseClock } from "./response-window.ts";

export const ResponseClockCode = { ELAPSED: "ELAPSED", WORKING_DAYS: "WORKING_DAYS" } as const;
registerEnumType(ResponseClockCode, {
  name: "ResponseClock",
  description: "How a dealer's time to answer passes.",
  valuesConfig: {
    ELAPSED: { description: "All time counts." },
    WORKING_DAYS: { description: "Saturdays, Sundays and the listed holidays of the dealer's country do not count, on its own clocks." },
  },
});

@ObjectType("OpportunitySettings", {
  description: "How service requests are handed out; a version is never changed. What was handed out before keeps what it was decided by.",
  simpleResolvers: true,
})
export class OpportunitySettingsType {
  @Field(() => Int, { description: "From 1 on; 0 are the program's own, which hold until others are set." })
  version!: number;

  @Field(() => ResponseClockCode, { description: "How the time to answer passes." })
  responseClock!: ResponseClock;

  @Field(() => Float, { description: "Hours that a dealer has to answer." })
  responseHours!: number;

  @Field(() => Float, { description: "How far from the generator a dealer may be that does not know it, in kilometres." })
  radiusKm!: number;

  @Field(() => Float, { description: "What the engagement rate weighs in the core rank, beside the other two." })
  engagementWeight!: number;

  @Field(() => Float, { description: "What the conversion rate weighs in the core rank, beside the other two." })
  conversionWeight!: number;

  @Field(() => Float, { description: "What owners' satisfaction weighs in the core rank, beside the other two." })
  satisfactionWeight!: number;

  @Field(() => Int, {
    nullable: true,
    description: "Days of 24 hours without a status update after which an accepted opportunity is flagged to staff; null where none is.",
  })
  staleAfterDays!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: "Days of 24 hours from acceptance after which an open opportunity is flagged to staff; null where none is.",
  })
  closeWithinDays!: number | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "When they were set; null of the program's own." })
  setAt!: string | null;

  @Field(() => String, { nullable: true, description: "Who set them; null of the program's own." })
  setBy!: string | null;
}

export function opportunitySettingsFrom({ weights, setAt, ...settings }: SetSettings): OpportunitySettingsType {
  return {
    ...settings,
    engagementWeight: weights.ENGAGEMENT,
    conversionWeight: weights.CONVERSION,
    satisfactionWeight: weights.SATISFACTION,
    setAt: isoInstant(setAt),
  };
}

export const OpportunitySettingsConnection = connectionType("OpportunitySettings", () => OpportunitySettingsType);
