import { ArgsType, Field, Int } from "type-graphql";
import { MonthScalar } from "../../graphql/scalars.ts";
import type { Month } from "../../kpi/month.ts";
import { DealerGroupFilter } from "../dealer/dealer.inputs.ts";
import { ProgramCode } from "../program/program.type.ts";

@ArgsType()
export class DefinitionPreviewArgs {
  @Field(() => ProgramCode, { description: "The program." })
  program!: string;

  @Field(() => String, { description: "Code of the metric." })
  metric!: string;

  @Field(() => Int, { nullable: true, description: "A version of the catalogue, such as the one proposed; this or `definition`." })
  version?: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      "A definition to try out, as JSON text in the form of `DefinitionVersion.json`, at most 20,000 characters; this or `version`.",
  })
  definition?: string | null;

  @Field(() => MonthScalar, { nullable: true, description: "The oldest month, at most 24 in all. Left out, the newest and 11 before it." })
  from?: Month | null;

  @Field(() => MonthScalar, { nullable: true, description: "The newest month. Left out, the one that now lies in." })
  to?: Month | null;

  @Field(() => DealerGroupFilter, { nullable: true, description: "Which dealers; left out, all." })
  filter?: DealerGroupFilter | null;
}
