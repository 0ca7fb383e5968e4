import { stringify } from "csv-stringify/sync";

/** `windows`: what RFC 4180 and spreadsheets write; `unix`: what the files beside an import end their lines with. */
type LineEnd = "windows" | "unix";

/** Lines of CSV. Its own escape of formulas is not used: it takes negative numbers for formulas too; `harmlessText` is for texts. */
export function csvLines(rows: readonly (readonly string[])[], lineEnd: LineEnd): string {
  return stringify(
    rows.map((row) => [...row]),
    { record_delimiter: lineEnd, quoted_match: /^\s|\s$/ },
  );
}
