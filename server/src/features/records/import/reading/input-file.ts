import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { extname } from "node:path";
import { TextDecoder } from "node:util";
import { Failure } from "../../../../platform/failure.ts";
import type { ImportMapping } from "../mapping/import-mapping.ts";
import { ColumnProfile } from "./column-profile.ts";
import { CsvScanner } from "./csv-scanner.ts";
import { longestRecord } from "./row-reader.ts";

const chunkBytes = 1 << 18;
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/** JSON Lines by its file name; anything else is CSV. */
export function isJsonLines(file: string): boolean {
  return [".jsonl", ".ndjson", ".json"].includes(extname(file).toLowerCase());
}

/** The size in bytes; refuses what is not a readable file. */
export async function inputSize(file: string): Promise<number> {
  try {
    const handle = await open(file);
    try {
      const stats = await handle.stat();
      if (!stats.isFile()) throw new Failure("IMPORT_REFUSED", `${file}: not a file.`);
      return stats.size;
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure("IMPORT_REFUSED", `${file}: the file cannot be read (${(error as NodeJS.ErrnoException).code ?? "unknown"}).`);
  }
}

/** The file's bytes as UTF-8. A byte order mark says that they are UTF-8 already, whatever the mapping names. */
export async function* inputChunks(
  file: string,
  encoding: ImportMapping["encoding"],
  onBytes: (bytes: number) => void = () => {},
): AsyncGenerator<Buffer> {
  let decoder: TextDecoder | undefined;
  let first = true;
  for await (const chunk of createReadStream(file, { highWaterMark: chunkBytes }) as AsyncIterable<Buffer>) {
    onBytes(chunk.length);
    const marked = first && chunk.subarray(0, 3).equals(byteOrderMark);
    if (first && !marked && encoding !== "utf-8") decoder = new TextDecoder(encoding);
    first = false;
    if (marked) yield chunk.subarray(3);
    else yield decoder ? Buffer.from(decoder.decode(chunk, { stream: true })) : chunk;
  }
}

/** The names of the columns, trimmed. */
export async function readHeader(file: string, { encoding, delimiter }: ImportMapping): Promise<string[]> {
  const scanner = new CsvScanner(delimiter.charCodeAt(0), [] as ColumnProfile[]);
  let bytes: Buffer = Buffer.alloc(0);
  let complete = false;
  for await (const chunk of inputChunks(file, encoding)) {
    bytes = Buffer.concat([bytes, chunk]);
    complete = scanner.scan(bytes, 0, false);
    if (complete || bytes.length > longestRecord) break;
  }
  if (!complete) scanner.scan(bytes, 0, true);
  const header = bytes.toString("utf8", 0, scanner.end);
  if (header.trim() === "") throw new Failure("IMPORT_REFUSED", `${file}: the file is empty; a header row is expected.`);
  if (scanner.fault) throw new Failure("IMPORT_REFUSED", `${file}, line 1: expected ${scanner.fault}.`, { value: header.slice(0, 200) });
  return splitRecord(header, delimiter);
}

/** Of a sound record. */
function splitRecord(record: string, delimiter: string): string[] {
  const separator = delimiter === "|" ? "\\|" : delimiter;
  const values = `${delimiter}${record}`.matchAll(new RegExp(`${separator}(?:"((?:[^"]|"")*)"|([^${separator}]*))`, "g"));
  return [...values].map(([, quoted, plain]) => (quoted?.replaceAll('""', '"') ?? plain ?? "").trim());
}
