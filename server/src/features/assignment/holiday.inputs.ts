import { ArgsType, Field, InputType, Int, ObjectType } from "type-graphql";
import { PageArgs } from "../../graphql/page.args.ts";
import { DateScalar } from "../../graphql/scalars.ts";
import { UserErrorType } from "../../graphql/user-error.type.ts";
import { HolidayType } from "./holiday.type.ts";

@ArgsType()
export class HolidaysArgs extends PageArgs {
  @Field(() => String, { description: "The country, an ISO 3166-1 alpha-2 code." })
  country!: string;

  @Field(() => Int, { description: "The year, 1000 to 2999." })
  year!: number;
}

@InputType("HolidayInput", { description: "A day of a country." })
export class HolidayInput {
  @Field(() => String, { description: "The country, an ISO 3166-1 alpha-2 code." })
  country!: string;

  @Field(() => DateScalar, { description: "The day." })
  day!: string;
}

@InputType("SetHolidayInput", { description: "A day of a country on which the time to answer is to stand still." })
export class SetHolidayInput extends HolidayInput {
  @Field(() => String, { description: "Its name, at most 200 characters, as a dealer reads it." })
  name!: string;
}

@ObjectType("HolidayPayload", { description: "The holiday as it is now, or why nothing changed.", simpleResolvers: true })
export class HolidayPayload {
  @Field(() => HolidayType, { nullable: true, description: "As it is now; null where it is none, or where the change was refused." })
  holiday!: HolidayType | null;

  @Field(() => [UserErrorType], { description: "Why the change was refused; empty where it holds." })
  userErrors!: UserErrorType[];
}
