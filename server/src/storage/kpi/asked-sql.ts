import { firstDay, type Month } from "../../kpi/month.ts";
import { selectedCells } from "./selected-cells-sql.ts";

/** One of several things that a request asks of metrics and months at once. */
export interface Asked {
  /** Which part of the statement answers it. */
  readonly part: number;
  /** Null for all of the selection together. */
  readonly dealerId: string | null;
  readonly month: Month;
  /** Of a metric in money: its results in this currency, null for all. */
  readonly currency: string | null;
  /** How many rows. */
  readonly most?: number;
  /** The key of the row to go on after. */
  readonly after?: readonly string[] | undefined;
}

/** What is asked, as parameters 9 to 16, after `asOf` and those of `selectedCells`. */
const askedRows = `unnest($9::int[], $10::text[], $11::date[], $12::text[], $13::int[], $14::text[], $15::text[], $16::text[])
  WITH ORDINALITY AS asked(part, dealer_id, month, currency, most, after_key, after_dealer, after_id, place)`;

export function askedParameters(asked: readonly Asked[]): unknown[] {
  const after = (place: number) => asked.map((one) => one.after?.[place] ?? null);
  return [
    asked.map(({ part }) => part),
    asked.map(({ dealerId }) => dealerId),
    asked.map(({ month }) => firstDay(month)),
    asked.map(({ currency }) => currency),
    asked.map(({ most }) => most ?? null),
    after(0),
    after(1),
    after(2),
  ];
}

/** The cells of what is asked, where an `asked` can be seen. */
export const askedCells = `(SELECT cell.* FROM ${selectedCells}
    WHERE cell.month = asked.month AND (asked.dealer_id IS NULL OR cell.dealer_id = asked.dealer_id)) AS cell`;

/** The answers to all that is asked, `place` counting from 1: each by the part of the statement that it names, which sees it as `asked`. */
export function answersSql(parts: readonly string[]): string {
  return parts
    .map(
      (part, index) =>
        `SELECT asked.place::int AS place, answer.* FROM ${askedRows} CROSS JOIN LATERAL (${part}) answer WHERE asked.part = ${index}`,
    )
    .join("\nUNION ALL\n");
}
