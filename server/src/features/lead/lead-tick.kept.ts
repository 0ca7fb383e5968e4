import { leadSteps } from "../../kpi/record-kinds/lead.record-kind.ts";
import { stepOfColumn } from "./lead-step.ts";

const lockName = "hashtextextended('lead_tick', 0)";

/** Taken before a lead is locked: people wait for an import of leads to end, and not for one another. */
export const lockOutImports = `SELECT pg_advisory_xact_lock_shared(${lockName})`;

/** What people recorded by hand on rows that are imported, and an import must not replace. */
export interface KeptByHand {
  /** Until the end of the transaction nobody records or undoes. */
  readonly lock: string;
  /** Whether there is anything of the dealers in `import_dealer`. */
  readonly any: string;
  /** The stored rows with their key and these columns, as they would be without what was recorded by hand: SQL after FROM. */
  readonly without: (columns: readonly string[]) => string;
  /**
   * Statements over `import_row`, whose file has these columns. First what is recorded by hand remembers the file's values, for the day it is
   * undone; then the rows get the stored ones in their place, where they differ: as many values are kept as rows are written.
   */
  readonly keep: (columns: readonly string[]) => readonly { readonly remember: string; readonly replace: string }[];
}

const columnsOf = (step: string) => [
  { column: step, before: "flag_before" },
  { column: `${step}_at`, before: "time_before" },
];

const inForce = (tick: string, step: string) => `${tick}.step = '${stepOfColumn(step)}' AND ${tick}.undone_at IS NULL`;

function without(columns: readonly string[]): string {
  const steps = leadSteps.filter((step) => columnsOf(step).some(({ column }) => columns.includes(column)));
  const ticked = new Map(
    steps
      .flatMap((step) => columnsOf(step).map(({ column, before }) => [column, `${step}_tick`, before] as const))
      .map(([column, tick, before]) => [
        column,
        `CASE WHEN ${tick}.number IS NULL THEN l.${column} ELSE ${tick}.${before} END AS ${column}`,
      ]),
  );
  const joins = steps.map(
    (step) =>
      `LEFT JOIN lead_tick ${step}_tick ON ${step}_tick.dealer_id = l.dealer_id AND ${step}_tick.lead_id = l.id AND ${inForce(`${step}_tick`, step)}`,
  );
  return `(SELECT l.dealer_id, l.id, ${columns.map((column) => ticked.get(column) ?? `l.${column}`).join(", ")} FROM lead l ${joins.join(" ")})`;
}

function keep(columns: readonly string[]): { remember: string; replace: string }[] {
  return leadSteps.flatMap((step) => {
    const supplied = columnsOf(step).filter(({ column }) => columns.includes(column));
    if (supplied.length === 0) return [];
    const list = (of: (one: { column: string; before: string }) => string, between = ", ") => supplied.map(of).join(between);
    const ofRow = "tick.dealer_id = import_row.dealer_id AND tick.lead_id = import_row.id";
    return {
      remember: `
        UPDATE lead_tick tick SET ${list(({ column, before }) => `${before} = import_row.${column}`)} FROM import_row
        WHERE ${ofRow} AND ${inForce("tick", step)}
          AND (${list(({ before }) => `tick.${before}`)}) IS DISTINCT FROM (${list(({ column }) => `import_row.${column}`)})`,
      replace: `
        UPDATE import_row SET ${list(({ column }) => `${column} = lead.${column}`)}
        FROM lead_tick tick JOIN lead ON lead.dealer_id = tick.dealer_id AND lead.id = tick.lead_id
        WHERE ${ofRow} AND ${inForce("tick", step)}
          AND (${list(({ column }) => `lead.${column}`)}) IS DISTINCT FROM (${list(({ column }) => `import_row.${column}`)})`,
    };
  });
}

/** The steps of leads. */
export const keptLeadTicks: KeptByHand = {
  lock: `SELECT pg_advisory_xact_lock(${lockName})`,
  any: "SELECT FROM lead_tick JOIN import_dealer USING (dealer_id) WHERE undone_at IS NULL",
  without,
  keep,
};
