import type pg from "pg";
import { Failure } from "../../../../platform/failure.ts";
import { counted } from "../import-report.ts";
import type { ImportRun } from "../run/import-run.ts";
import { importKinds } from "../kinds/import-kinds.ts";
import { countByHand, countInUse, selectConflicts, selectLaterRuns } from "./undo.sql.ts";

const number = new Intl.NumberFormat("en");

interface Conflict {
  readonly kind: string;
  readonly dealer_id: string;
  readonly id: string;
  /** Of all, beside those named. */
  readonly conflicts: number;
}

/** Why an import is not undone: which records something else has changed since, and what did. */
export async function conflictFailure(client: pg.ClientBase, { id, imported_at: since }: ImportRun): Promise<Failure | undefined> {
  const { rows: first } = await client.query<Conflict>(selectConflicts);
  const count = first[0]?.conflicts ?? 0;
  if (count === 0) return undefined;
  const { rows: later } = await client.query<{ run: number; records: number }>(selectLaterRuns, [id]);
  const byHand = await countedByHand(client, since);
  const inUse = await countedInUse(client);
  const named = first.map((one) => `${one.kind} ${one.id}${one.dealer_id === "" ? "" : ` of ${one.dealer_id}`}`).join(", ");
  const sentences = [
    `Import ${id} is not undone: ${counted(count, "record")} of it ${count === 1 ? "was" : "were"} changed since: ${named}${count > first.length ? ", …" : ""}.`,
    ...later.map(({ run, records }) => `Import ${run} changed ${number.format(records)} of them: undo that first.`),
    ...(byHand === 0 ? [] : [`On ${number.format(byHand)} of them somebody recorded a step by hand since: undo that first.`]),
    ...(inUse === 0 ? [] : [`With ${number.format(inUse)} of them something was done here since, which no undo takes back.`]),
    ...(later.length === 0 && byHand === 0 && inUse === 0 ? ["No import did: another program changed them."] : []),
    "Nothing has changed.",
  ];
  return new Failure("IMPORT_REFUSED", sentences.join(" "), {
    field: "number",
    count,
    records: first.map(({ kind, dealer_id, id: record }) => ({ kind, dealer: dealer_id, id: record })),
    runs: later.map(({ run }) => run),
  });
}

async function countedByHand(client: pg.ClientBase, since: Date): Promise<number> {
  let records = 0;
  for (const kind of importKinds) {
    if (kind.kept === undefined) continue;
    const { rows } = await client.query<{ records: number }>(countByHand(kind, kind.kept.undo), [since]);
    records += rows[0]?.records ?? 0;
  }
  return records;
}

async function countedInUse(client: pg.ClientBase): Promise<number> {
  let records = 0;
  for (const kind of importKinds) {
    if (kind.live?.inUse === undefined) continue;
    const { rows } = await client.query<{ records: number }>(countInUse(kind, kind.live.inUse));
    records += rows[0]?.records ?? 0;
  }
  return records;
}
