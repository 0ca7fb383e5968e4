import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../graphql/request-context.ts";
import { findMetric, programOf, programs } from "../../kpi/catalogue.ts";
import { DefinitionVersionType, definitionVersionsFrom } from "./definition-version.type.ts";
import { MetricDefinitionType, metricDefinitionFrom, nobody, ProgramCode, ProgramType, programFrom } from "./program.type.ts";

@Resolver()
export class ProgramResolver {
  @Query(() => [ProgramType], { description: "Every program." })
  programs(@Ctx() { language, now }: RequestContext): ProgramType[] {
    return programs.map((program) => programFrom(program, language, now));
  }

  @Query(() => ProgramType, { description: "A program." })
  program(
    @Arg("code", () => ProgramCode, { description: "Which program." }) code: string,
    @Ctx() { language, now }: RequestContext,
  ): ProgramType {
    return programFrom(programOf(code), language, now);
  }

  @Query(() => MetricDefinitionType, { nullable: true, description: "A metric's definition; null where the program has no such metric." })
  metricDefinition(
    @Arg("program", () => ProgramCode, { description: "The program." }) program: string,
    @Arg("code", () => String, { description: "The metric's code within the program." }) code: string,
    @Ctx() { language, now }: RequestContext,
  ): MetricDefinitionType | null {
    const metric = findMetric(program, code);
    return metric ? metricDefinitionFrom(metric, language, nobody(now)) : null;
  }
}

@Resolver(() => MetricDefinitionType)
export class DefinitionVersionResolver {
  @FieldResolver(() => [DefinitionVersionType], {
    description: "Every version of its definition, newest first: retired ones and the one in force; staff see one that is proposed, too.",
  })
  versions(@Root() { metric }: MetricDefinitionType, @Ctx() { language, scope }: RequestContext): DefinitionVersionType[] {
    return definitionVersionsFrom(findMetric(metric.program, metric.code) ?? metric, language, scope.kind === "STAFF");
  }
}
