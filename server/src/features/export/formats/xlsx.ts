import { PassThrough, Readable } from "node:stream";
import { finished } from "node:stream/promises";
import yazl from "yazl";
import type { CoverLine } from "../export-cover.ts";
import type { Row } from "../export-table.ts";
import { labelledSheetXml, SheetXml, sheetEnd, stylesXml, xmlText } from "./sheet-xml.ts";
import type { Written } from "./written.ts";

/** Rows of a sheet, the header's among them; a table goes on in the next sheet. */
const largestSheet = 1_048_576;

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packaged = "http://schemas.openxmlformats.org/package/2006";
const spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";

function contentTypesXml(sheets: number): string {
  const parts = Array.from(
    { length: sheets },
    (_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${spreadsheet}.worksheet+xml"/>`,
  );
  return `${declaration}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${spreadsheet}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${spreadsheet}.styles+xml"/>${parts.join("")}</Types>`;
}

const rootRelationsXml = `${declaration}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

function workbookRelationsXml(sheets: number): string {
  const parts = Array.from(
    { length: sheets },
    (_, index) => `<Relationship Id="rId${index + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  return `${declaration}<Relationships xmlns="${packaged}/relationships">${parts.join("")}<Relationship Id="rId${sheets + 1}" Type="${relations}/styles" Target="styles.xml"/></Relationships>`;
}

/** `order`: numbers of the sheets' files as the reader finds them. */
function workbookXml(names: readonly string[], order: readonly number[]): string {
  const parts = names.map((name, index) => `<sheet name="${xmlText(name)}" sheetId="${index + 1}" r:id="rId${order[index]}"/>`);
  return `${declaration}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${relations}"><sheets>${parts.join("")}</sheets></workbook>`;
}

/** At most 31 signs, and none of those that a sheet's name cannot have. */
function sheetName(name: string, number: number): string {
  const suffix = number === 1 ? "" : ` ${number}`;
  return `${name.replaceAll(/[[\]:*?/\\']/g, " ").slice(0, 31 - suffix.length)}${suffix}`;
}

export interface Workbook extends Written {
  readonly tableName: string;
  readonly coverName: string;
  /** Asked for when all rows have gone by; undefined for none. */
  readonly cover: (() => readonly CoverLine[]) | undefined;
  /** Written into the archive as the time of its files. */
  readonly asOf: Date;
  /** Rows of a sheet, its header among them. */
  readonly rowsOfSheet?: number;
}

/** Pages of rows that end with a sheet. */
class SheetSource {
  readonly #pages: AsyncIterator<readonly Row[]>;
  #rest: readonly Row[] = [];
  ended = false;

  constructor(pages: AsyncIterable<readonly Row[]>) {
    this.#pages = pages[Symbol.asyncIterator]();
  }

  /** Up to `most` rows, as they come; none at the end. */
  async take(most: number): Promise<readonly Row[]> {
    while (this.#rest.length === 0 && !this.ended) {
      const next: IteratorResult<readonly Row[], unknown> = await this.#pages.next();
      if (next.done) this.ended = true;
      else this.#rest = next.value;
    }
    const taken = this.#rest.slice(0, most);
    this.#rest = this.#rest.slice(most);
    return taken;
  }

  /** Whether a row follows. */
  async more(): Promise<boolean> {
    const [row] = await this.take(1);
    if (row) this.#rest = [row, ...this.#rest];
    return row !== undefined;
  }

  async close(): Promise<void> {
    await this.#pages.return?.();
  }
}

async function* sheetParts(source: SheetSource, { columns, headers, clock, rowsOfSheet = largestSheet }: Workbook): AsyncGenerator<string> {
  const sheet = new SheetXml(columns, clock);
  yield sheet.begin(headers);
  for (let left = rowsOfSheet - 1; left > 0; ) {
    const rows = await source.take(left);
    if (rows.length === 0) break;
    left -= rows.length;
    yield sheet.rows(rows);
  }
  yield sheetEnd;
}

async function fill(zip: yazl.ZipFile, workbook: Workbook, opened: (part: Readable) => void): Promise<void> {
  // The archive's other form of a time has no room for instants before 1901 and from 2038 on: writing one would end the process.
  const options = { mtime: workbook.asOf, forceDosTimestamp: true, compressionLevel: 3 };
  const source = new SheetSource(workbook.rows);
  let sheets = 0;
  try {
    do {
      sheets += 1;
      const part = Readable.from(sheetParts(source, workbook), { objectMode: false, highWaterMark: 1 });
      opened(part);
      zip.addReadStream(part, `xl/worksheets/sheet${sheets}.xml`, options);
      await finished(part, { writable: false });
    } while (await source.more());
  } finally {
    await source.close();
  }
  const names = Array.from({ length: sheets }, (_, index) => sheetName(workbook.tableName, index + 1));
  const order = names.map((_, index) => index + 1);
  const add = (text: string, path: string) => zip.addBuffer(Buffer.from(text), path, options);
  if (workbook.cover) {
    sheets += 1;
    add(labelledSheetXml(workbook.cover(), workbook.clock), `xl/worksheets/sheet${sheets}.xml`);
    names.unshift(sheetName(workbook.coverName, 1));
    order.unshift(sheets);
  }
  add(stylesXml, "xl/styles.xml");
  add(workbookXml(names, order), "xl/workbook.xml");
  add(workbookRelationsXml(sheets), "xl/_rels/workbook.xml.rels");
  add(rootRelationsXml, "_rels/.rels");
  add(contentTypesXml(sheets), "[Content_Types].xml");
  zip.end();
}

/**
 * A table as a workbook, in constant memory: rows are asked for as the reader takes bytes. Sheets are written here because no kept
 * library streams a workbook with sheets of several shapes: ExcelJS's stream writer had its last release in 2023, write-excel-file
 * takes all rows at once, and hucre streams one table of plain columns. The archive is yazl's.
 */
export function xlsxOf(workbook: Workbook): Readable {
  const zip = new yazl.ZipFile();
  const output = new PassThrough();
  let part: Readable | undefined;
  const fail = (error: Error) => output.destroy(error);
  zip.on("error", fail);
  zip.outputStream.on("error", fail).pipe(output);
  // Whoever stops reading ends the rows, too.
  output.once("close", () => part?.destroy());
  fill(zip, workbook, (opened) => {
    part = opened;
    if (output.destroyed) opened.destroy();
  }).catch((error: unknown) => fail(error instanceof Error ? error : new Error(String(error))));
  return output;
}
