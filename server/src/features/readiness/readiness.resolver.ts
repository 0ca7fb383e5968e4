import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../graphql/request-context.ts";
import { programOf } from "../../kpi/catalogue.ts";
import { DealerType } from "../dealer/dealer.type.ts";
import { ProgramCode } from "../program/program.type.ts";
import { recordedNeedsLoader } from "./readiness.loaders.ts";
import { ProgramReadinessType, readinessFrom } from "./readiness.type.ts";

@Resolver(() => DealerType)
export class ReadinessResolver {
  @FieldResolver(() => ProgramReadinessType, {
    description: "What of a program can be computed from the dealer's records of the last 12 months, and what is missing for the rest.",
  })
  async readiness(
    @Root() { internalID, asOf }: DealerType,
    @Arg("program", () => ProgramCode, { description: "The program." }) code: string,
    @Ctx() context: RequestContext,
  ): Promise<ProgramReadinessType> {
    const program = programOf(code);
    const recorded = await context.loader(recordedNeedsLoader).load({ program, dealerId: internalID, asOf });
    return readinessFrom(program, recorded, context.language, asOf);
  }
}
