import type pg from "pg";
import type { Contradiction } from "../../../lead/lead-tick.kept.ts";
import type { ImportColumn, ImportKind } from "../import-kind.ts";
import { createRecorded, keepRecorded, recordedContradictions } from "./recorded.sql.ts";
import { createCompared, writtenRows } from "./upsert.sql.ts";

/** Holds what a statement locks, however much: nothing of it comes here. */
export const holding = (lock: string): string => `WITH held AS (${lock}) SELECT count(*) FROM held`;

/** What follows for a kind once all of an import, or an undo, is done. */
export async function goOnAfterwards(client: pg.ClientBase, kind: ImportKind | undefined, now: Date): Promise<void> {
  if (kind?.live?.afterwards !== undefined) await client.query(kind.live.afterwards, [now]);
}

/** What a file's rows meet of what people and the product do here; nothing where its kind is known by imports alone. */
export class LiveRows {
  #recorded = false;

  constructor(
    private readonly client: pg.ClientBase,
    private readonly kind: ImportKind,
    private readonly supplied: readonly ImportColumn[],
  ) {}

  /** Until the end of the transaction nobody acts on them; gives what the rows must not say at an instant. */
  async hold(now: Date): Promise<Contradiction[]> {
    const { client, kind, supplied } = this;
    const { live } = kind;
    if (!live) return [];
    await client.query(createCompared(kind, supplied, live.recorded));
    // Each a statement of its own: one that waits for a lock sees other tables as they were before.
    for (const statement of live.lock("import_row", writtenRows)) await client.query(holding(statement));
    for (const statement of live.settle) await client.query(statement);
    if (live.recorded) this.#recorded = ((await client.query(createRecorded(kind, supplied, live.recorded))).rowCount ?? 0) > 0;
    const standing = live.contradictions(`'${now.toISOString()}'::timestamptz`);
    return this.#recorded ? [...standing, ...recordedContradictions(kind, supplied)] : [...standing];
  }

  /** Rows that stay as they were recorded here say the same. */
  async keep(): Promise<void> {
    if (this.#recorded) await this.client.query(keepRecorded(this.kind, this.supplied));
  }
}
