import type { DataSource, EntityManager } from "typeorm";
import type { DealerScope } from "../../platform/dealer-scope.ts";
import { Failure } from "../../platform/failure.ts";
import { filledText, optionalText } from "../../platform/written-text.ts";
import { workerTransactionForDealer } from "../../storage/worker-transaction.ts";
import type { ParticipationChangeKind } from "./participation.reader.ts";

/** A change to be made. */
export interface ParticipationOrder {
  readonly dealerId: string;
  readonly kind: ParticipationChangeKind;
  readonly reason: string | null;
  readonly by: string;
  readonly now: Date;
}

const longestReason = 1000;

/** Changes that are each other's opposite. */
const pairs: Readonly<Record<ParticipationChangeKind, readonly ParticipationChangeKind[]>> = {
  OPTED_IN: ["OPTED_IN", "OPTED_OUT"],
  OPTED_OUT: ["OPTED_IN", "OPTED_OUT"],
  SUSPENDED: ["SUSPENDED", "RESUMED"],
  RESUMED: ["SUSPENDED", "RESUMED"],
};

interface Standing {
  readonly kind: ParticipationChangeKind;
  readonly reason: string | null;
}

/** What holds now, of the kind of change; the dealer's row is locked, so that changes of one dealer come one after another. */
async function standing(manager: EntityManager, { dealerId, kind }: ParticipationOrder): Promise<Standing | null> {
  const dealers: { opted_in: boolean | null }[] = await manager.query("SELECT opted_in FROM dealer WHERE id = $1 FOR UPDATE", [dealerId]);
  const changes: Standing[] = await manager.query(
    "SELECT kind, reason FROM participation_change WHERE dealer_id = $1 AND kind = ANY($2) ORDER BY number DESC LIMIT 1",
    [dealerId, pairs[kind]],
  );
  const [change] = changes;
  if (change) return change;
  if (kind === "RESUMED" || kind === "SUSPENDED") return { kind: "RESUMED", reason: null };
  const imported = dealers[0]?.opted_in ?? null;
  return imported === null ? null : { kind: imported ? "OPTED_IN" : "OPTED_OUT", reason: null };
}

function reasonOf({ kind, reason }: ParticipationOrder): string | null {
  const checked = kind === "SUSPENDED" ? filledText : optionalText;
  return checked("reason", "The reason", reason ?? "", longestReason);
}

/**
 * Sets what decides whether a dealer takes part, or nothing where it holds already. Fails with `NOT_FOUND` for a dealer that may not be
 * seen, `FORBIDDEN` where a dealer suspends or resumes itself and `BAD_USER_INPUT` for a reason that is missing or too long.
 */
export function changeParticipation(scope: DealerScope, dataSource: DataSource, order: ParticipationOrder): Promise<void> {
  return workerTransactionForDealer(scope, dataSource, order.dealerId, async (manager) => {
    const { dealerId, kind, by, now } = order;
    if (scope.kind !== "STAFF" && (kind === "SUSPENDED" || kind === "RESUMED")) {
      throw new Failure("FORBIDDEN", "Only staff suspend a dealer or let it take part again.");
    }
    const reason = reasonOf(order);
    const before = await standing(manager, order);
    if (before?.kind === kind && (kind !== "SUSPENDED" || before.reason === reason)) return;
    await manager.query(
      `INSERT INTO participation_change (dealer_id, number, kind, reason, changed_at, changed_by)
       SELECT $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5 FROM participation_change WHERE dealer_id = $1`,
      [dealerId, kind, reason, now, by],
    );
  });
}
