import { Failure } from "../../../../platform/failure.ts";
import { type ColumnPlan, planColumns } from "../mapping/column-plan.ts";
import { kindOfDealer } from "./dealer-of-file.ts";
import { inputChunks, inputSize } from "./input-file.ts";
import type { MappedFile } from "./mapped-file.ts";
import { openRowSource, type RowSource } from "./row-source.ts";

/** A file whose columns are known and fit its kind and mapping. */
export interface OpenedFile extends MappedFile {
  readonly size: number;
  readonly plan: ColumnPlan;
  readonly source: RowSource;
  readonly chunks: (onBytes: (bytes: number) => void) => AsyncGenerator<Buffer>;
}

async function openFile(given: MappedFile): Promise<OpenedFile> {
  const { file, mapping, dealer } = given;
  const kind = dealer === undefined ? given.kind : kindOfDealer(given.kind, dealer);
  const size = await inputSize(file);
  const plan = planColumns(kind, mapping, dealer);
  const source = await openRowSource(file, kind, mapping, plan);
  return { ...given, kind, size, plan, source, chunks: (onBytes) => inputChunks(file, mapping.encoding, onBytes) };
}

/** @throws Failure `IMPORT_REFUSED` with what is wrong with all of them. */
export async function openFiles(files: readonly MappedFile[]): Promise<OpenedFile[]> {
  const opened: OpenedFile[] = [];
  const refusals: Failure[] = [];
  for (const given of files) {
    try {
      opened.push(await openFile(given));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      refusals.push(error);
    }
  }
  const [first] = refusals;
  if (first === undefined) return opened;
  if (refusals.length === 1) throw first;
  throw new Failure("IMPORT_REFUSED", refusals.map(({ message }) => message).join("\n"));
}
