import { Field, Int, ObjectType } from "type-graphql";
import { connectionType } from "../../graphql/connection.ts";
import { DateTimeScalar } from "../../graphql/scalars.ts";
import type { StoredImportRun } from "./import-run.reader.ts";

@ObjectType("ImportRunFile", { description: "What an import did with one of its files.", simpleResolvers: true })
export class ImportRunFileType {
  @Field(() => String, { description: "The kind of records, as the command line names it, such as leads." })
  kind!: string;

  @Field(() => String, { description: "The file's name, without its folder." })
  fileName!: string;

  @Field(() => Int, { description: "Rows read: new, changed, unchanged and bad ones." })
  rows!: number;

  @Field(() => Int, { description: "Records that were not there before." })
  new!: number;

  @Field(() => Int, { description: "Records of which something was overwritten." })
  changed!: number;

  @Field(() => Int, { description: "Records that said the same before." })
  unchanged!: number;

  @Field(() => Int, { description: "Rows that were left out." })
  bad!: number;

  @Field(() => String, { nullable: true, description: "The CRM whose kept mapping the file was read with; null for none." })
  crm!: string | null;

  @Field(() => Int, { nullable: true, description: "The version of that mapping; null for none." })
  mappingVersion!: number | null;
}

@ObjectType("ImportRun", { description: "An import that landed: a file, or a set of files.", simpleResolvers: true })
export class ImportRunType {
  @Field(() => Int, { description: "1 for the first; what an undo names it by." })
  number!: number;

  @Field(() => DateTimeScalar, { description: "When it landed." })
  importedAt!: string;

  @Field(() => String, { description: "Who imported." })
  importedBy!: string;

  @Field(() => [ImportRunFileType], { description: "Its files, in the order of landing." })
  files!: readonly ImportRunFileType[];

  @Field(() => DateTimeScalar, { nullable: true, description: "When it was undone; null where it was not." })
  undoneAt!: string | null;

  @Field(() => String, { nullable: true, description: "Who undid it; null where it was not undone." })
  undoneBy!: string | null;
}

export const ImportRunConnection = connectionType("ImportRun", () => ImportRunType);

export function importRunFrom({ id, files, ...rest }: StoredImportRun): ImportRunType {
  return { ...rest, number: id, files: files.map(({ file, ...each }) => ({ ...each, fileName: file })) };
}
