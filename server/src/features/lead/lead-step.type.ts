import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { DateTimeScalar, isoInstant } from "../../graphql/scalars.ts";
import { ContactAnswer, LeadStepName, leadStepNames } from "./lead-step.ts";
import type { LeadTickRow } from "./lead-tick.reader.ts";

registerEnumType(LeadStepName, {
  name: "LeadStep",
  description: "A step of a lead on its way to the sale, in their order.",
  valuesConfig: {
    CONTACTED: { description: "The customer answered." },
    APPOINTMENT_SET: { description: "An appointment was set." },
    SHOWED: { description: "The customer showed." },
    SOLD: { description: "It was sold." },
  },
});

registerEnumType(ContactAnswer, {
  name: "ContactAnswer",
  description: "How a customer answered. An outgoing call, voicemail or mail that got no answer is an attempt, and none of these.",
  valuesConfig: {
    PHONE_CONVERSATION: { description: "Spoke on the phone, whoever called." },
    EMAIL_REPLY: { description: "Wrote back by e-mail." },
    TEXT_REPLY: { description: "Wrote back by text message." },
    CHAT: { description: "Wrote in a chat." },
    IN_PERSON: { description: "Spoke face to face." },
    OTHER: { description: "Answered in another way." },
  },
});

@ObjectType("LeadTick", { description: "A step of a lead that somebody recorded by hand.", simpleResolvers: true })
export class LeadTickType {
  @Field(() => Int, { description: "Its number among the lead's, 1 for the first." })
  number!: number;

  @Field(() => LeadStepName, { description: "The step." })
  step!: LeadStepName;

  @Field(() => ContactAnswer, { nullable: true, description: "How the customer answered; null of any step but Contact." })
  answer!: ContactAnswer | null;

  @Field(() => DateTimeScalar, { description: "When the step was taken, as was said." })
  at!: string;

  @Field(() => String, { description: "Who recorded it: the subject of the token." })
  recordedBy!: string;

  @Field(() => DateTimeScalar, { description: "When it was recorded." })
  recordedAt!: string;

  @Field(() => String, { nullable: true, description: "Who undid or corrected it; null while it is in force." })
  undoneBy!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "When it was undone or corrected; null while it is in force." })
  undoneAt!: string | null;
}

export function leadTickFrom(row: LeadTickRow): LeadTickType {
  return {
    number: row.number,
    step: row.step,
    answer: row.answer,
    at: isoInstant(row.happened_at),
    recordedBy: row.recorded_by,
    recordedAt: isoInstant(row.recorded_at),
    undoneBy: row.undone_by,
    undoneAt: isoInstant(row.undone_at),
  };
}

@ObjectType("LeadStepState", { description: "Whether a lead has taken a step, and how that is known.", simpleResolvers: true })
export class LeadStepStateType {
  @Field(() => LeadStepName, { description: "The step." })
  step!: LeadStepName;

  @Field(() => Boolean, { description: "Whether it is recorded, by a yes, by its time or by hand." })
  recorded!: boolean;

  @Field(() => DateTimeScalar, { nullable: true, description: "When it was taken; null where it was not, or its time was not recorded." })
  at!: string | null;

  @Field(() => LeadTickType, {
    nullable: true,
    description: "How it was recorded by hand; null where it came by import, or is not recorded.",
  })
  tick!: LeadTickType | null;
}

/** What the API shows of a lead, as far as it tells of the steps. */
export type LeadStepFields = Readonly<Record<"contacted" | "appointmentSet" | "showed" | "sold", boolean | null>> &
  Readonly<Record<"contactedAt" | "appointmentSetAt" | "showedAt" | "soldAt", string | null>>;

const fieldOfStep = { CONTACTED: "contacted", APPOINTMENT_SET: "appointmentSet", SHOWED: "showed", SOLD: "sold" } as const;

export function leadStepsFrom(lead: LeadStepFields, ticks: readonly LeadTickRow[]): LeadStepStateType[] {
  return leadStepNames.map((step) => {
    const at = lead[`${fieldOfStep[step]}At`];
    const recorded = at !== null || lead[fieldOfStep[step]] === true;
    const tick = recorded && ticks.find((each) => each.step === step && each.undone_at === null);
    return { step, recorded, at, tick: tick ? leadTickFrom(tick) : null };
  });
}
