/**
 * What a spreadsheet may take for the beginning of a formula: `=`, `+`, `-`, `@`, also in full width and behind blanks, and the
 * signs that end a cell or a line. After OWASP's page on CSV injection.
 */
const formulaLike = /^(?:[\s\p{Cc}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|[\t\r\n])/u;

export function looksLikeFormula(text: string): boolean {
  return formulaLike.test(text);
}

/** Where a spreadsheet of another language may begin a cell. */
const furtherFormula = /;(?=\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/gu;

/**
 * A text that no spreadsheet computes: an apostrophe stands before what looks like a formula, also behind a sign that separates cells
 * elsewhere. Numbers are never given here.
 */
export function harmlessText(text: string): string {
  const harmless = text.replaceAll(furtherFormula, ";'");
  return looksLikeFormula(text) ? `'${harmless}` : harmless;
}
