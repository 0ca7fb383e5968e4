import type { DealerScope } from "../../platform/dealer-scope.ts";
import type { Statement, StatementRunner } from "../../storage/read-snapshot.ts";
import type { OpportunityKey } from "../opportunity/opportunity-key.ts";
import { flagsSql, type FlagTerms, openAt, openNow, type OpportunityFlagKind } from "./opportunity-flag.sql.ts";
import { readSettings } from "./opportunity-settings.reader.ts";

/** The instant as PostgreSQL prints it. */
interface OpportunityFlagRow {
  readonly dealer_id: string;
  readonly opportunity_id: string;
  readonly kind: OpportunityFlagKind;
  readonly since: string;
}

/** Null where nothing is ever flagged. */
async function termsInForce(scope: DealerScope, runner: StatementRunner, asOf: Date): Promise<FlagTerms | null> {
  const settings = await readSettings(scope, runner, asOf);
  return settings && (settings.staleAfterDays !== null || settings.closeWithinDays !== null) ? settings : null;
}

const flags: Statement = {
  name: "opportunity_flags",
  text: `SELECT o.dealer_id, o.id AS opportunity_id, f.kind, f.since
    FROM unnest($2::text[], $3::text[]) AS key(dealer_id, id) JOIN opportunity o ON o.dealer_id = key.dealer_id AND o.id = key.id
    ${flagsSql("$1::timestamptz", { stale: "$4", close: "$5" })}
    WHERE ${openAt("$1::timestamptz")} ORDER BY f.since, f.kind`,
};

/** Flags of opportunities as of an instant, by the settings of then, the longest standing first. They are for staff to decide on: a dealer sees none. */
export async function readOpportunityFlags(
  scope: DealerScope,
  runner: StatementRunner,
  keys: readonly OpportunityKey[],
  asOf: Date,
): Promise<OpportunityFlagRow[]> {
  if (scope.kind !== "STAFF" || keys.length === 0) return [];
  const terms = await termsInForce(scope, runner, asOf);
  if (!terms) return [];
  const ids = [keys.map(({ dealerId }) => dealerId), keys.map(({ id }) => id)];
  return runner.query<OpportunityFlagRow>(flags, [asOf, ...ids, terms.staleAfterDays, terms.closeWithinDays]);
}

/** An opportunity that is flagged, and since when by the first of its flags; instants as PostgreSQL prints them, those of flags in ISO 8601. */
export interface FlaggedOpportunityRow {
  readonly dealer_id: string;
  readonly id: string;
  readonly since: string;
  readonly flags: readonly { readonly kind: OpportunityFlagKind; readonly since: string }[];
}

const flagged: Statement = {
  name: "flagged_opportunities",
  text: `SELECT * FROM (
      SELECT o.dealer_id, o.id, min(f.since) AS since, json_agg(json_build_object('kind', f.kind,
        'since', to_char(f.since AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY f.since, f.kind) AS flags
      FROM opportunity o ${flagsSql("$1::timestamptz", { stale: "$2", close: "$3" })}
      WHERE ${openNow} AND ($4::text[] IS NULL OR f.kind = ANY($4)) GROUP BY o.dealer_id, o.id
    ) found
    WHERE $5::text[] IS NULL OR (since, dealer_id, id) > ($5[1]::timestamptz, $5[2], $5[3]) ORDER BY since, dealer_id, id LIMIT $6`,
};

/** All opportunities that are flagged now, the longest standing first, one more than the page holds; a dealer sees none. */
export async function readFlaggedOpportunities(
  scope: DealerScope,
  runner: StatementRunner,
  kinds: readonly OpportunityFlagKind[] | undefined,
  page: { readonly first: number; readonly after: readonly string[] | undefined },
  now: Date,
): Promise<FlaggedOpportunityRow[]> {
  if (scope.kind !== "STAFF") return [];
  const terms = await termsInForce(scope, runner, now);
  if (!terms) return [];
  const { staleAfterDays, closeWithinDays } = terms;
  return runner.query<FlaggedOpportunityRow>(flagged, [
    now,
    staleAfterDays,
    closeWithinDays,
    kinds ?? null,
    page.after ?? null,
    page.first + 1,
  ]);
}
