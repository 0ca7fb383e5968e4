// What JavaScript's own patterns call blanks and control characters, but for NUL, which PostgreSQL stores in no text: its classes go by the locale.
const blanks = String.raw`\u0009-\u000d\u0020\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff`;
const controls = String.raw`\u0001-\u001f\u007f-\u009f`;
const signs = String.raw`[=+@\uff1d\uff0b\uff0d\uff20-]`;

/** SQL for what `harmlessText` makes of a text; null stays null. */
export function harmlessSql(text: string): string {
  const formula = `'^([${blanks}${controls}]*${signs}|[\\t\\r\\n])'`;
  return `CASE WHEN ${text} ~ ${formula} THEN '''' ELSE '' END || regexp_replace(${text}, ';(?=[${blanks}]*${signs})', ';''', 'g')`;
}
