import { type LeadStep, leadSteps } from "../../kpi/record-kinds/lead.record-kind.ts";
import { stepOfColumn } from "./lead-step.ts";

const lockName = "hashtextextended('lead_tick', 0)";

/** Taken before a lead is locked: people wait for an import of leads to end, and not for one another. */
export const lockOutImports = `SELECT pg_advisory_xact_lock_shared(${lockName})`;

/**
 * What people recorded by hand on rows that are imported, and an import must not replace. An import, and its undo, write beneath it: what the
 * row has on the day that it is undone.
 */
export interface KeptByHand {
  /** Until the end of the transaction nobody records or undoes. */
  readonly lock: string;
  /** Whether there is anything of the dealers in `import_dealer`. */
  readonly any: string;
  /** The stored rows with their key and these columns, as they would be without what was recorded by hand: SQL after FROM. */
  readonly without: (columns: readonly string[]) => string;
  /** The hash of a row of the table as it would be without, over these columns: SQL over the row, also where it has just been written. */
  readonly hash: (columns: readonly string[]) => string;
  /**
   * Statements over `import_row`, whose file has these columns. First what is recorded by hand remembers the file's values, for the day it is
   * undone, and gives `dealer_id, id` of the row, a `hash` and what it remembered before as `was`; then the rows get the stored ones in their
   * place, where they differ: as many values are kept as rows are written.
   */
  readonly keep: (columns: readonly string[]) => readonly { readonly remember: string; readonly replace: string }[];
  /** What a file must not say because of what was recorded by hand. */
  readonly contradiction: Contradiction;
  readonly undo: UndoBeneath;
}

export interface Contradiction {
  /** The stored column at fault: a file without it contradicts nothing. */
  readonly column: string;
  /** Only where the file says this there; otherwise where it says anything. */
  readonly says?: string;
  /** `line` and `expected` of each row of `import_row` that is at fault. */
  readonly select: string;
}

/** How the undo of an import puts back what is beneath, of records `noted` with their key, and what they held before as `was`. */
export interface UndoBeneath {
  /** Names of the columns of a stored row that it covers, which are not to be written: an SQL array. */
  readonly covered: string;
  /** UPDATEs that have it remember what a relation of such records says of columns that it covers. */
  readonly restore: (relation: string) => readonly string[];
  /** UPDATEs that do so from `import_noted`, where it has the hash of `keep` still; a row on which nothing is recorded any more gets it itself. */
  readonly forget: readonly string[];
  /** Whether anything is recorded on a stored row: it cannot go. */
  readonly recorded: string;
  /** `dealer_id` and `id` of stored rows that contradict what was recorded on them. */
  readonly contradicted: string;
  /** Key, as `dealer_id` and `id`, of the rows on which people recorded something since the instant `$1`, and did not undo it. */
  readonly since: string;
}

const columnsOf = (step: LeadStep) => [
  { column: step, before: "flag_before" },
  { column: `${step}_at`, before: "time_before" },
];

const inForce = (tick: string, step: LeadStep) => `${tick}.step = '${stepOfColumn(step)}' AND ${tick}.undone_at IS NULL`;
const ofLead = (tick: string) => `${tick}.dealer_id = lead.dealer_id AND ${tick}.lead_id = lead.id`;

const ticksOf = (steps: readonly LeadStep[]) =>
  steps.map((step) => `LEFT JOIN lead_tick ${step}_tick ON ${ofLead(`${step}_tick`)} AND ${inForce(`${step}_tick`, step)}`).join(" ");

/** Each column of `lead` without the ticks that `ticksOf` joins. */
function beneath(columns: readonly string[]): { steps: LeadStep[]; values: string[] } {
  const steps = leadSteps.filter((step) => columnsOf(step).some(({ column }) => columns.includes(column)));
  const ticked = new Map(
    steps.flatMap((step) =>
      columnsOf(step).map(({ column, before }) => [
        column,
        `CASE WHEN ${step}_tick.number IS NULL THEN lead.${column} ELSE ${step}_tick.${before} END`,
      ]),
    ),
  );
  return { steps, values: columns.map((column) => ticked.get(column) ?? `lead.${column}`) };
}

function without(columns: readonly string[]): string {
  const { steps, values } = beneath(columns);
  const named = columns.map((column, index) => `${values[index]} AS ${column}`);
  return `(SELECT lead.dealer_id, lead.id, ${named.join(", ")} FROM lead ${ticksOf(steps)})`;
}

function hash(columns: readonly string[]): string {
  const { steps, values } = beneath(columns);
  return `(SELECT hash_record_extended(ROW(${values.join(", ")}), 0) FROM (SELECT) one ${ticksOf(steps)})`;
}

/** Of a step as it is beneath. */
const hashOfStep = (step: LeadStep, flag: string, time: string) => `hash_record_extended(ROW('${step}'::text, ${flag}, ${time}), 0)`;
const hashOfTick = (step: LeadStep, tick: string) => hashOfStep(step, `${tick}.flag_before`, `${tick}.time_before`);

