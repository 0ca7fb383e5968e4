import type { DataSource, EntityManager } from "typeorm";
import type { DealerScope } from "../../platform/dealer-scope.ts";
import { workerTransaction } from "../../storage/worker-transaction.ts";
import { keepSteps } from "../opportunity/opportunity-event.sql.ts";
import { hasEvents } from "../opportunity/opportunity-standing.sql.ts";
import { flagNoted, flagsSql, type FlagTerms, openNow, type OpportunityFlagKind } from "./opportunity-flag.sql.ts";
import { settingsInForce } from "./opportunity-settings.reader.ts";

const atOnce = 1000;

const kinds: readonly OpportunityFlagKind[] = ["STALE", "OVERDUE"];

const terms = { stale: "$2", close: "$3" };

/** What somebody takes a step of at this moment is left to the next run. */
const lockUnnoted = `
  SELECT o.dealer_id, o.id FROM opportunity o
  WHERE ${openNow} AND ${hasEvents("o")} AND EXISTS (SELECT FROM (SELECT 1) one ${flagsSql("$1::timestamptz", terms)} WHERE NOT ${flagNoted})
  ORDER BY o.responded_at LIMIT ${atOnce} FOR UPDATE OF o SKIP LOCKED`;

/** Asked again of what is locked now: it may have been completed, or noted, meanwhile. */
const note = (kind: OpportunityFlagKind) =>
  keepSteps(`
    SELECT o.dealer_id, o.id AS opportunity_id, f.kind, NULL::text AS note, $1::timestamptz AS happened_at, 'flags' AS author, NULL::text AS update_id
    FROM unnest($4::text[], $5::text[]) AS key(dealer_id, id) JOIN opportunity o ON o.dealer_id = key.dealer_id AND o.id = key.id
    ${flagsSql("$1::timestamptz", terms)}
    WHERE ${openNow} AND f.kind = '${kind}' AND NOT ${flagNoted}`);

async function noteSome(manager: EntityManager, { staleAfterDays, closeWithinDays }: FlagTerms, now: Date): Promise<number> {
  const given = [now, staleAfterDays, closeWithinDays];
  const found: { dealer_id: string; id: string }[] = await manager.query(lockUnnoted, given);
  if (found.length === 0) return 0;
  const keys = [found.map(({ dealer_id: dealerId }) => dealerId), found.map(({ id }) => id)];
  for (const kind of kinds) await manager.query(note(kind), [...given, ...keys]);
  return found.length;
}

/**
 * Keeps, once each, that opportunities are flagged by the settings in force, so that the operator's systems are told; gives of how many. Who
 * asks is told so anyway, from the very instant on. Imported history, of which no step is kept, is told to nobody by itself.
 */
export async function flagOpportunities(scope: DealerScope, dataSource: DataSource, now: Date): Promise<number> {
  let flagged = 0;
  for (;;) {
    const some = await workerTransaction(scope, dataSource, async (manager) => {
      const settings = await settingsInForce(manager, now);
      if (settings.staleAfterDays === null && settings.closeWithinDays === null) return 0;
      return noteSome(manager, settings, now);
    });
    flagged += some;
    if (some < atOnce) return flagged;
  }
}
