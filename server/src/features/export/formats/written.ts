import type { Column, Row } from "../export-table.ts";
import type { WallClock } from "./wall-clock.ts";

/** What is written, in whatever format. */
export interface Written {
  readonly columns: readonly Column[];
  readonly headers: readonly string[];
  readonly rows: AsyncIterable<readonly Row[]>;
  readonly clock: WallClock;
}
