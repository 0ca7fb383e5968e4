import { isUtf8 } from "node:buffer";
import { ColumnProfile } from "./column-profile.ts";
import { CopyRows } from "./copy-rows.ts";
import { CsvScanner } from "./csv-scanner.ts";
import { longestRecord, type RowReader } from "./row-reader.ts";

const lineFeed = 0x0a;
const tooLong = `a record of at most ${longestRecord} bytes; a quote may be open`;

export class CsvRowReader implements RowReader {
  readonly profiles: readonly ColumnProfile[];
  rows = 0;
  private pending: Buffer = Buffer.alloc(0);
  private line = 1;
  private headerSeen = false;
  /** Within a line that was too long to keep. */
  private skipping = false;
  private readonly scanner: CsvScanner;

  constructor(
    private readonly columns: number,
    private readonly delimiter: string,
  ) {
    this.profiles = Array.from({ length: columns }, () => new ColumnProfile());
    this.scanner = new CsvScanner(delimiter.charCodeAt(0), this.profiles);
  }

  push(chunk: Buffer): Buffer {
    return this.read(this.pending.length === 0 ? chunk : Buffer.concat([this.pending, chunk]), false);
  }

  end(): Buffer {
    return this.read(this.pending, true);
  }

  private read(bytes: Buffer, final: boolean): Buffer {
    const rows = new CopyRows(bytes.length + (bytes.length >> 2) + 1024, this.delimiter, this.columns);
    const scanner = this.scanner;
    const lastLineEnd = bytes.lastIndexOf(lineFeed);
    const sound = isUtf8(bytes.subarray(0, lastLineEnd + 1));
    let start = this.skipping ? this.skip(bytes) : 0;
    while (start < bytes.length) {
      if (!scanner.scan(bytes, start, final)) {
        if (bytes.length - start <= longestRecord) break;
        if (!scanner.giveUp(bytes, start, tooLong, false)) {
          this.add(rows, bytes.subarray(start, start + 200), 0, 200, tooLong);
          this.skipping = true;
          start = bytes.length;
          break;
        }
      }
      const { end, next, lines } = scanner;
      if (!this.headerSeen) {
        // The profiles have seen the header's names.
        for (const profile of this.profiles) Object.assign(profile, new ColumnProfile());
        this.headerSeen = true;
      } else if (end > start) this.add(rows, bytes, start, end, this.expected(bytes, start, sound && next <= lastLineEnd + 1));
      this.line += lines;
      start = next;
    }
    this.pending = Buffer.from(bytes.subarray(start));
    return rows.take();
  }

  private expected(bytes: Buffer, start: number, sound: boolean): string | undefined {
    const { fault, fields, end } = this.scanner;
    if (!sound && !isUtf8(bytes.subarray(start, end))) return "UTF-8 text; a mapping can name another encoding";
    return fault ?? (fields === this.columns ? undefined : `${this.columns} values, as in the header; there are ${fields}`);
  }

  private add(rows: CopyRows, bytes: Buffer, start: number, end: number, expected: string | undefined): void {
    this.rows += 1;
    if (expected === undefined) rows.add(this.line, bytes, start, end);
    else rows.addFault(this.line, expected, bytes.toString("utf8", start, end));
  }

  private skip(bytes: Buffer): number {
    const lineEnd = bytes.indexOf(lineFeed);
    if (lineEnd === -1) return bytes.length;
    this.skipping = false;
    this.line += 1;
    return lineEnd + 1;
  }
}
