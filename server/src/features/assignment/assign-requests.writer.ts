import { randomUUID } from "node:crypto";
import type { DataSource, EntityManager } from "typeorm";
import { groupBy } from "../../platform/group-by.ts";
import type { DealerScope } from "../../platform/dealer-scope.ts";
import { eventIdSql, tellOperator } from "../../storage/outbox-sql.ts";
import { workerTransaction } from "../../storage/worker-transaction.ts";
import { keepSteps, tellExpired } from "../opportunity/opportunity-event.sql.ts";
import { factsFrom, unmetConditions } from "../participation/participation.ts";
import { findAttainments } from "./attainment.reader.ts";
import { type AskableDealer, findAskableDealers, findCandidates } from "./candidate.reader.ts";
import { type Candidate, type Choice, chooseDealer } from "./choose-dealer.ts";
import { type CoreRank, coreRanks } from "./core-rank.ts";
import { type DueRequest, isAnyDue, lockDueRequests } from "./due-request.reader.ts";
import { type OpportunitySettings, settingsInForce } from "./opportunity-settings.reader.ts";
import { responseWindow, type ResponseWindow } from "./response-window.ts";

/** In one transaction: what all of them need of the dealers is read once. */
const requestsATransaction = 5_000;
/** In one statement. */
const requestsAtOnce = 500;

const hour = 3_600_000;

interface Decision {
  readonly request: DueRequest;
  readonly candidates: readonly Candidate[];
  /** Null where none is left. */
  readonly asked: { readonly choice: Choice; readonly opportunityId: string; readonly window: ResponseWindow } | null;
}

type Holidays = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** By country; only those that a window from now can meet. */
async function readHolidays(manager: EntityManager, now: Date): Promise<Holidays> {
  const rows: { country: string; day: string; name: string }[] = await manager.query(
    "SELECT country, to_char(day, 'YYYY-MM-DD') AS day, name FROM holiday WHERE day BETWEEN $1::date - 2 AND $1::date + 400",
    [now],
  );
  return new Map(
    [...groupBy(rows, ({ country }) => country)].map(([country, days]) => [country, new Map(days.map(({ day, name }) => [day, name]))]),
  );
}

async function readRanks(
  manager: EntityManager,
  dealers: ReadonlyMap<string, AskableDealer>,
  { weights }: OpportunitySettings,
  now: Date,
): Promise<ReadonlyMap<string, CoreRank>> {
  const takingPart = [...dealers.values()].filter((dealer) => unmetConditions(factsFrom(dealer)).length === 0);
  const ids = takingPart.map(({ dealer_id: id }) => id);
  return coreRanks(await findAttainments(manager, ids, now), weights);
}

/** One request after the other: whom one is handed to has received one more when the next is decided. */
class Assigner {
  readonly #received = new Map<string, number>();

  constructor(
    private readonly dealers: ReadonlyMap<string, AskableDealer>,
    private readonly settings: OpportunitySettings,
    private readonly holidays: Holidays,
    private readonly now: Date,
  ) {}

