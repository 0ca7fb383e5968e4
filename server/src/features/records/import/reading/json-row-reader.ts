import { isUtf8 } from "node:buffer";
import { ColumnProfile } from "./column-profile.ts";
import { CopyRows } from "./copy-rows.ts";
import { longestRecord, type RowReader } from "./row-reader.ts";

const lineFeed = 0x0a;
const loneSurrogate = /\p{Surrogate}/u;
const tooLong = `a record of at most ${longestRecord} bytes`;
const wanted = "one JSON object a line, such as";

type Read = { readonly values: readonly (string | undefined)[] } | { readonly expected: string };

/** JSON Lines: one object a line, the columns' names as keys; null, "" and a key that other lines have are blank. */
export class JsonRowReader implements RowReader {
  readonly profiles: (ColumnProfile | undefined)[];
  rows = 0;
  #pending: Buffer = Buffer.alloc(0);
  #line = 1;
  #skipping = false;
  readonly #places: ReadonlyMap<string, number>;

  constructor(
    private readonly columns: readonly string[],
    private readonly ignored: ReadonlySet<string>,
  ) {
    this.profiles = columns.map(() => undefined);
    this.#places = new Map(columns.map((column, index) => [column, index]));
  }

  push(chunk: Buffer): Buffer {
    return this.#read(this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk]), false);
  }

  end(): Buffer {
    return this.#read(this.#pending, true);
  }

  #read(bytes: Buffer, final: boolean): Buffer {
    const rows = new CopyRows(bytes.length + (bytes.length >> 2) + 1024, ",", this.columns.length);
    let start = 0;
    for (;;) {
      const lineEnd = bytes.indexOf(lineFeed, start);
      if (lineEnd === -1 && (!final || start === bytes.length)) break;
      const end = lineEnd === -1 ? bytes.length : lineEnd;
      if (this.#skipping) this.#skipping = false;
      else this.#add(rows, bytes.subarray(start, end));
      this.#line += 1;
      start = end + 1;
      if (lineEnd === -1) break;
    }
    if (bytes.length - start > longestRecord) {
      if (!this.#skipping) {
        this.rows += 1;
        rows.addFault(this.#line, tooLong, bytes.toString("utf8", start, start + 200));
      }
      this.#skipping = true;
      start = bytes.length;
    }
    this.#pending = Buffer.from(bytes.subarray(start));
    return rows.take();
  }

  #add(rows: CopyRows, bytes: Buffer): void {
    const text = bytes.toString("utf8");
    if (text.trim() === "") return;
    this.rows += 1;
    const read = isUtf8(bytes) ? this.#values(text) : { expected: "UTF-8 text; a mapping can name another encoding" };
    if ("expected" in read) rows.addFault(this.#line, read.expected, text);
    else rows.addValues(this.#line, read.values);
  }

  #values(text: string): Read {
    let record: unknown;
    try {
      record = JSON.parse(text);
    } catch {
      return { expected: `${wanted} {"${this.columns[0] ?? ""}": "…"}` };
    }
    if (typeof record !== "object" || record === null || Array.isArray(record)) {
      return { expected: `${wanted} {"${this.columns[0] ?? ""}": "…"}` };
    }
    const values: (string | undefined)[] = this.columns.map(() => undefined);
    for (const [key, value] of Object.entries(record)) {
      const place = this.#places.get(key);
      if (place === undefined) {
        if (this.ignored.has(key)) continue;
        return { expected: `no "${key}": a column must be known, or ignored by the mapping` };
      }
      const profile = (this.profiles[place] ??= new ColumnProfile());
      if (value === null || value === "") continue;
      const written = plainText(value);
      if (written === undefined) return { expected: `"${key}" as text, true, false or a number that is exact in JSON` };
      if (written.includes("\0")) return { expected: `"${key}" without NUL characters` };
      if (loneSurrogate.test(written)) return { expected: `"${key}" without half a surrogate pair` };
      const bytes = Buffer.from(written);
      profile.see(bytes, 0, bytes.length);
      values[place] = written;
    }
    return { values };
  }
}

/** Undefined for what has no exact text: objects, lists, and numbers whose digits JSON readers do not agree on. */
function plainText(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return String(value);
  if (typeof value !== "number") return undefined;
  const written = String(value);
  const exact = Number.isInteger(value) ? Number.isSafeInteger(value) : !written.includes("e");
  return exact ? written : undefined;
}
