import pg from "pg";
import type { NumberFormat } from "./import-mapping.ts";

/** More digits before the decimals are a slip of the pen, whatever is counted. */
const mostDigits = 15;

/** A space between groups is often a no-break one. */
function groupingCharacters({ grouping }: NumberFormat): string | undefined {
  return grouping === " " ? " \u00a0\u202f" : grouping;
}

/** Groups have three digits, or two before the last one, as in India. */
function integerPattern(format: NumberFormat): string {
  const grouping = groupingCharacters(format);
  return grouping === undefined ? "\\d+" : `(?:\\d+|\\d{1,3}(?:[${grouping}]\\d{2,3})*[${grouping}]\\d{3})`;
}

function withoutGroups(text: string, format: NumberFormat): string {
  const grouping = groupingCharacters(format);
  const plain = grouping === undefined ? text : `translate(${text}, ${pg.escapeLiteral(grouping)}, '')`;
  return format.decimal === "," ? `replace(${plain}, ',', '.')` : plain;
}

/** SQL that reads a text as a decimal number; null for what cannot be read, is infinite or no number, or has a sign that is not among these. */
export function numberSql(text: string, format: NumberFormat, sign: "+" | "+-" = "+"): string {
  const decimal = format.decimal === "." ? "\\." : ",";
  const exponent = "(?:[eE][+-]?\\d{1,2})?";
  const pattern = `^[${sign}]?(?:${integerPattern(format)}(?:${decimal}\\d*)?|${decimal}\\d+)${exponent}$`;
  const value = `(${withoutGroups(text, format)})::numeric`;
  return `(CASE WHEN ${text} ~ ${pg.escapeLiteral(pattern)} THEN CASE WHEN abs(${value}) < 1e${mostDigits} THEN ${value} END END)`;
}

/** SQL that reads a text as a whole number; null for what cannot be read. Spreadsheets may write decimals that are 0. */
export function wholeSql(text: string, format: NumberFormat): string {
  const decimal = format.decimal === "." ? "\\." : ",";
  const pattern = `^\\+?${integerPattern(format)}(?:${decimal}0*)?$`;
  const value = `(${withoutGroups(text, format)})::numeric`;
  return `(CASE WHEN ${text} ~ ${pg.escapeLiteral(pattern)} THEN CASE WHEN ${value} <= 2147483647 THEN (${value})::int END END)`;
}

export function degreesExample({ decimal }: NumberFormat): string {
  return `degrees such as -93${decimal}265`;
}

/** What a reader of an error may write instead. */
export function numberExample({ decimal, grouping }: NumberFormat, signed: boolean): string {
  const digits = `1${grouping ?? ""}234${decimal}5`;
  return signed ? `a number such as ${digits} or -${digits}` : `a number such as ${digits}, not negative`;
}
