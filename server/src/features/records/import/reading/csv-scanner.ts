import type { ColumnProfile } from "./column-profile.ts";

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const quote = 0x22;
/** Of the bytes that mean something in CSV, only a delimiter may be above the comma. */
const highestMeaningful = 0x2c;

/**
 * Finds where a CSV record ends, so that PostgreSQL's own CSV parser can be given whole, sound records
 * with their line number. It splits nothing: values are never made into strings here.
 */
export class CsvScanner {
  /** Of the record found: the end of its text, the start of the next record, its number of values, the lines it covers. */
  end = 0;
  next = 0;
  fields = 0;
  lines = 1;
  /** What was expected of a record that is not sound. Only its first line is given up. */
  fault: string | undefined;

  constructor(
    private readonly delimiter: number,
    private readonly profiles: readonly ColumnProfile[],
  ) {}

  /** False: the record does not end within the bytes. `final`: no more bytes will come. */
  scan(bytes: Buffer, start: number, final: boolean): boolean {
    const { delimiter, profiles } = this;
    const length = bytes.length;
    let fieldStart = start;
    let quotedField = false;
    let inQuotes = false;
    let unreadable: string | undefined;
    let at = start;
    this.fields = 0;
    this.lines = 1;
    this.fault = undefined;
    for (; at < length; at += 1) {
      const byte = bytes[at] as number;
      if (byte > highestMeaningful && byte !== delimiter) continue;
      if (inQuotes) {
        if (byte === quote) {
          if (at + 1 === length && !final) return false;
          const after = at + 1 === length ? lineFeed : bytes[at + 1];
          if (after === quote) at += 1;
          else if (after === delimiter || after === lineFeed || after === carriageReturn) inQuotes = false;
          else return this.giveUp(bytes, start, "a delimiter or the end of the line after a closing quote", final);
        } else if (byte === lineFeed) this.lines += 1;
        else if (byte === 0) unreadable = "text without NUL bytes";
      } else if (byte === delimiter) {
        profiles[this.fields]?.see(bytes, fieldStart + (quotedField ? 1 : 0), at - (quotedField ? 1 : 0));
        this.fields += 1;
        fieldStart = at + 1;
        quotedField = false;
      } else if (byte === lineFeed) break;
      else if (byte === quote) {
        if (at !== fieldStart) return this.giveUp(bytes, start, "no quote within a value, or the whole value in quotes", final);
        inQuotes = true;
        quotedField = true;
      } else if (byte === carriageReturn) {
        if (at + 1 === length && !final) return false;
        if (at + 1 < length && bytes[at + 1] !== lineFeed) unreadable = "lines that end with LF or CR LF";
      } else if (byte === 0) unreadable = "text without NUL bytes";
    }
    if (at === length && !final) return false;
    if (inQuotes) return this.giveUp(bytes, start, "a closing quote", final);
    this.next = Math.min(at + 1, length);
    this.end = at > start && bytes[at - 1] === carriageReturn ? at - 1 : at;
    profiles[this.fields]?.see(bytes, fieldStart + (quotedField ? 1 : 0), this.end - (quotedField ? 1 : 0));
    this.fields += 1;
    this.fault = unreadable;
    return true;
  }

  /** Takes the first line alone for the record. False: it does not end within the bytes. */
  giveUp(bytes: Buffer, start: number, expected: string, final: boolean): boolean {
    const lineEnd = bytes.indexOf(lineFeed, start);
    if (lineEnd === -1 && !final) return false;
    this.end = lineEnd === -1 ? bytes.length : lineEnd;
    this.next = lineEnd === -1 ? bytes.length : lineEnd + 1;
    this.lines = 1;
    this.fault = expected;
    return true;
  }
}
