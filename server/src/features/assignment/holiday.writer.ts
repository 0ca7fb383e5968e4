import type { DataSource } from "typeorm";
import type { DealerScope } from "../../platform/dealer-scope.ts";
import { Failure } from "../../platform/failure.ts";
import { filledText } from "../../platform/written-text.ts";
import { undoTransaction, workerTransaction } from "../../storage/worker-transaction.ts";
import { checkCountry, checkHolidayDay } from "./holiday-checks.ts";

/** A day of a country. */
export interface GivenHoliday {
  readonly country: string;
  readonly day: string;
}

const longestName = 200;

function check(scope: DealerScope, { country, day }: GivenHoliday): void {
  if (scope.kind !== "STAFF") throw new Failure("FORBIDDEN", "Only staff keep the list of holidays.");
  checkCountry(country);
  checkHolidayDay(day);
}

/**
 * Puts a day on a country's list of holidays, or names it anew. Windows that are fixed already do not change. Fails with `FORBIDDEN` for who
 * is not staff and `BAD_USER_INPUT` for what makes no sense.
 */
export async function setHoliday(scope: DealerScope, dataSource: DataSource, given: GivenHoliday, written: string): Promise<void> {
  check(scope, given);
  const name = filledText("name", "The name", written, longestName);
  await workerTransaction(scope, dataSource, (manager) =>
    manager.query(
      `INSERT INTO holiday (country, day, name) VALUES ($1, $2, $3)
       ON CONFLICT (country, day) DO UPDATE SET name = excluded.name WHERE holiday.name <> excluded.name`,
      [given.country, given.day, name],
    ),
  );
}

/** Takes a day off the list, or nothing where it is not on it. Windows that are fixed already do not change. Fails as `setHoliday` does. */
export async function removeHoliday(scope: DealerScope, dataSource: DataSource, given: GivenHoliday): Promise<void> {
  check(scope, given);
  await undoTransaction(scope, dataSource, (manager) =>
    manager.query("DELETE FROM holiday WHERE country = $1 AND day = $2", [given.country, given.day]),
  );
}
