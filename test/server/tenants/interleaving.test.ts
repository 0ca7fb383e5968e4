import { afterAll, beforeAll, expect, test } from "vitest";
import { type ApiServer, type Asker, createApiServer } from "../../support/api-server.ts";
import { fillTenant, finalMonth, now } from "../../support/api-tenants.ts";

const dealers = ["DEALER-1", "DEALER-2", "DEALER-3"];
const askers: readonly [Asker, readonly string[]][] = [
  ["staff", dealers],
  [["DEALER-1"], ["DEALER-1"]],
  [["DEALER-2"], ["DEALER-2"]],
  [
    ["DEALER-2", "DEALER-3"],
    ["DEALER-2", "DEALER-3"],
  ],
  [[], []],
];

let api: ApiServer;
beforeAll(async () => {
  api = await createApiServer(now);
  for (const [seed, dealer] of dealers.entries()) await fillTenant(api, dealer, seed);
});
afterAll(() => api.close());

const query = `{ dealerGroup { dealerCount } ${dealers
  .map((id, index) => `d${index}: dealer(id: "${id}") { opportunities(month: "${finalMonth}", first: 2) { nodes { dealerID } } }`)
  .join(" ")} }`;

const named = (body: string) => new Set(body.match(/DEALER-\d/g));

test("500 rounds of five identities at once show nobody a foreign row", { timeout: 60_000 }, async () => {
  const wrong: string[] = [];
  for (let round = 0; round < 500; round += 1) {
    await Promise.all(
      askers.map(async ([as, seen]) => {
        const { body, data } = await api.send<{ dealerGroup: { dealerCount: number } }>(query, { as });
        const names = named(body);
        const right = names.size === seen.length && seen.every((id) => names.has(id)) && data?.dealerGroup.dealerCount === seen.length;
        if (!right) wrong.push(`round ${round}, ${String(as)}: ${body}`);
      }),
    );
  }
  expect(wrong).toEqual([]);
});

test("a request that fails leaves nothing to the next one on its connection", async () => {
  for (let round = 0; round < 10; round += 1) {
    api.statements.before = async ({ name }) => {
      if (name.startsWith("opportunities")) await api.database.dataSource.query("SELECT 1 / 0");
    };
    await Promise.all(askers.map(([as]) => api.send(query, { as })));
    api.statements.before = undefined;
    const answers = await Promise.all(askers.map(([as]) => api.send(query, { as })));
    expect(answers.map(({ body }) => named(body))).toEqual(askers.map(([, seen]) => new Set(seen)));
  }
});

test("no setting or role of a request stays on the pool's connections", async () => {
  await Promise.all(Array.from({ length: 20 }, () => askers.map(([as]) => api.send(query, { as }))).flat());
  const { readPool } = api.database;
  await expect.poll(() => readPool.totalCount - readPool.idleCount).toBe(0);
  const clients = await Promise.all(Array.from({ length: readPool.totalCount }, () => readPool.connect()));
  const left = await Promise.all(
    clients.map(async (client) => {
      const { rows } = await client.query<object>(
        "SELECT current_setting('dealer_scorecards.dealer_ids', true) AS ids, current_user AS role, (SELECT count(*)::int FROM dealer) AS seen",
      );
      client.release();
      return rows[0];
    }),
  );
  expect(clients.length).toBeGreaterThan(1);
  expect(left).toEqual(clients.map(() => ({ ids: "", role: "dealer_scorecards_dealer", seen: 0 })));
});
