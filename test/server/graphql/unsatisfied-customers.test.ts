import { deliverEvents } from "server/features/event/deliver-events.writer.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newDealer } from "../../support/api-records.ts";
import { type ApiServer, createApiServer, type Question } from "../../support/api-server.ts";
import { insertServiceRecord } from "../../support/service-records.ts";

const now = new Date("2026-06-15T12:00:00Z");
const operator = mintDealerScope({ kind: "STAFF" });

let api: ApiServer;
beforeAll(async () => {
  api = await createApiServer(now);
});
afterAll(() => api.close());

interface Unsatisfied {
  readonly customerID: string | null;
  readonly workOrderID: string | null;
  readonly foundAt: string;
  readonly solvedAt: string | null;
  readonly followUp: { readonly internalID: string; readonly channel: string | null };
}

interface Page {
  readonly nodes: readonly Unsatisfied[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const followUp = (dealer: string, id: string, done: string, values: Readonly<Record<string, unknown>> = {}) =>
  insertServiceRecord(api.database.dataSource, "follow_up", {
    dealer_id: dealer,
    id,
    customer_id: "C1",
    work_order_id: "W1",
    done_at: `2026-${done}T12:00:00Z`,
    channel: "phone",
    reached: true,
    satisfied: false,
    ...values,
  });

async function listed(
  dealer: string,
  { asOf, ...variables }: { asOf?: string; first?: number; after?: string | null } = {},
): Promise<Page> {
  const data = await api.ask<{ dealer: { unsatisfiedCustomers: Page } }>(
    `query ($dealer: ID!, $asOf: DateTime, $first: Int, $after: String) { dealer(id: $dealer, asOf: $asOf) { unsatisfiedCustomers(first: $first, after: $after) {
      nodes { customerID workOrderID foundAt solvedAt followUp { internalID channel } } pageInfo { hasNextPage endCursor } } } }`,
    { variables: { dealer, asOf, first: 20, ...variables } },
  );
  return data.dealer.unsatisfiedCustomers;
}

const ids = async (dealer: string, asOf?: string) =>
  (await listed(dealer, asOf === undefined ? {} : { asOf })).nodes.map((node) => node.followUp.internalID);
const solved = async (dealer: string, asOf?: string) =>
  (await listed(dealer, asOf === undefined ? {} : { asOf })).nodes.map(({ solvedAt }) => solvedAt);

describe("the list of unsatisfied customers", () => {
  test("tells of each with its follow-up, newest first, page by page", async () => {
    const dealer = await newDealer(api.database.dataSource);
    await followUp(dealer, "F1", "06-01");
    await followUp(dealer, "F3", "06-02", { customer_id: "C2", work_order_id: null });
    await followUp(dealer, "F2", "06-02", { customer_id: null });
    const first = await listed(dealer, { first: 2 });
    expect(first.nodes).toEqual([
      {
        customerID: "C2",
        workOrderID: null,
        foundAt: "2026-06-02T12:00:00.000Z",
        solvedAt: null,
        followUp: { internalID: "F3", channel: "phone" },
      },
      expect.objectContaining({ customerID: null, workOrderID: "W1" }),
    ]);
    const second = await listed(dealer, { first: 2, after: first.pageInfo.endCursor });
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage, second.nodes.map((node) => node.followUp.internalID)]).toEqual([
      true,
      false,
      ["F1"],
    ]);
  });

  test.each([
    ["was satisfied", { satisfied: true }],
    ["said nothing", { satisfied: null }],
    ["was not reached", { reached: false, satisfied: null }],
  ])("does not name one who %s", async (_, values) => {
    const dealer = await newDealer(api.database.dataSource);
    await followUp(dealer, "F1", "06-01", values);
    expect(await ids(dealer)).toEqual([]);
  });

  test("does not name an internal customer", async () => {
    const dealer = await newDealer(api.database.dataSource);
    await insertServiceRecord(api.database.dataSource, "customer", { dealer_id: dealer, id: "C1", internal: true });
    await followUp(dealer, "F1", "06-01");
    expect(await ids(dealer)).toEqual([]);
  });

  test.each([
    ["the same customer later", { customer_id: "C1", work_order_id: "W9" }, "06-03", "2026-06-03T12:00:00.000Z"],
    ["the same customer before", { customer_id: "C1" }, "05-30", null],
    ["another customer of the same work order", { customer_id: "C2" }, "06-03", null],
    ["the same customer, who is still unsatisfied", { customer_id: "C1", satisfied: null }, "06-03", null],
  ])("tells whether a satisfied follow-up solved it: %s", async (_, values, done, expected) => {
    const dealer = await newDealer(api.database.dataSource);
    await followUp(dealer, "F1", "06-01");
    await followUp(dealer, "F2", done, { satisfied: true, ...values });
    expect(await solved(dealer)).toEqual([expected]);
  });

  test("goes by the work order where no customer was recorded", async () => {
    const dealer = await newDealer(api.database.dataSource);
    await followUp(dealer, "F1", "06-01", { customer_id: null });
    await followUp(dealer, "F2", "06-03", { customer_id: null, satisfied: true });
    await followUp(dealer, "F3", "06-02", { customer_id: null, work_order_id: "W2", satisfied: true });
    expect(await solved(dealer)).toEqual(["2026-06-03T12:00:00.000Z"]);
  });

  test("is as it was at a past instant", async () => {
    const dealer = await newDealer(api.database.dataSource);
    await followUp(dealer, "F1", "06-01");
    await followUp(dealer, "F2", "06-03", { satisfied: true });
    expect(await ids(dealer, "2026-06-01T11:59:59Z")).toEqual([]);
    expect(await solved(dealer, "2026-06-02T00:00:00Z")).toEqual([null]);
  });
});

