import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newDealer } from "../../support/api-records.ts";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";
import { hour, insertOpportunities, type OpportunityInput, plus } from "../../support/opportunities.ts";

const now = new Date("2026-06-15T12:00:00.000Z");
const before = (hours: number, milliseconds = 0) => plus(now, -hours * hour - milliseconds);

interface OpenPage {
  readonly nodes: readonly { readonly internalID: string; readonly dealerID: string }[];
  readonly totalCount?: number;
  readonly asOf: string;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

interface Listed {
  readonly fresh: OpenPage;
  readonly inWork: OpenPage;
  readonly one: { readonly internalID: string; readonly dealerID: string } | null;
}

const lists = `query ($ids: [ID!], $first: Int! = 100, $afterFresh: String, $afterInWork: String, $id: ID! = "accepted-2") {
  dealers(filter: { ids: $ids }, first: 10) { nodes {
    fresh: openOpportunities(stage: NEW, first: $first, after: $afterFresh) { nodes { internalID dealerID } totalCount asOf pageInfo { hasNextPage endCursor } }
    inWork: openOpportunities(stage: IN_WORK, first: $first, after: $afterInWork) { nodes { internalID dealerID } totalCount asOf pageInfo { hasNextPage endCursor } }
    one: opportunity(id: $id) { internalID dealerID }
  } }
}`;

const accepted = (id: string, hoursAgo: number, more: Partial<OpportunityInput> = {}): OpportunityInput => ({
  id,
  assigned_at: before(hoursAgo + 1),
  response: "ACCEPTED",
  responded_at: before(hoursAgo),
  ...more,
});

const all: readonly OpportunityInput[] = [
  { id: "expired", assigned_at: before(48, 1) },
  { id: "last-instant", assigned_at: before(48) },
  { id: "same-a", assigned_at: before(3) },
  { id: "same-b", assigned_at: before(3) },
  { id: "newest", assigned_at: now },
  { id: "cancelled", assigned_at: before(2), request_cancelled_at: before(1) },
  { id: "declined", assigned_at: before(9), response: "REJECTED", responded_at: before(8), decline_reason: "Too far" },
  accepted("accepted-1", 200),
  accepted("accepted-2", 100),
  accepted("accepted-3", 0),
  accepted("completed", 50, { outcome: "COMPLETED", outcome_at: before(10) }),
  accepted("withdrawn", 50, { outcome: "WITHDRAWN", outcome_at: before(10) }),
];

let api: ApiServer;
const dealers: string[] = [];
beforeAll(async () => {
  api = await createApiServer(now);
  for (const id of ["D1", "D2", "D3"]) {
    dealers.push(await newDealer(api.database.dataSource, { id }));
    await insertOpportunities(api.database.dataSource, id, all);
  }
});
afterAll(() => api.close());

async function listed(ids: readonly string[], variables: Record<string, unknown> = {}): Promise<readonly Listed[]> {
  const data = await api.ask<{ dealers: { nodes: readonly Listed[] } }>(lists, { variables: { ids, ...variables } });
  return data.dealers.nodes;
}

const idsOf = ({ nodes }: OpenPage) => nodes.map(({ internalID }) => internalID);

describe("open opportunities", () => {
  test("that wait for an answer come by when they expire, until that very instant; those in work from the last accepted on", async () => {
    const [dealer] = await listed(["D1"]);
    expect(dealer && idsOf(dealer.fresh)).toEqual(["last-instant", "same-a", "same-b", "newest"]);
    expect(dealer && idsOf(dealer.inWork)).toEqual(["accepted-3", "accepted-2", "accepted-1"]);
    expect(dealer?.fresh).toMatchObject({ totalCount: 4, asOf: now.toISOString(), pageInfo: { hasNextPage: false } });
  });

  test("go on where a page ended, in the midst of some that expire together", async () => {
    const [first] = await listed(["D1"], { first: 2 });
    expect(first && [idsOf(first.fresh), idsOf(first.inWork)]).toEqual([
      ["last-instant", "same-a"],
      ["accepted-3", "accepted-2"],
    ]);
    expect(first && [first.fresh.totalCount, first.inWork.totalCount]).toEqual([4, 3]);
    const after = { afterFresh: first?.fresh.pageInfo.endCursor, afterInWork: first?.inWork.pageInfo.endCursor };
    const [second] = await listed(["D1"], { first: 2, ...after });
    expect(second && [idsOf(second.fresh), idsOf(second.inWork)]).toEqual([["same-b", "newest"], ["accepted-1"]]);
  });

  test("of many dealers are one statement for each list, its counts and single ones, and each dealer has its own", async () => {
    const statements = async (ids: readonly string[]) => {
      const names = await api.statements.during(() => listed(ids, { first: 2 }));
      return names.map((name) => name.replace(/_[0-9a-f]{16}$/, "")).toSorted();
    };
    const expected = [
      "dealers_by_name",
      "open_opportunities",
      "open_opportunities",
      "open_opportunity_counts",
      "open_opportunity_counts",
      "opportunity",
    ];
    expect(await statements(["D1"])).toEqual(expected);
    expect(await statements(dealers)).toEqual(expected);
    const found = await listed(dealers);
    expect(found.map(({ fresh, inWork, one }) => [...fresh.nodes, ...inWork.nodes, one].map((node) => node?.dealerID))).toEqual(
      dealers.map((id) => Array.from({ length: 8 }, () => id)),
    );
  });

  test("are none of a dealer that may not be seen", async () => {
    const asked = `{ dealer(id: "D2") { openOpportunities(stage: NEW) { totalCount } } }`;
    expect(await api.ask(asked, { as: ["D1"] })).toEqual({ dealer: null });
    expect(await api.ask(asked, { as: ["D2"] })).toEqual({ dealer: { openOpportunities: { totalCount: 4 } } });
  });

  test("refuse a cursor of the other list", async () => {
    const [first] = await listed(["D1"], { first: 1 });
    const { errors } = await api.send(lists, { variables: { ids: ["D1"], afterFresh: first?.inWork.pageInfo.endCursor } });
    expect(errors.map(({ message }) => message)).toEqual(["`after` is no cursor of this list; expected an `endCursor` that it gave."]);
  });
});
