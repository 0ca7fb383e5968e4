import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../graphql/request-context.ts";
import { definitionTextKey } from "../../kpi/texts/definition-text.ts";
import { text } from "../../kpi/texts/texts.ts";
import { Failure } from "../../platform/failure.ts";
import { monthCell } from "../../storage/kpi/cohort-sql.ts";
import { MetricDefinitionType, metricDefinitionFrom } from "../program/program.type.ts";
import { EditionType, MetricResultType } from "./metric-result.type.ts";
import { ReceiptType } from "./receipt.type.ts";
import { editionsLoader, loadMeasurements } from "./scorecard.loaders.ts";

@Resolver(() => MetricResultType)
export class MetricResultResolver {
  @FieldResolver(() => MetricDefinitionType, { description: "The metric." })
  metric(@Root() { metric, subject }: MetricResultType, @Ctx() { language }: RequestContext): MetricDefinitionType {
    return metricDefinitionFrom(metric, language, subject);
  }

  @FieldResolver(() => ReceiptType, { description: "What the number was made from." })
  receipt(@Root() result: MetricResultType, @Ctx() { language }: RequestContext): ReceiptType {
    const { metric, edition, month } = result;
    // Words and records of another version would explain another number.
    if (edition && edition.definitionVersion !== metric.version) {
      throw new Failure(
        "NOT_FOUND",
        `${metric.code} of ${month} was published by version ${edition.definitionVersion} of its definition, which this release does not have.`,
      );
    }
    return { definition: text(language, definitionTextKey(metric)), definitionVersion: metric.version, result };
  }

  @FieldResolver(() => [EditionType], {
    description: "Every published edition, newest first; none for an open result and for a sum of dealers.",
  })
  async editions(@Root() { metric, month, currency, subject }: MetricResultType, @Ctx() context: RequestContext): Promise<EditionType[]> {
    const { dealerId, asOf } = subject;
    if (dealerId === null) return [];
    const key = { dealerId, month, program: metric.program, metric: metric.code, currency, asOf };
    return (await context.loader(editionsLoader).load(key)).map(({ edition }) => edition);
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description:
      "Whether today's records give, by the version of the definition that it was published by, other numbers than were published; null for an open result and for a sum of dealers.",
  })
  async differsSincePublication(@Root() result: MetricResultType, @Ctx() context: RequestContext): Promise<boolean | null> {
    const { metric, month, subject } = result;
    const [timeZone] = subject.timeZones;
    if (!result.edition || subject.dealerId === null || timeZone === undefined) return null;
    const measured = await loadMeasurements(context, { metric, period: monthCell(subject.dealerId, month, timeZone), asOf: subject.asOf });
    const today = measured.find(({ currency }) => currency === result.currency);
    return (
      Number(today?.numerator ?? 0) !== result.numerator ||
      (result.denominator !== null && Number(today?.denominator ?? 0) !== result.denominator) ||
      (result.squares !== null && Number(today?.squares ?? 0) !== Number(result.squares))
    );
  }
}