const url = "https://hooks.example.com/in";
const set = async (dealerID: string, to: string | null, question: Question = {}) =>
  (
    await api.ask<{ setWebhook: { webhook: object | null; secret: string | null; userErrors: { field: string[]; code: string }[] } }>(
      `mutation ($input: SetWebhookInput!) { setWebhook(input: $input) { webhook { url setAt waiting lastDeliveredAt lastError } secret userErrors { field code } } }`,
      { ...question, variables: { input: { dealerID, url: to } } },
    )
  ).setWebhook;

describe("setting a webhook", () => {
  test("gives the secret once, and another one each time", async () => {
    const dealer = await newDealer(api.database.dataSource);
    const [first, second] = [await set(dealer, url), await set(dealer, url, { as: [dealer] })];
    expect(first).toEqual({
      webhook: { url, setAt: now.toISOString(), waiting: 0, lastDeliveredAt: null, lastError: null },
      secret: expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/),
      userErrors: [],
    });
    expect(second.secret).not.toBe(first.secret);
    const { body } = await api.send(`{ dealer(id: "${dealer}") { webhook { url } } }`);
    expect(body).toContain(url);
    expect(body).not.toContain("whsec_");
  });

  test("to nothing takes it away", async () => {
    const dealer = await newDealer(api.database.dataSource);
    await set(dealer, url);
    expect(await set(dealer, null)).toEqual({ webhook: null, secret: null, userErrors: [] });
    expect(await api.ask(`{ dealer(id: "${dealer}") { webhook { url } } }`)).toEqual({ dealer: { webhook: null } });
  });

  test.each(["http://hooks.example.com/", "https://10.0.0.1/", "http://127.0.0.1:4000/"])("refuses %s", async (to) => {
    const dealer = await newDealer(api.database.dataSource);
    expect(await set(dealer, to)).toMatchObject({ secret: null, userErrors: [{ field: ["input", "url"], code: "BAD_USER_INPUT" }] });
  });

  test("of another dealer, or of one that is not there, changes nothing", async () => {
    const { dataSource } = api.database;
    const [dealer, other] = [await newDealer(dataSource), await newDealer(dataSource)];
    for (const [id, question] of [[other, { as: [dealer] }] as const, ["nobody", {}] as const]) {
      expect(await set(id, url, question)).toMatchObject({
        webhook: null,
        userErrors: [{ field: ["input", "dealerID"], code: "NOT_FOUND" }],
      });
    }
    expect(await dataSource.query("SELECT FROM webhook WHERE dealer_id = ANY($1)", [[other, "nobody"]])).toEqual([]);
  });

  test("is told of as of a past instant: events that waited then, whatever became of them, and no error, which is not kept", async () => {
    const dealer = await newDealer(api.database.dataSource);
    await set(dealer, url);
    const hoursOn = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
    await api.database.dataSource.query(
      `INSERT INTO outbox_event (dealer_id, id, type, payload, occurred_at, created_at, next_attempt_at, last_error, attempts)
       SELECT $1, id, 'customer.unsatisfied', '{}', $2, $2, $2, 'The answer was 500; expected 2xx.', 1 FROM unnest(ARRAY['sent', 'tried in vain']) id`,
      [dealer, now],
    );
    await api.database.dataSource.query(
      "UPDATE outbox_event SET delivered_at = $2, next_attempt_at = NULL, last_error = NULL WHERE dealer_id = $1 AND id = 'sent'",
      [dealer, hoursOn(1)],
    );
    const asOf = async (at: Date) => {
      const told = await api.ask<object>(
        `{ dealer(id: "${dealer}", asOf: "${at.toISOString()}") { webhook { waiting lastDeliveredAt lastError } } }`,
      );
      return (told as { dealer: { webhook: object } }).dealer.webhook;
    };
    try {
      api.clock.set(hoursOn(7 * 24 + 2));
      const then = [await asOf(now), await asOf(hoursOn(2))];
      expect(then).toEqual([
        { waiting: 2, lastDeliveredAt: null, lastError: null },
        { waiting: 1, lastDeliveredAt: hoursOn(1).toISOString(), lastError: null },
      ]);
      await deliverEvents(operator, api.database.dataSource, api.clock, { loopback: true });
      api.clock.set(hoursOn(7 * 24 + 3));
      expect([await asOf(now), await asOf(hoursOn(2))]).toEqual(then);
      expect(await asOf(hoursOn(7 * 24 + 2))).toMatchObject({ waiting: 0 });
    } finally {
      api.clock.set(now);
    }
  });

  test("leaves a secret that no reader can read", async () => {
    const client = await api.database.readPool.connect();
    try {
      await expect(client.query("SELECT secret FROM webhook")).rejects.toThrow("permission denied");
    } finally {
      client.release();
    }
  });
});
