import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type DealerReach, mintDealerScope } from "server/platform/dealer-scope.ts";
import { type PageRunner, ReadSnapshot } from "server/storage/read-snapshot.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";
import { newRequest } from "../../support/requests.ts";
import { day, insertOpportunities, plus } from "../../support/opportunities.ts";
import { completedOpportunity } from "../../support/surveys.ts";
import { setGoals } from "../../support/goals.ts";
import { insertServiceRecord } from "../../support/service-records.ts";
import { fillTenant, finalMonth, now } from "../../support/api-tenants.ts";
import { foreignCountry, readers } from "./forged-readers.ts";
import { both, foreign, own } from "./forged-scope.ts";

let api: ApiServer;
beforeAll(async () => {
  api = await createApiServer(now);
  await fillTenant(api, own, 1);
  await fillTenant(api, foreign, 2);
  await setGoals(api, [{ scope: "COUNTRY", country: foreignCountry, setBy: `for ${foreign}` }, { scope: "EVERYBODY" }]);
  await api.database.dataSource.query(
    "INSERT INTO plan_comparison (dealer_id, plan, months, dealers, change, computed_at) SELECT unnest($1::text[]), 1, '{}', 5, 0.1, $2",
    [both, now],
  );
  await api.database.dataSource.query("INSERT INTO operator_webhook (url, secret, set_at, set_by) VALUES ($1, 'secret', $2, 'someone')", [
    `https://hooks.example.com/${foreign}`,
    now,
  ]);
  for (const id of both) {
    await api.ask(`{ serviceRequest(id: "${id}-request") { contact { phone } } }`);
    await newRequest(api.database.dataSource, id, { assignAt: null });
    await api.database.dataSource.query(
      `INSERT INTO assignment (request_id, round, decided_at, setting_version, candidates, paused) VALUES ($1, 1, $2, 0, $3, '[]')`,
      [id, now, JSON.stringify([{ dealerId: id, kilometres: 1, unmet: ["NOT_OPTED_IN"], rank: null }])],
    );
  }
  await api.database.dataSource.query("INSERT INTO holiday (country, day, name) VALUES ('US', '2026-07-03', $1)", [foreign]);
  await api.database.dataSource.query(
    `INSERT INTO opportunity_setting (version, response_clock, response_hours, radius_km, engagement_weight, conversion_weight,
       satisfaction_weight, close_within_days, set_at, set_by) VALUES (1, 'ELAPSED', 24, 80, 1, 1, 1, 1, $1, $2)`,
    [now, foreign],
  );
  const long = new Date("2026-01-01T00:00:00Z");
  for (const id of both) {
    const flagged = { id: `${id}-flagged`, assigned_at: long, responded_at: long, response: "ACCEPTED" } as const;
    await insertOpportunities(api.database.dataSource, id, [flagged]);
  }
  await api.database.dataSource.query("INSERT INTO request_sender (name, secret, set_at, set_by) VALUES ('crm', 'x', $1, $2)", [
    now,
    foreign,
  ]);
  for (const dealer_id of both) {
    await completedOpportunity(api.database.dataSource, dealer_id, plus(now, -day), { id: `${dealer_id}-done` });
    const completed = { id: "completed", opened_at: `${finalMonth}-10T08:00:00Z`, completed_at: `${finalMonth}-11T08:00:00Z` };
    await insertServiceRecord(api.database.dataSource, "work_order", {
      dealer_id,
      place: "ON_SITE",
      problem_code: dealer_id,
      ...completed,
    });
  }
});
afterAll(() => api.close());

/** Where a role may not even ask, it sees nothing. */
function unlessDenied(error: unknown): unknown[] {
  if (error instanceof Error && "code" in error && error.code === "42501") return [];
  throw error;
}

async function seenBy(reach: DealerReach, read: (runner: PageRunner) => Promise<unknown>): Promise<string> {
  const snapshot = new ReadSnapshot(api.database.readPool, mintDealerScope(reach), { clock: api.clock });
  try {
    return JSON.stringify(await read(snapshot).catch(unlessDenied), (key, value: unknown) =>
      key === "metric" && typeof value === "object" ? "metric" : value,
    );
  } finally {
    await snapshot.close();
  }
}

test("every reader of the product is tried", () => {
  const folder = join(import.meta.dirname, "../../../server/src/features");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => /(reader|selected-cells)\.ts$/.test(file));
  const names = files.flatMap((file) =>
    [...readFileSync(join(folder, file), "utf8").matchAll(/export (?:async )?function\*? (read\w+)/g)].map(([, name]) => name),
  );
  expect(new Set(names)).toEqual(new Set(readers.map(([name]) => name)));
});

describe("with the first gate open, row-level security", () => {
  test.each(readers)("hides another dealer's rows from %s", async (_, read) => {
    expect(await seenBy({ kind: "DEALERS", dealerIds: [own] }, read)).not.toContain(foreign);
  });

  test.each(readers)("leaves %s with no more than its own dealer", async (_, read) => {
    const [alone, all] = [await seenBy({ kind: "DEALERS", dealerIds: [own] }, read), await seenBy({ kind: "STAFF" }, read)];
    expect(alone).not.toBe(all);
  });

  test.each(readers)("leaves %s with nothing where a token names no dealer", async (_, read) => {
    const seen = await seenBy({ kind: "DEALERS", dealerIds: [] }, read);
    expect(seen).not.toMatch(/DEALER|[1-9]\d*"?,"denominator/);
  });
});
