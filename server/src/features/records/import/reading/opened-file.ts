import { Failure } from "../../../../platform/failure.ts";
import type { ImportKind } from "../import-kind.ts";
import { type ColumnPlan, planColumns } from "../mapping/column-plan.ts";
import type { ImportMapping } from "../mapping/import-mapping.ts";
import { inputChunks, inputSize } from "./input-file.ts";
import { openRowSource, type RowSource } from "./row-source.ts";

interface ClosedFile {
  readonly kind: ImportKind;
  readonly file: string;
  readonly mapping: ImportMapping;
}

/** A file whose columns are known and fit its kind and mapping. */
export interface OpenedFile extends ClosedFile {
  readonly size: number;
  readonly plan: ColumnPlan;
  readonly source: RowSource;
  readonly chunks: (onBytes: (bytes: number) => void) => AsyncGenerator<Buffer>;
}

async function openFile(given: ClosedFile): Promise<OpenedFile> {
  const { kind, file, mapping } = given;
  const size = await inputSize(file);
  const plan = planColumns(kind, mapping);
  const source = await openRowSource(file, kind, mapping, plan);
  return { ...given, size, plan, source, chunks: (onBytes) => inputChunks(file, mapping.encoding, onBytes) };
}

/** @throws Failure `IMPORT_REFUSED` with what is wrong with all of them. */
export async function openFiles(files: readonly ClosedFile[]): Promise<OpenedFile[]> {
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
