import { parse } from "csv-parse/sync";
import { type CellValue, readXlsx, type Sheet } from "hucre/xlsx";
import type { ApiServer, Asker } from "./api-server.ts";

export interface ExportAsked {
  readonly as?: Asker;
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
  { as = "staff", language, headers }: ExportAsked = {},
): Promise<ExportAnswer> {
  const response = await api.http.inject({
    method: "POST",
    url: "/export",
    headers: {
      authorization: `Bearer ${await api.token(as)}`,
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
