import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { forged, opaque } from "../../support/api-opaque.ts";
import { anyOpportunities, newDealer } from "../../support/api-records.ts";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";
import { day, hour, insertOpportunities, type OpportunityInput, plus } from "../../support/opportunities.ts";

interface Activity {
  readonly internalID: string;
  readonly assignedAt: string;
  readonly answer: string;
  readonly answeredAt: string | null;
  readonly conclusion: string | null;
  readonly concludedAt: string | null;
  readonly enrolment: string;
  readonly enrolledAt: string | null;
}

interface ActivityPage {
  readonly nodes: readonly Activity[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const activityQuery = `query ($dealer: ID!, $first: Int! = 100, $after: String, $filter: OpportunityFilter, $sort: OpportunitySort) {
  dealer(id: $dealer) {
    opportunities(month: "2026-01", first: $first, after: $after, filter: $filter, sort: $sort) {
      nodes {
        internalID dealerID assignedAt expiresAt answer answeredAt declineReason conclusion concludedAt conclusionReason
        enrolment enrolledAt hasDetails
      }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;

let api: ApiServer;
let many: string;
let all: readonly Activity[];

async function page(dealer: string, variables: Record<string, unknown> = {}): Promise<ActivityPage> {
  const data = await api.ask<{ dealer: { opportunities: ActivityPage } }>(activityQuery, { variables: { dealer, ...variables } });
  return data.dealer.opportunities;
}

async function pages(dealer: string, variables: Record<string, unknown> = {}): Promise<Activity[]> {
  const seen: Activity[] = [];
  let after: string | null = null;
  do {
    const { nodes, pageInfo }: ActivityPage = await page(dealer, { ...variables, after });
    seen.push(...nodes);
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after !== null);
  return seen;
}

beforeAll(async () => {
  api = await createApiServer("2026-02-01T12:00:00Z");
  many = await newDealer(api.database.dataSource, { timeZone: "UTC" });
  await insertOpportunities(api.database.dataSource, many, anyOpportunities("2026-01", 150, 2026));
  all = await pages(many);
});
afterAll(() => api.close());

const ids = (activities: readonly Activity[]) => activities.map(({ internalID }) => internalID);

const keys = {
  ASSIGNED_AT: "assignedAt",
  ANSWERED_AT: "answeredAt",
  CONCLUDED_AT: "concludedAt",
  ENROLLED_AT: "enrolledAt",
  ID: "internalID",
} as const satisfies Record<string, keyof Activity>;

/** Ascending: what is missing comes last, ties go by id. Instants of one form compare as text. */
function inOrder(key: keyof Activity) {
  return (left: Activity, right: Activity): number => {
    const [a, b] = [left[key] ?? "~", right[key] ?? "~"];
    if (a !== b) return a < b ? -1 : 1;
    return left.internalID < right.internalID ? -1 : 1;
  };
}

describe("a month's opportunities", () => {
  test("are all there, of every course and with ties", () => {
    expect(new Set(ids(all)).size).toBe(150);
    expect(new Set(all.map(({ answer }) => answer)).size).toBe(5);
    expect(new Set(all.map(({ assignedAt }) => assignedAt)).size).toBeLessThan(150);
  });

  test("come newest assigned first unless asked otherwise", () => {
    expect(ids(all)).toEqual(ids(all.toSorted(inOrder("assignedAt")).toReversed()));
  });

  describe.each(Object.entries(keys))("by %s", (field, key) => {
    test.each(["ASC", "DESC"])("%s, in pages that neither skip nor repeat", async (direction) => {
      const expected = all.toSorted(inOrder(key));
      if (direction === "DESC") expected.reverse();
      expect(ids(await pages(many, { first: 11, sort: { field, direction } }))).toEqual(ids(expected));
    });
  });

  test("go down where a sort names no direction", async () => {
    expect(ids(await pages(many, { sort: { field: "ID" } }))).toEqual(ids(all.toSorted(inOrder("internalID")).toReversed()));
  });

  test.each(["ACCEPTED", "REJECTED", "EXPIRED", "PENDING", "CANCELLED"])("are narrowed to the answer %s", async (answer) => {
    const expected = all.filter((activity) => activity.answer === answer);
    expect(expected.length).toBeGreaterThan(0);
    expect(await pages(many, { filter: { answers: [answer] } })).toEqual(expected);
  });

  test.each(["COMPLETED", "WITHDRAWN", "OPEN"])("are narrowed to accepted ones that are %s", async (conclusion) => {
    const expected = all.filter((activity) => activity.conclusion === conclusion);
    expect(expected.length).toBeGreaterThan(0);
    expect(await pages(many, { filter: { conclusions: [conclusion] } })).toEqual(expected);
  });

  test.each(["ENROLLED", "NOT_ENROLLED"])("are narrowed to the enrolment status %s", async (enrolment) => {
    const expected = all.filter((activity) => activity.enrolment === enrolment);
    expect(expected.length).toBeGreaterThan(0);
    expect(await pages(many, { filter: { enrolment } })).toEqual(expected);
  });

  test("are narrowed by several filters at once, page by page", async () => {
    const expected = all
      .filter(({ answer, enrolment }) => ["ACCEPTED", "REJECTED"].includes(answer) && enrolment === "ENROLLED")
      .toSorted(inOrder("answeredAt"));
    const filter = { answers: ["ACCEPTED", "REJECTED"], enrolment: "ENROLLED" };
    expect(await pages(many, { first: 4, filter, sort: { field: "ANSWERED_AT", direction: "ASC" } })).toEqual(expected);
  });

  test("are none where no answer is wanted", async () => {
    expect(await pages(many, { filter: { answers: [] } })).toEqual([]);
  });

  test.each([
    ["no cursor at all", () => "x"],
    ["a cursor with another key", () => opaque("2026-01")],
    ["a cursor with a day that no month has", (cursor: string) => forged(cursor, "2026-02-30 00:00:00+00", "O1")],
    ["a cursor before all calendars", (cursor: string) => forged(cursor, "0000-01-01 00:00:00+00", "O1")],
    ["a cursor with SQL", (cursor: string) => forged(cursor, "now()", "O1")],
    ["a cursor with NUL", (cursor: string) => forged(cursor, "2026-01-01 00:00:00+00", "\0")],
  ])("refuse %s", async (_, forge) => {
    const { pageInfo } = await page(many, { first: 1 });
    const answer = await api.send(activityQuery, { variables: { dealer: many, after: forge(pageInfo.endCursor ?? "") } });
    expect(answer.errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", argument: "after" } }]);
  });

  test("refuse a filter of 6,000 answers", async () => {
    const answers = Array.from({ length: 6000 }, () => "PENDING");
    const answer = await api.send(activityQuery, { variables: { dealer: many, filter: { answers } } });
    expect(answer.errors).toMatchObject([{ message: "`answers` has 6000 entries; expected at most 100." }]);
  });

  test("begin and end with the month on the dealer's own clocks", async () => {
    const dealer = await newDealer(api.database.dataSource, { timeZone: "Pacific/Auckland" });
    const opportunities = ["2025-12-31T10:59:59.999Z", "2025-12-31T11:00:00Z", "2026-01-31T10:59:59.999Z", "2026-01-31T11:00:00Z"];
    await insertOpportunities(
      api.database.dataSource,
      dealer,
      opportunities.map((instant) => ({ id: instant, assigned_at: new Date(instant) })),
    );
    expect(ids(await pages(dealer, { sort: { field: "ID", direction: "ASC" } }))).toEqual(opportunities.slice(1, 3));
  });
});

describe("the number of a month's opportunities", () => {
  const query = `query ($dealer: ID!, $asOf: DateTime, $first: Int = 5, $after: String, $filter: OpportunityFilter) {
    dealer(id: $dealer, asOf: $asOf) {
      opportunities(month: "2026-01", first: $first, after: $after, filter: $filter) { totalCount nodes { internalID } pageInfo { endCursor } }
    }
  }`;
  async function counted(dealer: string, variables: Record<string, unknown> = {}) {
    const data = await api.ask<{ dealer: { opportunities: ActivityPage & { totalCount: number } } }>(query, {
      variables: { dealer, ...variables },
    });
    return data.dealer.opportunities;
  }

  test("is of all pages, on each of them", async () => {
    const { totalCount, nodes, pageInfo } = await counted(many);
    expect([totalCount, nodes.length]).toEqual([150, 5]);
    expect((await counted(many, { first: 100, after: pageInfo.endCursor })).totalCount).toBe(150);
  });

  test.each([
    [{ answers: ["EXPIRED"] }],
    [{ conclusions: ["COMPLETED", "OPEN"] }],
    [{ enrolment: "ENROLLED" }],
    [{ answers: ["ACCEPTED", "REJECTED"], enrolment: "NOT_ENROLLED" }],
  ])("is of those that the filter %j leaves", async (filter) => {
    const expected = (await pages(many, { filter })).length;
    expect(expected).toBeGreaterThan(1);
    expect((await counted(many, { filter, first: 1 })).totalCount).toBe(expected);
  });

  test("is 0 where none is left, and where there is none", async () => {
    expect((await counted(many, { filter: { answers: [] } })).totalCount).toBe(0);
    expect((await counted(await newDealer(api.database.dataSource))).totalCount).toBe(0);
  });

  test("is of those that were there at the instant asked for", async () => {
    const asOf = "2026-01-10T00:00:00.000Z";
    const expected = all.filter(({ assignedAt }) => assignedAt <= asOf).length;
    expect(expected).toBeGreaterThan(1);
    expect((await counted(many, { asOf, first: 1 })).totalCount).toBe(expected);
  });

  test("is told of several months of several dealers at once, each its own", async () => {
    const other = await newDealer(api.database.dataSource, { timeZone: "Asia/Tokyo" });
    const months = { "2025-12": 2, "2026-01": 3 };
    const given = Object.entries(months).flatMap(([month, count]) =>
      Array.from({ length: count }, (_, index) => ({ id: `${month}-${index}`, assigned_at: new Date(`${month}-15T00:00:00Z`) })),
    );
    await insertOpportunities(api.database.dataSource, other, given);
    const fields = Object.keys(months).map((month, index) => `m${index}: opportunities(month: "${month}", first: 1) { totalCount }`);
    const ask = `query ($ids: [ID!]) { dealers(filter: { ids: $ids }, sort: ID) { nodes { internalID ${fields.join(" ")} } } }`;
    const { dealers } = await api.ask<{ dealers: { nodes: object[] } }>(ask, { variables: { ids: [many, other] } });
    expect(dealers.nodes).toEqual(
      [
        { internalID: many, m0: { totalCount: 0 }, m1: { totalCount: 150 } },
        { internalID: other, m0: { totalCount: 2 }, m1: { totalCount: 3 } },
      ].toSorted((one, two) => (one.internalID < two.internalID ? -1 : 1)),
    );
  });
});

describe("an opportunity", () => {
  const assigned = new Date("2026-01-10T08:00:00Z");
  const accepted = { response: "ACCEPTED", responded_at: plus(assigned, hour) } as const;
  const completed = { outcome: "COMPLETED", outcome_at: plus(assigned, 5 * day) } as const;
  const cases: [string, Partial<OpportunityInput>, object][] = [
    [
      "without an answer in time is expired, with nothing to open",
      {},
      { answer: "EXPIRED", answeredAt: null, conclusion: null, concludedAt: null, hasDetails: false },
    ],
    [
      "accepted and open can be opened",
      accepted,
      { answer: "ACCEPTED", answeredAt: "2026-01-10T09:00:00.000Z", conclusion: "OPEN", concludedAt: null, hasDetails: true },
    ],
    [
      "completed tells when and why, and can be opened",
      { ...accepted, ...completed, close_reason: "REPAIRED" },
      { conclusion: "COMPLETED", concludedAt: "2026-01-15T08:00:00.000Z", conclusionReason: "REPAIRED", hasDetails: true },
    ],
    [
      "withdrawn cannot be opened any more",
      { ...accepted, outcome: "WITHDRAWN", outcome_at: plus(assigned, 2 * day), withdraw_reason: "owner moved" },
      { conclusion: "WITHDRAWN", concludedAt: "2026-01-12T08:00:00.000Z", conclusionReason: "owner moved", hasDetails: false },
    ],
    [
      "declined gives its reason",
      { response: "REJECTED", responded_at: plus(assigned, hour), decline_reason: "too far" },
      { answer: "REJECTED", declineReason: "too far", conclusion: null, hasDetails: false },
    ],
    [
      "accepted at the last instant is accepted",
      { response: "ACCEPTED", responded_at: plus(assigned, 48 * hour) },
      { answer: "ACCEPTED", expiresAt: "2026-01-12T08:00:00.000Z" },
    ],
    [
      "accepted a millisecond too late is expired",
      { response: "ACCEPTED", responded_at: plus(assigned, 48 * hour + 1) },
      { answer: "EXPIRED", answeredAt: "2026-01-12T08:00:00.001Z", conclusion: null, hasDetails: false },
    ],
    [
      "that expired is not shown as completed",
      { ...completed, response: "ACCEPTED", responded_at: plus(assigned, 3 * day) },
      { answer: "EXPIRED", conclusion: null, concludedAt: null, conclusionReason: null },
    ],
    ["whose request was cancelled while it was pending says so", { request_cancelled_at: plus(assigned, hour) }, { answer: "CANCELLED" }],
    [
      "enrolled tells when",
      { ...accepted, enrolled_at: plus(assigned, 9 * day) },
      { enrolment: "ENROLLED", enrolledAt: "2026-01-19T08:00:00.000Z" },
    ],
    [
      "enrolled later than now is not enrolled yet",
      { ...accepted, enrolled_at: plus(assigned, 60 * day) },
      { enrolment: "NOT_ENROLLED", enrolledAt: null },
    ],
  ];

  test.each(cases)("%s", async (_, given, expected) => {
    const dealer = await newDealer(api.database.dataSource);
    await insertOpportunities(api.database.dataSource, dealer, [{ id: "1", assigned_at: assigned, ...given }]);
    const { nodes } = await page(dealer);
    expect(nodes).toEqual([expect.objectContaining({ internalID: "1", dealerID: dealer, ...expected })]);
  });
});
