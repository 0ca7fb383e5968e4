/**
 * What a spreadsheet may take for the beginning of a formula: `=`, `+`, `-`, `@`, also in full width and behind blanks, and the
 * signs that end a cell or a line. After OWASP's page on CSV injection.
 */
const formulaLike = /^(?:[\s\p{Cc}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|[\t\r\n])/u;

export function looksLikeFormula(text: string): boolean {
  return formulaLike.test(text);
}

/** A text that no spreadsheet computes: an apostrophe stands before what looks like a formula. Numbers are never given here. */
export function harmlessText(text: string): string {
  return looksLikeFormula(text) ? `'${text}` : text;
}
