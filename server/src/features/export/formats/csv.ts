import type { CellType, CellValue } from "../export-table.ts";
import type { CoverLine } from "../export-cover.ts";
import { csvLines } from "../../../platform/csv.ts";
import { harmlessText } from "../../../platform/harmless-text.ts";
import type { WallClock } from "./wall-clock.ts";
import type { Written } from "./written.ts";

/** Without it Excel reads UTF-8 as the machine's own code page. */
const byteOrderMark = "\uFEFF";

/** Rows that leave at once: of small parts it is seen whether a slow reader takes any. */
const rowsOfPart = 100;

const lines = (rows: readonly (readonly string[])[]) => csvLines(rows, "windows");

function cellText(value: CellValue, type: CellType, clock: WallClock): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  return type === "INSTANT" ? clock.iso(value) : harmlessText(value);
}

/** A table as CSV, some rows at a time: the lines of its cover and a blank one, its header, its rows. */
export async function* csvOf({ columns, headers, rows, clock }: Written, cover: readonly CoverLine[]): AsyncGenerator<string> {
  const opening = cover.map(({ label, value, type }) => [harmlessText(label), cellText(value, type, clock)]);
  yield byteOrderMark + lines(opening) + (opening.length > 0 ? "\r\n" : "") + lines([headers.map(harmlessText)]);
  for await (const page of rows) {
    for (let start = 0; start < page.length; start += rowsOfPart)
      yield lines(
        page
          .slice(start, start + rowsOfPart)
          .map((row) => row.map((value, place) => cellText(value, columns[place]?.type ?? "TEXT", clock))),
      );
  }
}
