import { Failure } from "../../../platform/failure.ts";
import { type ImportKind, isOfDealers } from "./import-kind.ts";
import type { ImportMapping } from "./mapping/import-mapping.ts";
import type { ReadMapping, WrittenMapping } from "./mapping/read-mapping.ts";

/** A file, what is in it and how it is read. */
export interface GivenFile {
  readonly kind: ImportKind;
  readonly file: string;
  /** Without it, the one that is kept for the dealer's CRM, or columns by their own names. */
  readonly mapping?: ImportMapping;
  /** All rows are of this one, and need not say so. */
  readonly dealer?: string;
  readonly crm?: GivenCrm;
}

/** The system of a dealer's that a file comes from. */
interface GivenCrm {
  readonly name: string;
  /** Of the kept mapping: the newest unless it says otherwise. */
  readonly version?: number;
  /** The mapping as it was written, to be kept. */
  readonly written?: WrittenMapping;
}

const longestName = 200;

/** What a command line says of a file; it counts before what the mapping says. */
interface GivenPlace {
  readonly dealer?: string | undefined;
  readonly crm?: string | undefined;
  readonly version?: number | undefined;
}

function refuse(message: string): never {
  throw new Failure("IMPORT_REFUSED", message);
}

function nameOf(what: string, given: string | undefined): string | undefined {
  const name = given?.trim();
  if (name === undefined) return undefined;
  if (name === "" || name.length > longestName || name.includes("\0")) {
    refuse(`${what} "${name.slice(0, longestName)}": expected a name of 1 to ${longestName} characters.`);
  }
  return name;
}

/**
 * A file with the mapping that was read for it, and where both belong.
 * @throws Failure `IMPORT_REFUSED` where what is said does not fit together.
 */
export function givenFile(kind: ImportKind, file: string, read: ReadMapping | undefined, place: GivenPlace = {}): GivenFile {
  const dealer = nameOf("The dealer", place.dealer ?? read?.place.dealer);
  const crm = nameOf("The CRM", place.crm ?? read?.place.crm);
  const { version } = place;
  // One that says no more than where it belongs leaves the rest to the kept one.
  const own = read !== undefined && (crm === undefined || Object.keys(read.written.json).length > 0) ? read : undefined;
  if (crm !== undefined && dealer === undefined) refuse(`The mapping of ${crm} is kept for a dealer: expected one beside it.`);
  if (dealer !== undefined && !isOfDealers(kind)) refuse(`A file of ${kind.name} is of no dealer: expected it without one.`);
  if (version !== undefined && crm === undefined) refuse(`Version ${version} of a mapping: expected the CRM that it is of.`);
  if (version !== undefined && own !== undefined) refuse(`Version ${version} of a mapping: expected it without another mapping.`);
  // PostgreSQL keeps no text with it.
  if (own && JSON.stringify(own.written.json).includes("\\u0000")) refuse(`${own.written.fileName}: expected no character NUL.`);
  return {
    kind,
    file,
    ...(own === undefined ? {} : { mapping: own.mapping }),
    ...(dealer === undefined ? {} : { dealer }),
    ...(crm === undefined
      ? {}
      : { crm: { name: crm, ...(version === undefined ? {} : { version }), ...(own === undefined ? {} : { written: own.written }) } }),
  };
}