  decide(request: DueRequest, found: readonly Candidate[]): Decision {
    const candidates = found.map((each) => ({ ...each, received: each.received + (this.#received.get(each.dealerId) ?? 0) }));
    const choice = chooseDealer(candidates);
    if (!choice) return { request, candidates, asked: null };
    const { dealerId } = choice;
    this.#received.set(dealerId, (this.#received.get(dealerId) ?? 0) + 1);
    return { request, candidates, asked: { choice, opportunityId: `SO-${randomUUID()}`, window: this.#windowOf(dealerId) } };
  }

  #windowOf(dealerId: string): ResponseWindow {
    const dealer = this.dealers.get(dealerId);
    if (!dealer) throw new Error(`${dealerId} was chosen and is not there.`);
    const { responseClock: clock, responseHours } = this.settings;
    const holidays = this.holidays.get(dealer.country ?? "") ?? new Map<string, string>();
    return responseWindow(this.now, { clock, milliseconds: Math.round(responseHours * hour), timeZone: dealer.time_zone, holidays });
  }
}

const storeOpportunities = `
  INSERT INTO opportunity (dealer_id, id, request_id, assigned_at, expires_at)
  SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::timestamptz[])`;

const storeEvents = keepSteps(
  `SELECT asked.dealer_id, asked.opportunity_id, 'ASSIGNED' AS kind, NULL::text AS note, $3::timestamptz AS happened_at, 'assignment' AS author,
     NULL::text AS update_id
   FROM unnest($1::text[], $2::text[]) AS asked(dealer_id, opportunity_id)`,
);

/** The operator's systems are told that no dealer is left. Parameters: the requests, which time each was looked for, and now. */
const tellUnassigned = tellOperator(
  `(SELECT ${eventIdSql("'request'", "request", "round")} AS id, 'request.unassigned' AS type, jsonb_build_object('requestID', request) AS payload,
      $3::timestamptz AS occurred_at, $3::timestamptz AS written_at
    FROM unnest($1::text[], $2::int[]) AS unassigned(request, round)) about`,
);

const storeDecisions = `
  INSERT INTO assignment (request_id, round, decided_at, setting_version, asked_dealer_id, opportunity_id, basis, decided_by, candidates, paused)
  SELECT d->>'request', (d->>'round')::int, $2, $3, d->>'dealer', d->>'opportunity', d->>'basis', d->>'decidedBy', d->'candidates', d->'paused'
  FROM jsonb_array_elements($1::jsonb) d`;

/** A request whose dealer does not answer is due again a millisecond after an answer would have been in time. */
const storeDue = `
  UPDATE service_request r SET assign_at = due.at FROM unnest($1::text[], $2::timestamptz[]) AS due(id, at) WHERE r.id = due.id`;

const after = (instant: Date): Date => new Date(instant.getTime() + 1);

async function store(manager: EntityManager, decisions: readonly Decision[], { version }: OpportunitySettings, now: Date): Promise<void> {
  const handed = decisions.flatMap(({ request, asked }) => (asked ? [{ request, asked }] : []));
  const [dealers, ids] = [handed.map(({ asked }) => asked.choice.dealerId), handed.map(({ asked }) => asked.opportunityId)];
  await manager.query(storeOpportunities, [
    dealers,
    ids,
    handed.map(({ request }) => request.id),
    handed.map(() => now),
    handed.map(({ asked }) => asked.window.expiresAt),
  ]);
  await manager.query(storeEvents, [dealers, ids, now]);
  const rows = decisions.map(({ request, candidates, asked }) => ({
    request: request.id,
    round: request.rounds + 1,
    dealer: asked?.choice.dealerId ?? null,
    opportunity: asked?.opportunityId ?? null,
    basis: asked?.choice.basis ?? null,
    decidedBy: asked?.choice.decidedBy ?? null,
    candidates,
    paused: asked?.window.paused ?? [],
  }));
  await manager.query(storeDecisions, [JSON.stringify(rows), now, version]);
  const unassigned = rows.filter(({ dealer }) => dealer === null);
  if (unassigned.length > 0)
    await manager.query(tellUnassigned, [unassigned.map(({ request }) => request), unassigned.map(({ round }) => round), now]);
  await storeNextTry(
    manager,
    decisions.map(({ request, asked }) => [request.id, asked && after(asked.window.expiresAt)]),
  );
}

function storeNextTry(manager: EntityManager, next: readonly (readonly [id: string, at: Date | null])[]): Promise<unknown> {
  return manager.query(storeDue, [next.map(([id]) => id), next.map(([, at]) => at)]);
}

/** Whether nobody is to be looked for: somebody has it, can still answer, or the owner wants it no more. */
const stands = ({ taken, pending_until: until, cancelled_at: cancelledAt }: DueRequest): boolean =>
  taken || until !== null || cancelledAt !== null;

async function assignWithin(manager: EntityManager, now: Date): Promise<number> {
  const requests = await lockDueRequests(manager, now, requestsATransaction);
  if (requests.length === 0) return 0;
  await storeNextTry(
    manager,
    requests
      .filter(stands)
      .map(({ id, taken, cancelled_at: cancelledAt, pending_until: until }) => [id, until && !taken && !cancelledAt ? after(until) : null]),
  );
  const open = requests.filter((request) => !stands(request));
  // Whoever has not answered in time is why a request is due again.
  await manager.query(tellExpired, [requests.map(({ id }) => id), now]);
  const settings = await settingsInForce(manager, now);
  const dealers = await findAskableDealers(manager, now);
  const ranks = await readRanks(manager, dealers, settings, now);
  const assigner = new Assigner(dealers, settings, await readHolidays(manager, now), now);
  for (let first = 0; first < open.length; first += requestsAtOnce) {
    const some = open.slice(first, first + requestsAtOnce);
    const candidates = await findCandidates(manager, some, dealers, ranks, settings.radiusKm);
    await store(
      manager,
      some.map((request) => assigner.decide(request, candidates.get(request.id) ?? [])),
      settings,
      now,
    );
  }
  return requests.length;
}

/**
 * Hands every request that is due to a dealer, or keeps that none is left; gives how many were decided. One process assigns at a time,
 * so that each sees what the other has handed out; an index is the floor: no dealer is asked twice for a request.
 */
export async function assignRequests(scope: DealerScope, dataSource: DataSource, now: Date): Promise<number> {
  if (!(await workerTransaction(scope, dataSource, (manager) => isAnyDue(manager, now)))) return 0;
  let assigned = 0;
  for (;;) {
    const decided = await workerTransaction(scope, dataSource, async (manager) => {
      await manager.query("SELECT pg_advisory_xact_lock(hashtextextended('assign requests', 0))");
      return assignWithin(manager, now);
    });
    assigned += decided;
    if (decided < requestsATransaction) return assigned;
  }
}
