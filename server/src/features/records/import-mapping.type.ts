import { Field, Int, ObjectType } from "type-graphql";
import { connectionType } from "../../graphql/connection.ts";
import { DateTimeScalar } from "../../graphql/scalars.ts";

@ObjectType("ImportMapping", {
  description: "How files of a dealer's CRM are read: a version of it, as it was imported with.",
  simpleResolvers: true,
})
export class ImportMappingType {
  @Field(() => String, { description: "The system that the files come from, as whoever imports calls it." })
  crm!: string;

  @Field(() => String, { description: "The kind of records, as the command line names it, such as leads." })
  kind!: string;

  @Field(() => Int, { description: "1 for the first of its CRM and kind; each that says something else adds one." })
  version!: number;

  @Field(() => String, { description: "The mapping as it was written, as JSON." })
  mapping!: string;

  @Field(() => String, { nullable: true, description: "The name of the file that it was read from; null where it came from none." })
  fileName!: string | null;

  @Field(() => String, { description: "Who imported with it first." })
  savedBy!: string;

  @Field(() => DateTimeScalar, { description: "When it was imported with first." })
  savedAt!: string;
}

export const ImportMappingConnection = connectionType("ImportMapping", () => ImportMappingType);
