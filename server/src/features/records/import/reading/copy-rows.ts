/**
 * Rows on their way to `COPY … (FORMAT csv)`: the line number, what is wrong with the line, and its values.
 * The number comes first: before PostgreSQL 18 a record that begins with a line `\.` would end the data.
 */
export class CopyRows {
  private bytes: Buffer;
  // Not #private: that is compiled to a look-up a use, which a million rows feel.
  private length = 0;
  private readonly separator: number;
  private readonly blanks: string;

  constructor(
    capacity: number,
    private readonly delimiter: string,
    columns: number,
  ) {
    this.bytes = Buffer.allocUnsafe(capacity);
    this.separator = delimiter.charCodeAt(0);
    this.blanks = delimiter.repeat(columns - 1);
  }

  /** A well-formed record, byte for byte. */
  add(line: number, bytes: Buffer, from: number, to: number): void {
    this.reserve(to - from + 32);
    this.number(line);
    this.bytes[this.length++] = this.separator;
    this.bytes[this.length++] = this.separator;
    this.length += bytes.copy(this.bytes, this.length, from, to);
    this.bytes[this.length++] = 0x0a;
  }

  addValues(line: number, values: readonly (string | undefined)[]): void {
    this.text(`${line}${this.delimiter}${this.delimiter}${values.map(quoted).join(this.delimiter)}\n`);
  }

  /** A line that cannot be read as a record: its text stands in the first column. */
  addFault(line: number, expected: string, text: string): void {
    this.text(`${line}${this.delimiter}${quoted(expected)}${this.delimiter}${quoted(text.replaceAll("\0", "\ufffd"))}${this.blanks}\n`);
  }

  take(): Buffer {
    return this.bytes.subarray(0, this.length);
  }

  private text(text: string): void {
    this.reserve(text.length * 3);
    this.length += this.bytes.write(text, this.length);
  }

  private number(value: number): void {
    let digits = 1;
    for (let rest = value; rest >= 10; rest = Math.floor(rest / 10)) digits += 1;
    let rest = value;
    for (let at = this.length + digits - 1; at >= this.length; at -= 1) {
      this.bytes[at] = 0x30 + (rest % 10);
      rest = Math.floor(rest / 10);
    }
    this.length += digits;
  }

  private reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.length + more));
    this.bytes.copy(larger, 0, 0, this.length);
    this.bytes = larger;
  }
}

function quoted(text: string | undefined): string {
  return text === undefined ? "" : `"${text.replaceAll('"', '""')}"`;
}
