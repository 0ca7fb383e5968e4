import { parse } from "csv-parse/sync";
import { type CellValue, readXlsx, type Sheet } from "hucre/xlsx";
import type { ApiServer, Asker } from "./api-server.ts";

export interface ExportAsked {
  readonly as?: Asker;
  /** Who asks by name: one viewer has one export at a time. */
  readonly subject?: string;
  readonly language?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What came of an export. */
export interface ExportAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly bytes: Buffer;
  readonly text: string;
}

export async function sendExport(
  api: ApiServer,
  body: unknown,
  { as = "staff", subject, language, headers }: ExportAsked = {},
): Promise<ExportAnswer> {
  const response = await api.http.inject({
    method: "POST",
    url: "/export",
    headers: {
      authorization: `Bearer ${await api.token(as, subject)}`,
      "content-type": "application/json",
      ...(language === undefined ? {} : { "accept-language": language }),
      ...headers,
    },
    payload: JSON.stringify(body),
  });
  return { status: response.statusCode, headers: response.headers, bytes: response.rawPayload, text: response.payload };
}

/** The cells of a CSV text, read by another library than the one that writes. */
export function csvCells(text: string): string[][] {
  return parse(text, { bom: true, relax_column_count: true, skip_empty_lines: false });
}

/** The rows of a CSV without a cover, by the names of their columns. */
export function csvRecords(text: string): Record<string, string>[] {
  return parse(text, { bom: true, columns: true });
}

/** The lines of a CSV's cover by their labels, and what comes after the blank line: its header and its rows. */
export function coveredCsv(text: string): { readonly cover: Readonly<Record<string, string>>; readonly lines: readonly string[][] } {
  const lines = csvCells(text);
  const blank = lines.findIndex((line) => line.length === 1 && line[0] === "");
  return { cover: Object.fromEntries(lines.slice(0, blank)) as Record<string, string>, lines: lines.slice(blank + 1) };
}

/** An export that must succeed, as rows by the names of their columns in English. */
export async function exportedRows(api: ApiServer, body: object, asked?: ExportAsked): Promise<Record<string, string>[]> {
  const { status, text } = await sendExport(api, { ...body, cover: false, format: "CSV" }, asked);
  if (status !== 200) throw new Error(`The export was refused: ${status} ${text}`);
  return csvRecords(text);
}

/** The sheets of a workbook, read by another library than the one that writes. */
export async function sheetsOf(bytes: Buffer): Promise<Sheet[]> {
  const { sheets } = await readXlsx(new Uint8Array(bytes));
  return sheets;
}

/** A cover's lines by their labels. */
export function coverOf(sheet: Sheet | undefined): Record<string, CellValue> {
  return Object.fromEntries((sheet?.rows ?? []).map(([label, value]) => [String(label), value ?? null]));
}
