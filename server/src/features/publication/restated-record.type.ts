import { Field, ID, ObjectType, registerEnumType } from "type-graphql";

const EditionPlaceName = { COUNTED: "COUNTED", NOT_COUNTED: "NOT_COUNTED", DIVIDED_BY: "DIVIDED_BY", OUT: "OUT" } as const;
registerEnumType(EditionPlaceName, {
  name: "EditionPlace",
  description: "Where a record stood in a published edition.",
  valuesConfig: {
    COUNTED: { description: "In the numerator." },
    NOT_COUNTED: { description: "In the denominator only; of a plain count, not counted." },
    DIVIDED_BY: { description: "In what a ratio is divided by, and where it stands in the numerator has not changed." },
    OUT: { description: "Left out, or not there." },
  },
});

@ObjectType("RestatedRecord", { description: "A record that a restatement moved.", simpleResolvers: true })
export class RestatedRecordType {
  @Field(() => ID, { description: "The record's own id." })
  recordID!: string;

  @Field(() => EditionPlaceName, { description: "Where it stood in the edition before." })
  was!: keyof typeof EditionPlaceName;

  @Field(() => EditionPlaceName, { description: "Where it stands in the restated edition." })
  now!: keyof typeof EditionPlaceName;
}
