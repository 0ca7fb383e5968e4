const digit = 1;
const sign = 2;
/** `2026-03-01T09:30:00`, where 0 stands for any digit. */
const start = Buffer.from("0000-00-00T00:00:00");
const letterZ = 0x5a;
const kinds = new Uint8Array(256);
for (let byte = 0x30; byte <= 0x39; byte += 1) kinds[byte] = digit;
for (const byte of Buffer.from("+-")) kinds[byte] = sign;

function isDigits(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (kinds[bytes[at] ?? 0] !== digit) return false;
  return true;
}

/** Exactly `YYYY-MM-DDTHH:MM:SS`, at most three decimals, `Z` or an offset with a colon; the calendar is left to the database. */
function isPlainInstant(bytes: Uint8Array, from: number, to: number): boolean {
  const length = to - from;
  if (length < 20 || length > 29) return false;
  for (let at = 0; at < start.length; at += 1) {
    const expected = start[at] ?? 0;
    const byte = bytes[from + at] ?? 0;
    if (expected === 0x30 ? kinds[byte] !== digit : byte !== expected) return false;
  }
  let at = from + start.length;
  if (bytes[at] === 0x2e) {
    if (!isDigits(bytes, at + 1, at + 4)) return false;
    at += 4;
  }
  if (to - at === 1) return bytes[at] === letterZ;
  return (
    to - at === 6 &&
    kinds[bytes[at] ?? 0] === sign &&
    bytes[at + 3] === 0x3a &&
    isDigits(bytes, at + 1, at + 3) &&
    isDigits(bytes, at + 4, at + 6)
  );
}

/**
 * What holds for every value of a column of the file, seen while it is read. Where it holds, the statement
 * that checks the rows need not look again: a pattern tried on each of a million times would cost more than the rest.
 */
export class ColumnProfile {
  /** Some value may begin or end with white space. */
  untrimmed = false;
  /** Every value is a time that PostgreSQL reads in one way only, with no digit finer than a millisecond. */
  plainInstants = true;
  /** Bytes. */
  longest = 0;

  see(bytes: Uint8Array, from: number, to: number): void {
    if (to <= from) return;
    const first = bytes[from] ?? 0;
    const last = bytes[to - 1] ?? 0;
    // 0xc2 and 0xa0 begin and end a no-break space; other letters share them, which only costs time.
    if (first <= 0x20 || last <= 0x20 || first === 0xc2 || last === 0xa0) this.untrimmed = true;
    if (to - from > this.longest) this.longest = to - from;
    if (this.plainInstants && !isPlainInstant(bytes, from, to)) this.plainInstants = false;
  }
}
