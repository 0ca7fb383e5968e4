import { Field, InputType, Int, ObjectType } from "type-graphql";
import { UserErrorType } from "../../graphql/user-error.type.ts";
import { ImportRunType } from "./import-run.type.ts";

@InputType("UndoImportInput", { description: "Which import to take back." })
export class UndoImportInput {
  @Field(() => Int, { description: "Its number." })
  number!: number;
}

@ObjectType("UndoImportPayload", { description: "What an undo did, or why nothing changed.", simpleResolvers: true })
export class UndoImportPayload {
  @Field(() => ImportRunType, { nullable: true, description: "The import as it is now; null where nothing changed." })
  importRun!: ImportRunType | null;

  @Field(() => Int, { nullable: true, description: "Records that it had made, and that are removed; null where nothing changed." })
  removedRecords!: number | null;

  @Field(() => Int, { nullable: true, description: "Records that it had changed, and that are restored; null where nothing changed." })
  restoredRecords!: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "Published results of its dealers of which today's records give other numbers now: they stay as they are until they are restated. Null where nothing changed.",
  })
  differingResults!: number | null;

  @Field(() => [UserErrorType], { description: "Why nothing changed; empty where it did." })
  userErrors!: UserErrorType[];
}
