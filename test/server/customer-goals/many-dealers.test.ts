import { afterAll, beforeAll, expect, test } from "vitest";
import { newDealer } from "../../support/api-records.ts";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";
import { agree, send, withCustomer } from "../../support/customer-goals.ts";

let api: ApiServer;
const dealers = ["D1", "D2", "D3"];
beforeAll(async () => {
  api = await createApiServer("2026-06-15T12:00:00.000Z");
  for (const id of dealers) {
    await withCustomer(api, await newDealer(api.database.dataSource, { id, timeZone: "UTC" }));
    await send(api, "setCustomerGoal", { dealerID: id, name: `goal of ${id}` });
    await agree(api, { dealerID: id, note: `agreed by ${id}` });
  }
});
afterAll(() => api.close());

const list = `query ($ids: [ID!]) { dealers(filter: { ids: $ids }) { nodes { outcomeAgreements(first: 1) { nodes { note } }
  customerGoals(first: 1) { nodes { name } } agreed: outcomeAgreement(id: "agreement") { note } } } }`;
const read = (ids: readonly string[]) => api.ask<{ dealers: { nodes: readonly object[] } }>(list, { variables: { ids } });

test("the goals and agreements of many dealers are one statement each, and each dealer has its own", async () => {
  const one = await api.statements.during(() => read(["D1"]));
  const many = await api.statements.during(() => read(dealers));
  expect(many.toSorted()).toEqual(one.toSorted());
  const { nodes } = (await read(dealers)).dealers;
  expect(nodes).toEqual(
    dealers.map((id) => ({
      outcomeAgreements: { nodes: [{ note: `agreed by ${id}` }] },
      customerGoals: { nodes: [{ name: `goal of ${id}` }] },
      agreed: { note: `agreed by ${id}` },
    })),
  );
});
