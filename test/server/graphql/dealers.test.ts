import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { forged, opaque } from "../../support/api-opaque.ts";
import { newDealer } from "../../support/api-records.ts";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";

interface DealerPage {
  readonly nodes: readonly { internalID: string; name: string }[];
  readonly edges: readonly { cursor: string; node: { internalID: string } }[];
  readonly pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

let api: ApiServer;
const names = ["Oak", "Birch", "Maple", "Birch", "Élan", "50%_off", "Ash", "birch"];
const ids = names.map((_, index) => `K${index}`);

beforeAll(async () => {
  api = await createApiServer("2026-06-15T12:00:00Z");
  for (const [index, name] of names.entries()) {
    const country = ["US", "FR", null][index % 3] ?? null;
    await newDealer(api.database.dataSource, { id: `K${index}`, name, country, timeZone: "America/Chicago" });
  }
});
afterAll(() => api.close());

const listQuery = `query ($filter: DealerFilter, $sort: DealerSort! = NAME, $first: Int! = 20, $after: String) {
  dealers(filter: $filter, sort: $sort, first: $first, after: $after) {
    nodes { internalID name } edges { cursor node { internalID } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;

async function list(variables: Record<string, unknown> = {}, as: "staff" | string[] = "staff"): Promise<DealerPage> {
  return (await api.ask<{ dealers: DealerPage }>(listQuery, { variables, as })).dealers;
}

const idsOf = ({ nodes }: DealerPage) => nodes.map(({ internalID }) => internalID);

describe("a dealer", () => {
  test("is found by its own id", async () => {
    const { dealer } = await api.ask<{ dealer: object }>('{ dealer(id: "K0") { internalID name country timeZone currency } }');
    expect(dealer).toEqual({ internalID: "K0", name: "Oak", country: "US", timeZone: "America/Chicago", currency: "USD" });
  });

  test("that is not there is null", async () => {
    expect(await api.ask('{ dealer(id: "K99") { name } }')).toEqual({ dealer: null });
  });

  test("without a country says so", async () => {
    expect(await api.ask('{ dealer(id: "K2") { country } }')).toEqual({ dealer: { country: null } });
  });
});

describe("the list of dealers", () => {
  test("in order of name breaks ties by id", async () => {
    const seen = idsOf(await list());
    expect(seen.toSorted()).toEqual(ids);
    expect(seen.indexOf("K1")).toBe(seen.indexOf("K3") - 1);
  });

  test("goes by id where asked", async () => {
    expect(idsOf(await list({ sort: "ID" }))).toEqual(ids);
  });

  test.each(["NAME", "ID"])("in pages by %s neither skips nor repeats", async (sort) => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: DealerPage = await list({ sort, first: 3, after });
      seen.push(...idsOf(page));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(idsOf(await list({ sort })));
  });

  test("says on its first page that more follow and none came before", async () => {
    const { pageInfo, edges } = await list({ first: 3 });
    expect(pageInfo).toEqual({
      hasNextPage: true,
      hasPreviousPage: false,
      startCursor: edges[0]?.cursor,
      endCursor: edges[2]?.cursor,
    });
  });

  test("says on its last page that none follow", async () => {
    const whole = await list({ first: 100 });
    const last = await list({ first: 100, after: whole.edges[6]?.cursor });
    expect(last.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    expect(last.nodes).toHaveLength(1);
  });

  test("has no cursors where it is empty", async () => {
    const { pageInfo } = await list({ filter: { ids: [] } });
    expect(pageInfo).toEqual({ hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null });
  });

  test.each([
    ["these ids", { ids: ["K4", "K0", "K99"] }, ["K0", "K4"]],
    ["a country", { countries: ["FR"] }, ["K1", "K4", "K7"]],
    ["two countries", { countries: ["FR", "US"] }, ["K0", "K1", "K3", "K4", "K6", "K7"]],
    ["ids and a country together", { ids: ["K0", "K1"], countries: ["FR"] }, ["K1"]],
    ["a part of a name in any case", { search: "BIR" }, ["K1", "K3", "K7"]],
    ["a part of an id", { search: "k5" }, ["K5"]],
    ["a percent sign that stands for itself", { search: "%" }, ["K5"]],
    ["an underscore that stands for itself", { search: "_" }, ["K5"]],
    ["a backslash that stands for itself", { search: "\\" }, []],
    ["accents as written", { search: "éla" }, ["K4"]],
    ["no country", { countries: [] }, []],
    ["null, which does not narrow", { ids: null, countries: null, search: null }, ids],
    ["a blank search, which does not narrow", { search: "" }, ids],
  ])("narrowed to %s", async (_, filter, expected) => {
    expect(idsOf(await list({ filter, sort: "ID" }))).toEqual(expected);
  });

  test.each([0, -1, 101, 2_147_483_647])("refuses a page of %d", async (first) => {
    const answer = await api.send(listQuery, { variables: { first } });
    expect(answer.errors).toMatchObject([
      { message: `\`first\` is ${first}; expected 1 to 100.`, extensions: { code: "BAD_USER_INPUT", argument: "first" } },
    ]);
  });

  test.each([
    ["no cursor at all", () => "garbage"],
    ["a cursor of another list", () => opaque("2026-01")],
    ["a cursor with numbers", (cursor: string) => forged(cursor, 1, 2)],
    ["a cursor with NUL", (cursor: string) => forged(cursor, "Oak\0", "K0")],
    ["an empty cursor", () => ""],
  ])("refuses %s", async (_, forge) => {
    const { pageInfo } = await list({ first: 1 });
    const answer = await api.send(listQuery, { variables: { after: forge(pageInfo.endCursor ?? "") } });
    expect(answer.errors).toMatchObject([
      { message: expect.stringContaining("expected an `endCursor`") as string, extensions: { code: "BAD_USER_INPUT", argument: "after" } },
    ]);
  });

  test.each([
    ["ids", { ids: Array.from({ length: 10_000 }, () => "K") }, "`ids` has 10000 entries; expected at most 100."],
    ["countries", { countries: Array.from({ length: 101 }, () => "US") }, "`countries` has 101 entries; expected at most 100."],
    ["a search", { search: "k".repeat(201) }, "`search` has 201 characters; expected at most 200."],
  ])("refuses %s longer than allowed", async (_, filter, message) => {
    const answer = await api.send(listQuery, { variables: { filter } });
    expect(answer.errors).toMatchObject([{ message, extensions: { code: "BAD_USER_INPUT" } }]);
  });
});

describe("the viewer", () => {
  const viewerQuery = "{ viewer { subject roles dealers(sort: ID) { nodes { internalID } } } }";

  test("of staff sees every dealer", async () => {
    const { viewer } = await api.ask<{ viewer: { dealers: DealerPage } }>(viewerQuery);
    expect(viewer).toMatchObject({ subject: "someone", roles: ["STAFF"] });
    expect(idsOf(viewer.dealers)).toEqual(ids);
  });

  test("of two dealers sees both", async () => {
    const { viewer } = await api.ask<{ viewer: { dealers: DealerPage } }>(viewerQuery, { as: ["K1", "K2"] });
    expect(viewer).toMatchObject({ roles: ["DEALER"] });
    expect(idsOf(viewer.dealers)).toEqual(["K1", "K2"]);
  });

  test("whose token names no dealer sees none", async () => {
    const { viewer } = await api.ask<{ viewer: { dealers: DealerPage } }>(viewerQuery, { as: [] });
    expect(idsOf(viewer.dealers)).toEqual([]);
  });
});
