import { ArgsType, Field, Float, ID, InputType, ObjectType } from "type-graphql";
import { PageArgs } from "../../graphql/page.args.ts";
import { DateTimeScalar } from "../../graphql/scalars.ts";
import { UserErrorType } from "../../graphql/user-error.type.ts";
import { ServiceRequestState, ServiceRequestType } from "./service-request.type.ts";
import { GeneratorCooling, ServiceRequestNeed } from "./told-request.type.ts";

@InputType("SubmitServiceRequestInput", {
  description: "A need of an owner's generator. The same id with the same content again changes nothing.",
})
export class SubmitServiceRequestInput {
  @Field(() => ID, { description: "The sender's own id of it, at most 200 characters." })
  id!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: "When the owner asked, not in the future. Left out: now." })
  requestedAt?: Date | null;

  @Field(() => ServiceRequestNeed, { description: "What the owner asks for." })
  need!: ServiceRequestNeed;

  @Field(() => GeneratorCooling, { description: "How the generator is cooled." })
  cooling!: GeneratorCooling;

  @Field(() => String, { nullable: true, description: "Serial number of the generator: a dealer that knows it is asked first." })
  serialNumber?: string | null;

  @Field(() => String, { nullable: true, description: "Model of the generator." })
  model?: string | null;

  @Field(() => String, { nullable: true, description: "The owner's first name: a dealer sees it before it accepts." })
  firstName?: string | null;

  @Field(() => String, { nullable: true, description: "The owner's last name." })
  lastName?: string | null;

  @Field(() => String, { nullable: true, description: "Street and number." })
  street?: string | null;

  @Field(() => String, { nullable: true, description: "The owner's telephone number." })
  phone?: string | null;

  @Field(() => String, { nullable: true, description: "The owner's e-mail address." })
  email?: string | null;

  @Field(() => String, { nullable: true, description: "When and how the owner wants to be reached." })
  preferences?: string | null;

  @Field(() => String, { nullable: true, description: "The town." })
  town?: string | null;

  @Field(() => String, { nullable: true, description: "The postal code." })
  postalCode?: string | null;

  @Field(() => Float, { nullable: true, description: "Degrees north, -90 to 90; with the longitude, or neither." })
  latitude?: number | null;

  @Field(() => Float, { nullable: true, description: "Degrees east, -180 to 180." })
  longitude?: number | null;
}

@InputType("CancelServiceRequestInput", { description: "A request that the owner takes back." })
export class CancelServiceRequestInput {
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Field(() => String, { description: "Why, in at most 1000 characters. A dealer that had accepted it reads it." })
  reason!: string;
}

@ObjectType("ServiceRequestPayload", { description: "The request as it is now, or why nothing changed.", simpleResolvers: true })
export class ServiceRequestPayload {
  @Field(() => ServiceRequestType, { nullable: true, description: "As it is now; null where it was refused." })
  serviceRequest!: ServiceRequestType | null;

  @Field(() => [UserErrorType], { description: "Why it was refused; empty where it holds." })
  userErrors!: UserErrorType[];
}

@ArgsType()
export class ServiceRequestsArgs extends PageArgs {
  @Field(() => [ServiceRequestState], { nullable: true, description: "Only those that stand so; left out, all." })
  states?: ServiceRequestState[] | null;
}
