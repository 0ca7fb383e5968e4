import { Arg, Args, Ctx, Mutation, Query, Resolver } from "type-graphql";
import { type Connection, connectionFrom } from "../../graphql/connection.ts";
import { encodeCursor, PageArgs, pageFrom } from "../../graphql/page.args.ts";
import type { RequestContext } from "../../graphql/request-context.ts";
import { userErrorFrom } from "../../graphql/user-error.type.ts";
import { undoImport } from "./import/undo/undo-import.ts";
import { readImportRuns } from "./import-run.reader.ts";
import { ImportRunConnection, importRunFrom, type ImportRunType } from "./import-run.type.ts";
import { UndoImportInput, UndoImportPayload } from "./undo-import.inputs.ts";

const list = "import runs";

@Resolver()
export class ImportRunResolver {
  @Query(() => ImportRunConnection, { description: "Imports that landed, newest first. They are of many dealers: only staff see any." })
  async importRuns(@Args(() => PageArgs) args: PageArgs, @Ctx() { scope, runner }: RequestContext): Promise<Connection<ImportRunType>> {
    const page = pageFrom(args, list, ["number"]);
    const runs = await readImportRuns(scope, runner, page);
    return connectionFrom(runs.map(importRunFrom), page, ({ number }) => encodeCursor(list, String(number)));
  }

  @Mutation(() => UndoImportPayload, {
    nullable: true,
    description:
      "Staff only: takes back all that an import did to records. What it overwrote is restored, what it made is removed, and steps recorded by hand stay; refused where a later import or another program has changed its records, or a step is recorded by hand of a lead that it made.",
  })
  async undoImport(
    @Arg("input", () => UndoImportInput, { description: "What to take back." }) { number }: UndoImportInput,
    @Ctx() context: RequestContext,
  ): Promise<UndoImportPayload> {
    const { scope, dataSource, clock, viewer } = context;
    try {
      const undone = await undoImport(scope, dataSource, number, { now: clock.now(), by: viewer.subject });
      await context.renew();
      const { run, removed, restored, differing } = undone;
      return {
        importRun: importRunFrom({
          id: run.id,
          importedAt: run.imported_at.toISOString(),
          importedBy: run.imported_by,
          files: run.files,
          undoneAt: run.undone_at?.toISOString() ?? null,
          undoneBy: run.undone_by,
        }),
        removedRecords: removed,
        restoredRecords: restored,
        differingResults: differing.length,
        userErrors: [],
      };
    } catch (error) {
      const nothing = { importRun: null, removedRecords: null, restoredRecords: null, differingResults: null };
      return { ...nothing, userErrors: [userErrorFrom(error)] };
    }
  }
}
