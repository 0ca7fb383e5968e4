import type { CellType, CellValue, Column, Row } from "../export-table.ts";
import { looksLikeFormula } from "../../../platform/harmless-text.ts";
import type { WallClock } from "./wall-clock.ts";

/** Places of the formats in `stylesXml`. */
const styles = { text: 0, header: 1, instant: 2, day: 3, integer: 4, share: 5, money: 6, quoted: 7, wrapped: 8, label: 9 } as const;
type Style = (typeof styles)[keyof typeof styles];

export const stylesXml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd"/></numFmts>
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8ECF0"/></patternFill></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="10">
<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>
<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
<xf numFmtId="3" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
<xf numFmtId="10" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
<xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" quotePrefix="1"/>
<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1" quotePrefix="1"><alignment vertical="top" wrapText="1"/></xf>
<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="top"/></xf>
</cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
</styleSheet>`;

/** A cell holds no more. */
const longestText = 32_767;
const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
// What XML cannot hold is written as Office writes it, `_x0007_`; a text that looks like that is told apart from it.
const special = /[&<>"\ufffe\uffff]|(?![\t\n])\p{Cc}|_(?=x[0-9A-Fa-f]{4}_)/gu;

export function xmlText(text: string): string {
  return text.replaceAll(special, (sign) => entities[sign] ?? `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`);
}

function columnName(place: number): string {
  const letter = String.fromCharCode(65 + (place % 26));
  return place < 26 ? letter : columnName(Math.floor(place / 26) - 1) + letter;
}

const dayLength = 86_400_000;
/** Days from the spreadsheet's own beginning to 1970. */
const epochDay = 25_569;
/** Before March 1900 spreadsheets do not agree with the calendar. */
const firstSerial = 61;

function serialOf(milliseconds: number): number | undefined {
  const serial = milliseconds / dayLength + epochDay;
  return serial >= firstSerial ? serial : undefined;
}

function textCell(reference: string, text: string, style: Style): string {
  // A sign of two code units is not cut in half.
  const whole = text.length > longestText ? `${text.slice(0, longestText - 1).replace(/[\ud800-\udbff]$/, "")}…` : text;
  return `<c r="${reference}" t="inlineStr"${style === 0 ? "" : ` s="${style}"`}><is><t xml:space="preserve">${xmlText(whole)}</t></is></c>`;
}

function numberCell(reference: string, value: number, style: Style): string {
  return Number.isFinite(value) ? `<c r="${reference}"${style === 0 ? "" : ` s="${style}"`}><v>${value}</v></c>` : "";
}

/** How numbers of a unit are shown; the cell keeps all digits. */
const unitStyles: Readonly<Record<string, Style>> = { PERCENT: styles.share, MONEY: styles.money, COUNT: styles.integer };

function numberStyle(type: CellType, value: number, unit: CellValue): Style {
  switch (type) {
    case "SHARE":
      return styles.share;
    case "MONEY":
      return styles.money;
    case "INTEGER":
      return styles.integer;
    case "AMOUNT": {
      const style = unitStyles[String(unit)] ?? styles.text;
      // A mean of counts has a fraction to be shown.
      return style === styles.integer && !Number.isInteger(value) ? styles.text : style;
    }
    default:
      return styles.text;
  }
}

/** A cell of its own type: a number is a number, an instant or a day a date, a text never a formula. */
function cellXml(reference: string, value: CellValue, type: CellType, unit: CellValue, clock: WallClock): string {
  if (value === null) return "";
  if (typeof value === "boolean") return `<c r="${reference}" t="b"><v>${value ? 1 : 0}</v></c>`;
  if (typeof value === "number") return numberCell(reference, value, numberStyle(type, value, unit));
  if (type === "INSTANT" || type === "DAY") {
    const serial = serialOf(type === "DAY" ? Date.parse(`${value}T00:00:00Z`) : clock.local(value));
    if (serial !== undefined) return numberCell(reference, serial, type === "DAY" ? styles.day : styles.instant);
  }
  return textCell(reference, value, looksLikeFormula(value) ? styles.quoted : styles.text);
}

const widths: Readonly<Record<CellType, number>> = {
  TEXT: 22,
  INSTANT: 19,
  DAY: 11,
  MONTH: 9,
  INTEGER: 11,
  DECIMAL: 13,
  SHARE: 11,
  MONEY: 14,
  AMOUNT: 13,
  FLAG: 9,
};

const opening =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">';

export const sheetEnd = "</sheetData></worksheet>";

/** Writes the rows of one sheet. */
export class SheetXml {
  readonly #names: readonly string[];
  readonly #unit: number;
  #row = 0;

  constructor(
    private readonly columns: readonly Column[],
    private readonly clock: WallClock,
  ) {
    this.#names = columns.map((_, place) => columnName(place));
    this.#unit = columns.findIndex(({ key }) => key === "unit");
  }

  /** Up to the first row: the header stays in sight. */
  begin(headers: readonly string[]): string {
    const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
    const cols = this.columns.map(
      ({ type }, place) => `<col min="${place + 1}" max="${place + 1}" width="${widths[type]}" customWidth="1"/>`,
    );
    this.#row = 1;
    const cells = headers.map((header, place) => textCell(`${this.#names[place]}1`, header, styles.header));
    return `${opening}<sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><cols>${cols.join("")}</cols><sheetData><row r="1">${cells.join("")}</row>`;
  }

  rows(rows: readonly Row[]): string {
    return rows.map((row) => this.#rowXml(row)).join("");
  }

  #rowXml(row: Row): string {
    this.#row += 1;
    let cells = "";
    for (const [place, { type }] of this.columns.entries())
      cells += cellXml(`${this.#names[place]}${this.#row}`, row[place] ?? null, type, row[this.#unit] ?? null, this.clock);
    return `<row r="${this.#row}">${cells}</row>`;
  }
}

/** A sheet of labels and what they say. */
export function labelledSheetXml(
  lines: readonly { readonly label: string; readonly value: CellValue; readonly type: CellType }[],
  clock: WallClock,
): string {
  const rows = lines.map(({ label, value, type }, index) => {
    const row = index + 1;
    const cell =
      typeof value === "string" && type === "TEXT"
        ? textCell(`B${row}`, value, styles.wrapped)
        : cellXml(`B${row}`, value, type, null, clock);
    return `<row r="${row}">${textCell(`A${row}`, label, styles.label)}${cell}</row>`;
  });
  return `${opening}<cols><col min="1" max="1" width="34" customWidth="1"/><col min="2" max="2" width="100" customWidth="1"/></cols><sheetData>${rows.join("")}${sheetEnd}`;
}
