import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { type Connection, connectionFrom } from "../../graphql/connection.ts";
import { encodeCursor, PageArgs, pageFrom } from "../../graphql/page.args.ts";
import type { RequestContext } from "../../graphql/request-context.ts";
import { programOf } from "../../kpi/catalogue.ts";
import { readDefinition, type ReadDefinition } from "../../kpi/definition-json/read-definition.ts";
import { versionOfMetric, versionsOf } from "../../kpi/definition-versions.ts";
import type { Metric } from "../../kpi/metric.ts";
import { previewTotals } from "../../kpi/results/preview-cell.ts";
import { Failure } from "../../platform/failure.ts";
import { groupSelectionFrom } from "../dealer/dealer.inputs.ts";
import { metricDefinitionFrom, nobody } from "../program/program.type.ts";
import { metricOfProgram } from "../scorecard/result.loaders.ts";
import { DefinitionPreviewArgs } from "./definition-preview.inputs.ts";
import { DefinitionMoveConnection, type DefinitionMoveType, DefinitionPreviewType } from "./definition-preview.type.ts";
import { definitionMoveFrom } from "./definition-move.ts";
import { previewMonths } from "./preview-months.ts";
import { previewKey, readPreview } from "./preview.reader.ts";

const list = "definition moves";

function proposedBy(inForce: Metric, { version, definition }: Pick<DefinitionPreviewArgs, "version" | "definition">): ReadDefinition {
  if (definition !== undefined && definition !== null && (version === undefined || version === null))
    return readDefinition(inForce, definition);
  const found = definition || version === undefined || version === null ? undefined : versionOfMetric(inForce, version);
  if (found) return { metric: found, faults: [] };
  const others = versionsOf(inForce).filter((each) => each !== inForce);
  const known = others.length === 0 ? "no other version" : `the other versions ${others.map((each) => each.version).join(", ")}`;
  throw new Failure("BAD_USER_INPUT", `Expected either \`definition\` or \`version\`; ${inForce.code} has ${known}.`, {
    argument: "version",
  });
}

@Resolver(() => DefinitionPreviewType)
export class DefinitionPreviewResolver {
  @Query(() => DefinitionPreviewType, {
    nullable: true,
    description:
      "Staff only: measures another version of a metric's definition, or one that is tried out, beside the version in force, on the same records as of now.",
  })
  async definitionPreview(
    @Args(() => DefinitionPreviewArgs) args: DefinitionPreviewArgs,
    @Ctx() context: RequestContext,
  ): Promise<DefinitionPreviewType> {
    const { scope, runner, language, now } = context;
    if (scope.kind !== "STAFF") throw new Failure("FORBIDDEN", "Only staff see what another version of a definition would move.");
    const inForce = metricOfProgram(programOf(args.program), args.metric);
    const months = previewMonths(args.from, args.to, now);
    const { metric: proposed, faults } = proposedBy(inForce, args);
    const query = { inForce, months, selection: groupSelectionFrom(args.filter), asOf: now };
    const preview = proposed ? await readPreview(scope, runner, { ...query, proposed }) : null;
    return {
      metric: metricDefinitionFrom(inForce, language, nobody(now)),
      version: args.version ?? null,
      faults,
      totals: preview && previewTotals(preview.months),
      from: months.oldest,
      to: months.newest,
      asOf: now.toISOString(),
      preview: preview ?? { months: [], dealers: new Map() },
    };
  }

  @FieldResolver(() => DefinitionMoveConnection, { description: "The months that it moves, by dealer's id and month." })
  moves(
    @Root() { preview, asOf }: DefinitionPreviewType,
    @Arg("crossing", () => Boolean, { defaultValue: false, description: "Only those that cross a goal." }) crossing: boolean,
    @Args(() => PageArgs) args: PageArgs,
  ): Connection<DefinitionMoveType> {
    const page = pageFrom(args, list, ["text", "month", "text"]);
    const [dealerId = "", month = "", currency = ""] = page.after ?? [];
    const after = page.after && [dealerId, month, currency].join("\0");
    const moved = preview.months.filter((each) => each.moved && (!crossing || each.crossing !== null));
    const rows = after === undefined ? moved : moved.filter((each) => previewKey(each) > after);
    const shown = rows.slice(0, page.first + 1).map((each) => definitionMoveFrom(each, preview, new Date(asOf)));
    return connectionFrom(shown, page, (each) => encodeCursor(list, each.dealer.internalID, each.month, each.currency ?? ""));
  }
}
