import type { ColumnProfile } from "./column-profile.ts";

/** Longer records are refused: memory stays constant whatever a file holds. Bytes. */
export const longestRecord = 1 << 20;

/** Turns the bytes of a file into rows for COPY, and notes what holds for each column. */
export interface RowReader {
  /** By column; undefined for one that no record so far has: CSV has its columns in the header, JSON Lines in each line. */
  readonly profiles: readonly (ColumnProfile | undefined)[];
  /** Records so far, unsound ones included. */
  readonly rows: number;
  push(chunk: Buffer): Buffer;
  end(): Buffer;
}
