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
   * undone, and gives `dealer_id, id` of the row, a `hash` and what it remembered before as `was`; then the rows get the stored ones in their
   * place, where they differ: as many values are kept as rows are written.
   */
  readonly keep: (columns: readonly string[]) => readonly { readonly remember: string; readonly replace: string }[];
  /** Has it remember `noted.was` again where it still has the hash `noted.hash`, for rows `noted` of `import_noted`: an UPDATE, up to its WHERE. */
  readonly forget: string;
  /** Key, as `dealer_id` and `id`, of the rows on which people recorded or undid something since the instant `$1`. */
  readonly since: string;
}

const columnsOf = (step: string) => [
  { column: step, before: "flag_before" },
  { column: `${step}_at`, before: "time_before" },
];

const hash = (tick: string) => `hash_record_extended(ROW(${tick}.number, ${tick}.flag_before, ${tick}.time_before), 0)`;
const was = (tick: string) =>
  `jsonb_build_object('number', ${tick}.number, 'flag_before', ${tick}.flag_before, 'time_before', ${tick}.time_before)`;

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
        UPDATE lead_tick tick SET ${list(({ column, before }) => `${before} = import_row.${column}`)} FROM import_row, lead_tick old
        WHERE ${ofRow} AND ${inForce("tick", step)} AND (old.dealer_id, old.lead_id, old.number) = (tick.dealer_id, tick.lead_id, tick.number)
          AND (${list(({ before }) => `tick.${before}`)}) IS DISTINCT FROM (${list(({ column }) => `import_row.${column}`)})
        RETURNING tick.dealer_id, tick.lead_id AS id, ${hash("tick")} AS hash, ${was("old")} AS was`,
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
  forget: `
    UPDATE lead_tick tick SET flag_before = (noted.was ->> 'flag_before')::boolean, time_before = (noted.was ->> 'time_before')::timestamptz
    FROM import_noted noted WHERE tick.dealer_id = noted.dealer_id AND tick.lead_id = noted.id AND tick.number = (noted.was ->> 'number')::int
      AND tick.undone_at IS NULL AND ${hash("tick")} = noted.hash`,
  since: "SELECT dealer_id, lead_id AS id FROM lead_tick WHERE greatest(recorded_at, undone_at) >= $1",
};
