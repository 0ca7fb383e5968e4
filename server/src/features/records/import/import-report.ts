/** Something wrong with one line of a file. */
export interface ImportError {
  readonly line: number;
  /** As the file calls it; blank where the line is no record. */
  readonly column: string;
  readonly value: string | null;
  readonly expected: string;
}

export interface ImportReport {
  readonly kind: string;
  readonly file: string;
  /** Records read: new + changed + unchanged + bad. */
  readonly rows: number;
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Left out, with `keepGood` only. */
  readonly bad: number;
  /** Values of the file that were left out, because people recorded others by hand. */
  readonly keptByHand: number;
  readonly dealersCreated: number;
  /** Dealers of the file that have another time zone, currency or country than the mapping says; they keep theirs. */
  readonly dealersDiffering: { readonly count: number /** The first five. */; readonly first: readonly string[] };
  /** Bad rows were left out and no instant was given, so that no dealer's records are more complete than before. */
  readonly completenessHeld: boolean;
  /** Nothing in the file says up to when the records are known, and no instant was given. */
  readonly completenessUnknown: boolean;
  /** The kept mapping that the file was read with. */
  readonly mapping: { readonly dealer: string; readonly crm: string; readonly version: number; readonly isNew: boolean } | undefined;
  readonly seconds: number;
  /** The first hundred errors; all are in `errorsFile`. */
  readonly errors: readonly ImportError[];
  readonly errorCount: number;
  readonly errorsFile: string | undefined;
  /** The bad rows as they came, to be mended and imported again. */
  readonly badRowsFile: string | undefined;
  /** References to records that are not there: the first hundred; all are in `findingsFile`. */
  readonly findings: readonly ImportError[];
  readonly findingCount: number;
  readonly findingsFile: string | undefined;
}

/** A file of which nothing landed, because rows of it are bad. */
export type RefusedFile = Pick<ImportReport, "file" | "bad" | "errors" | "errorCount" | "errorsFile" | "badRowsFile">;

/** `file, line 3, column "assigned_at": "31.2.2026"; expected a time …`. */
export function errorText(file: string, { line, column, value, expected }: ImportError): string {
  const place = column === "" ? "" : `, column "${column}"`;
  const written = column === "" ? "" : value === null ? " blank;" : ` "${value}";`;
  return `${file}, line ${line}${place}:${written} expected ${expected}`;
}

/** `1 row`, `2,000 rows`. */
export function counted(count: number, noun: string): string {
  return `${new Intl.NumberFormat("en").format(count)} ${noun}${count === 1 ? "" : "s"}`;
}

const held =
  "No month becomes final by this import, because rows are missing: mend them in the file and import it again, or give --complete-through.";

const unknown =
  "No month that reads these records becomes final by this import, because nothing in the file says up to when they are known: give --complete-through.";

function differing({ count, first }: ImportReport["dealersDiffering"]): string {
  const [have, keep] = count === 1 ? ["has", "keeps its own"] : ["have", "keep theirs"];
  const names = [...first, ...(count > first.length ? ["…"] : [])].join(", ");
  return `  ${counted(count, "dealer")} ${have} another time zone, currency or country than the mapping says and ${keep}: ${names}`;
}

function mappingText({ dealer, crm, version, isNew }: NonNullable<ImportReport["mapping"]>): string {
  return `  read with version ${version}${isNew ? ", a new one," : ""} of the mapping of ${crm} for ${dealer}`;
}

/** What became of the files of a set. */
export function reportText(reports: readonly ImportReport[]): string {
  const written = reports.some((report) => report.new + report.changed > 0);
  return [...reports.map(fileText), ...(written ? [] : ["Nothing has changed: every good row was there already."])].join("\n");
}

function fileText(report: ImportReport): string {
  const number = new Intl.NumberFormat("en");
  return [
    `${counted(report.rows, "row")} of ${report.kind} read from ${report.file}`,
    `  ${number.format(report.new)} new, ${number.format(report.changed)} changed, ${number.format(report.unchanged)} unchanged, ${number.format(report.bad)} bad`,
    ...(report.keptByHand === 0 ? [] : [`  ${counted(report.keptByHand, "value")} kept as recorded by hand`]),
    ...(report.mapping === undefined ? [] : [mappingText(report.mapping)]),
    ...(report.dealersCreated === 0 ? [] : [`  ${counted(report.dealersCreated, "dealer")} created`]),
    ...(report.dealersDiffering.count === 0 ? [] : [differing(report.dealersDiffering)]),
    `  ${report.seconds.toFixed(1)} s, ${number.format(Math.round(report.rows / report.seconds))} rows/s`,
    ...(report.completenessHeld ? [held] : []),
    ...(report.completenessUnknown ? [unknown] : []),
    ...(report.findingCount === 0
      ? []
      : [`${counted(report.findingCount, "reference")} to records that are not there: ${report.findingsFile}`]),
    ...(report.badRowsFile === undefined ? [] : [`Bad rows, each with its reason: ${report.badRowsFile}`]),
    ...(report.errorsFile === undefined ? [] : [`All errors: ${report.errorsFile}`]),
  ].join("\n");
}