function keep(columns: readonly string[]): { remember: string; replace: string }[] {
  return leadSteps.flatMap((step) => {
    const supplied = columnsOf(step).filter(({ column }) => columns.includes(column));
    if (supplied.length === 0) return [];
    const list = (of: (one: { column: string; before: string }) => string, between = ", ") => supplied.map(of).join(between);
    const ofRow = "tick.dealer_id = import_row.dealer_id AND tick.lead_id = import_row.id";
    const was = list(({ column, before }) => `'${column}', old.${before}`);
    return {
      remember: `
        UPDATE lead_tick tick SET ${list(({ column, before }) => `${before} = import_row.${column}`)} FROM import_row, lead_tick old
        WHERE ${ofRow} AND ${inForce("tick", step)} AND (old.dealer_id, old.lead_id, old.number) = (tick.dealer_id, tick.lead_id, tick.number)
          AND (${list(({ before }) => `tick.${before}`)}) IS DISTINCT FROM (${list(({ column }) => `import_row.${column}`)})
        RETURNING tick.dealer_id, tick.lead_id AS id, ${hashOfTick(step, "tick")} AS hash, jsonb_build_object(${was}) AS was`,
      replace: `
        UPDATE import_row SET ${list(({ column }) => `${column} = lead.${column}`)}
        FROM lead_tick tick JOIN lead ON ${ofLead("tick")}
        WHERE ${ofRow} AND ${inForce("tick", step)}
          AND (${list(({ column }) => `lead.${column}`)}) IS DISTINCT FROM (${list(({ column }) => `import_row.${column}`)})`,
    };
  });
}

/** What `noted.was` says of a column. */
const said = (column: string, type: string, otherwise: string) =>
  `CASE WHEN noted.was ? '${column}' THEN (noted.was ->> '${column}')::${type} ELSE ${otherwise} END`;

/** What `noted.was` says of a step, or what a row has of it. */
function noted(step: LeadStep, flag: string, time: string): { flag: string; time: string; any: string } {
  return {
    flag: said(step, "boolean", flag),
    time: said(`${step}_at`, "timestamptz", time),
    any: `noted.was ?| ARRAY['${step}', '${step}_at']`,
  };
}

function remember(step: LeadStep, relation: string): string {
  const { flag, time, any } = noted(step, "tick.flag_before", "tick.time_before");
  return `
    UPDATE lead_tick tick SET flag_before = ${flag}, time_before = ${time} FROM ${relation} noted
    WHERE tick.dealer_id = noted.dealer_id AND tick.lead_id = noted.id AND ${inForce("tick", step)} AND ${any}`;
}

function putBack(step: LeadStep): string {
  const { flag, time, any } = noted(step, `lead.${step}`, `lead.${step}_at`);
  return `
    UPDATE lead SET ${step} = ${flag}, ${step}_at = ${time} FROM import_noted noted
    WHERE noted.dealer_id = lead.dealer_id AND noted.id = lead.id AND ${any} AND noted.hash = ${hashOfStep(step, `lead.${step}`, `lead.${step}_at`)}
      AND NOT EXISTS (SELECT FROM lead_tick tick WHERE ${ofLead("tick")} AND ${inForce("tick", step)})`;
}

/** The steps of leads. */
export const keptLeadTicks: KeptByHand = {
  lock: `SELECT pg_advisory_xact_lock(${lockName})`,
  any: "SELECT FROM lead_tick JOIN import_dealer USING (dealer_id) WHERE undone_at IS NULL",
  without,
  hash,
  keep,
  contradiction: {
    column: "received_at",
    select: `
      SELECT line, format('not after %s, when %s was taken as somebody recorded by hand: tick %s of the lead',
        to_char(happened_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), step, number) AS expected
      FROM import_row JOIN lead_tick tick ON tick.dealer_id = import_row.dealer_id AND tick.lead_id = import_row.id
      WHERE undone_at IS NULL AND happened_at < received_at`,
  },
  undo: {
    covered: `ARRAY(
      SELECT unnest(ARRAY[lower(tick.step), lower(tick.step) || '_at']) FROM lead_tick tick WHERE ${ofLead("tick")} AND tick.undone_at IS NULL)`,
    restore: (relation) => leadSteps.map((step) => remember(step, relation)),
    forget: leadSteps.flatMap((step) => [`${remember(step, "import_noted")} AND noted.hash = ${hashOfTick(step, "tick")}`, putBack(step)]),
    recorded: `EXISTS (SELECT FROM lead_tick tick WHERE ${ofLead("tick")} AND tick.undone_at IS NULL)`,
    contradicted: `
      SELECT lead.dealer_id, lead.id FROM lead_tick tick JOIN lead ON ${ofLead("tick")}
      WHERE tick.undone_at IS NULL AND tick.happened_at < lead.received_at`,
    since: "SELECT dealer_id, lead_id AS id FROM lead_tick WHERE recorded_at >= $1 AND undone_at IS NULL",
  },
};
