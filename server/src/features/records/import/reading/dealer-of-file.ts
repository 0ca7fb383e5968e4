import pg from "pg";
import type { ImportKind } from "../import-kind.ts";

/** A kind of records of which a file holds those of one dealer: a row that names another one is bad. */
export function kindOfDealer(kind: ImportKind, dealer: string): ImportKind {
  return {
    ...kind,
    rules: [
      ...kind.rules,
      {
        column: "dealer",
        broken: `dealer_id <> ${pg.escapeLiteral(dealer)}`,
        reads: [],
        expected: `${dealer}, the dealer that the import is of, or blank`,
      },
    ],
  };
}
