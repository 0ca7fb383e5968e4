import { demoDealers } from "server/app/demo/data/demo-dealers.ts";
import { loadDemoData } from "server/app/demo/data/load-demo-data.ts";
import { type Candidate, chooseDealer } from "server/features/assignment/choose-dealer.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../support/test-database.ts";

const now = new Date("2026-09-17T15:20:00Z");
const day = 86_400_000;

interface Kept {
  readonly round: number;
  readonly decided_at: Date;
  readonly asked_dealer_id: string | null;
  readonly basis: string | null;
  readonly decided_by: string | null;
  readonly candidates: readonly Candidate[];
  readonly opportunity_at: Date | null;
}

let database: TestDatabase;
let kept: readonly Kept[];
beforeAll(async () => {
  database = await createTestDatabase();
  await loadDemoData(mintDealerScope({ kind: "STAFF" }), database.dataSource, now);
  kept = await database.dataSource.query(
    `SELECT a.round, a.decided_at, a.asked_dealer_id, a.basis, a.decided_by, a.candidates, o.assigned_at AS opportunity_at
     FROM assignment a LEFT JOIN opportunity o ON o.dealer_id = a.asked_dealer_id AND o.id = a.opportunity_id AND o.request_id = a.request_id`,
  );
});
afterAll(() => database.close());

test("every decision of the demo is the one that its candidates give, at the instant of the opportunity", () => {
  const decided = kept.filter(({ asked_dealer_id: dealer }) => dealer !== null);
  expect(decided.length).toBeGreaterThan(500);
  expect(decided.map(({ candidates }) => chooseDealer(candidates))).toEqual(
    decided.map((each) => ({ dealerId: each.asked_dealer_id, basis: each.basis, decidedBy: each.decided_by })),
  );
  expect(decided.map((each) => each.opportunity_at)).toEqual(decided.map((each) => each.decided_at));
});

test("where nobody was left, the dealer that was asked before could not be asked again, and no other could", () => {
  const nobody = kept.filter(({ asked_dealer_id: dealer }) => dealer === null);
  expect(nobody.length).toBeGreaterThan(5);
  for (const { round, candidates } of nobody) {
    expect(round).toBe(2);
    expect(candidates.flatMap(({ unmet }) => unmet)).toContain("ASKED_BEFORE");
    expect(candidates.every(({ unmet }) => unmet.length > 0)).toBe(true);
  }
});

test("they are of the last 45 days, of all dealers that take part but the one without technicians; who does not is among those who could not be asked", () => {
  const asked = new Set(kept.flatMap((each) => each.asked_dealer_id ?? []));
  const takingPart = demoDealers.filter(({ optedIn, portalCredentials }) => optedIn && portalCredentials).map(({ id }) => id);
  expect(takingPart.filter((id) => !asked.has(id))).toEqual(["D1020"]);
  expect([...asked].filter((id) => !takingPart.includes(id))).toEqual([]);
  expect(Math.min(...kept.map((each) => each.decided_at.getTime()))).toBeGreaterThan(now.getTime() - 46 * day);
  expect(Math.max(...kept.map((each) => each.decided_at.getTime()))).toBeLessThanOrEqual(now.getTime());
  const hindrances = new Set(kept.flatMap(({ candidates }) => candidates.flatMap(({ unmet }) => unmet)));
  expect(hindrances).toContain("NOT_OPTED_IN");
  expect(hindrances).toContain("NO_PORTAL_CREDENTIALS");
});

test("a request that a dealer gave up is with nobody only where nobody is left; else its owner wants it no more", async () => {
  const states = await database.dataSource.query<{ cancelled: boolean; nobody: boolean; requests: number }[]>(
    `SELECT r.cancelled_at IS NOT NULL AS cancelled, EXISTS (SELECT FROM assignment a WHERE a.request_id = r.id AND a.asked_dealer_id IS NULL) AS nobody,
       count(*)::int AS requests
     FROM service_request r JOIN opportunity o ON o.request_id = r.id
     WHERE o.outcome = 'WITHDRAWN' OR o.response = 'REJECTED' OR (o.response IS NULL AND o.expires_at < $1) GROUP BY 1, 2 ORDER BY 1, 2`,
    [now],
  );
  expect(states.map(({ cancelled, nobody }) => ({ cancelled, nobody }))).toEqual([
    { cancelled: false, nobody: true },
    { cancelled: true, nobody: false },
  ]);
});
