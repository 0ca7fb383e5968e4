import { csvLines } from "../../platform/csv.ts";
import { harmlessText } from "../../platform/harmless-text.ts";
import type { PreviewedMonth, PreviewTotals, VersionNumbers } from "../../kpi/results/preview-cell.ts";
import type { Preview } from "./preview.reader.ts";

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** What a version moves, in sentences for a terminal. */
export function totalsText(totals: PreviewTotals): string {
  const { months, dealers, moved, dealersMoved, final, newlyMet, newlyMissed, valuesWon, valuesLost, recordsChanged } = totals;
  return [
    `${counted(months, "month", "months")} of ${counted(dealers, "dealer", "dealers")} looked at: ${moved} would move, of ${counted(dealersMoved, "dealer", "dealers")}.`,
    `  ${newlyMet} would meet the goal that they miss, ${newlyMissed} would miss the goal that they meet.`,
    `  ${valuesWon} would win a value, ${valuesLost} would lose it.`,
    `  ${final} of those that would move are published: they stay as they are until they are restated.`,
    `  ${counted(recordsChanged, "published month differs", "published months differ")} from today's records also by the definition that ${recordsChanged === 1 ? "it was" : "they were"} published by.`,
  ].join("\n");
}

const verdict = (met: boolean | null): string => (met === null ? "" : met ? "met" : "missed");
const rounded = (value: number | null): string => (value === null ? "-" : String(Math.round(value * 10_000) / 10_000));
const divided = (numbers: VersionNumbers | null): string =>
  numbers ? (numbers.denominator === null ? numbers.numerator : `${numbers.numerator}/${numbers.denominator}`) : "no records";
const words = { NEWLY_MET: "newly met", NEWLY_MISSED: "newly missed", WON: "value won", LOST: "value lost" };

function rowTexts(month: PreviewedMonth): string[] {
  const change = month.crossing ?? month.valueChange;
  return [
    month.dealerId,
    month.currency === null ? month.month : `${month.month} ${month.currency}`,
    `${rounded(month.valueBefore)} (${divided(month.before)})`,
    `${rounded(month.valueAfter)} (${divided(month.after)})`,
    [change ? words[change] : "", month.published ? "published" : "open"].filter((word) => word !== "").join(", "),
  ];
}

/** Months side by side in columns. */
export function monthsText(months: readonly PreviewedMonth[]): string {
  const rows = [["dealer", "month", "in force", "new", ""], ...months.map(rowTexts)];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

const columns = [
  "dealer",
  "dealer_name",
  "month",
  "currency",
  "value_before",
  "numerator_before",
  "denominator_before",
  "goal_before",
  "verdict_before",
  "final_at_before",
  "value_after",
  "numerator_after",
  "denominator_after",
  "goal_after",
  "verdict_after",
  "final_at_after",
  "crossing",
  "value_change",
  "published_version",
  "published_numerator",
  "published_denominator",
  "records_changed",
] as const;

type Row = Readonly<Record<(typeof columns)[number], string | number | boolean | null | undefined>>;

function csvRow(month: PreviewedMonth, { dealers }: Preview): Row {
  const { before, after, published } = month;
  return {
    dealer: month.dealerId,
    dealer_name: dealers.get(month.dealerId)?.name,
    month: month.month,
    currency: month.currency,
    value_before: month.valueBefore,
    numerator_before: before?.numerator,
    denominator_before: before?.denominator,
    goal_before: month.goalBefore?.value,
    verdict_before: verdict(month.metBefore),
    final_at_before: before?.finalAt?.toISOString(),
    value_after: month.valueAfter,
    numerator_after: after?.numerator,
    denominator_after: after?.denominator,
    goal_after: month.goalAfter?.value,
    verdict_after: verdict(month.metAfter),
    final_at_after: after?.finalAt?.toISOString(),
    crossing: month.crossing,
    value_change: month.valueChange,
    published_version: published?.version,
    published_numerator: published?.numerator,
    published_denominator: published?.denominator,
    records_changed: month.recordsChanged,
  };
}

const cell = (value: Row[keyof Row]): string =>
  value === null || value === undefined ? "" : typeof value === "string" ? harmlessText(value) : String(value);

/** Months as CSV with a header row. */
export function monthsCsv(months: readonly PreviewedMonth[], preview: Preview): string {
  const rows = months.map((month) => {
    const row = csvRow(month, preview);
    return columns.map((name) => cell(row[name]));
  });
  return csvLines([columns, ...rows], "unix");
}
