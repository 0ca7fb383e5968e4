import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { type Connection, connectionFrom } from "../../graphql/connection.ts";
import { encodeCursor, PageArgs, pageFrom } from "../../graphql/page.args.ts";
import type { RequestContext } from "../../graphql/request-context.ts";
import { printedInstant } from "../../graphql/scalars.ts";
import { DealerType } from "../dealer/dealer.type.ts";
import { importMappingsLoader } from "./import-mapping.loaders.ts";
import { readImportMappingHistory } from "./import-mapping.reader.ts";
import { ImportMappingConnection, ImportMappingType } from "./import-mapping.type.ts";

@Resolver(() => DealerType)
export class ImportMappingResolver {
  @FieldResolver(() => [ImportMappingType], {
    description: "How the files of the dealer's systems are read: of each CRM and kind of records the version that the next import uses.",
  })
  async importMappings(@Root() { internalID, asOf }: DealerType, @Ctx() context: RequestContext): Promise<readonly ImportMappingType[]> {
    return context.loader(importMappingsLoader).load({ dealerId: internalID, asOf });
  }

  @FieldResolver(() => ImportMappingConnection, { description: "All versions that were ever kept, newest first." })
  async importMappingHistory(
    @Root() { internalID, asOf }: DealerType,
    @Arg("crm", () => String, { nullable: true, description: "Only of this CRM." }) crm: string | null | undefined,
    @Arg("kind", () => String, { nullable: true, description: "Only of this kind of records, such as leads." })
    kind: string | null | undefined,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { scope, runner }: RequestContext,
  ): Promise<Connection<ImportMappingType>> {
    const list = `import mappings ${JSON.stringify([crm ?? null, kind ?? null])}`;
    const page = pageFrom(args, list, ["instant", "text", "text", "number"]);
    const of = { dealerId: internalID, crm: crm ?? null, kind: kind ?? null };
    const stored = await readImportMappingHistory(scope, runner, of, asOf, page);
    return connectionFrom(stored, page, (one) => encodeCursor(list, printedInstant(one.savedAt), one.crm, one.kind, String(one.version)));
  }
}
