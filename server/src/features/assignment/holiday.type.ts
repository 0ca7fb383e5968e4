import { Field, ObjectType } from "type-graphql";
import { connectionType } from "../../graphql/connection.ts";
import { DateScalar } from "../../graphql/scalars.ts";

@ObjectType("Holiday", {
  description: "A day of a country on which the time to answer stands still, where the response clock counts working days.",
  simpleResolvers: true,
})
export class HolidayType {
  @Field(() => String, { description: "The country, an ISO 3166-1 alpha-2 code." })
  country!: string;

  @Field(() => DateScalar, { description: "The day, on the clocks of each dealer of the country." })
  day!: string;

  @Field(() => String, { description: "Its name, as a dealer reads it." })
  name!: string;
}

export const HolidayConnection = connectionType("Holiday", () => HolidayType);
