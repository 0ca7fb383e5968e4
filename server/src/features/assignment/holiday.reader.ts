import type { DealerScope } from "../../platform/dealer-scope.ts";
import type { Statement, StatementRunner } from "../../storage/read-snapshot.ts";

/** A holiday of a country; the day as `2026-11-26`. */
export interface HolidayRow {
  readonly country: string;
  readonly day: string;
  readonly name: string;
}

const holidays: Statement = {
  name: "holidays",
  text: `SELECT country, day, name FROM holiday
    WHERE country = $1 AND day >= make_date($2, 1, 1) AND day < make_date($2 + 1, 1, 1) AND ($3::date IS NULL OR day > $3::date) ORDER BY day LIMIT $4`,
};

/** A country's holidays of a year in order, one more than the page holds. The list is the operator's: only staff see it. */
export async function readHolidays(
  scope: DealerScope,
  runner: StatementRunner,
  { country, year }: { readonly country: string; readonly year: number },
  page: { readonly first: number; readonly after: readonly string[] | undefined },
): Promise<HolidayRow[]> {
  if (scope.kind !== "STAFF") return [];
  return runner.query<HolidayRow>(holidays, [country, year, page.after?.[0] ?? null, page.first + 1]);
}
