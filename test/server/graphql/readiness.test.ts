import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newDealer } from "../../support/api-records.ts";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";
import { insertServiceRecord } from "../../support/service-records.ts";

let api: ApiServer;
beforeAll(async () => {
  api = await createApiServer("2026-06-15T12:00:00Z");
});
afterAll(() => api.close());

interface Need {
  readonly recordKind: string;
  readonly column: string | null;
  readonly value: string | null;
}
interface Readiness {
  readonly metrics: readonly {
    readonly metric: { readonly code: string };
    readonly state: string;
    readonly missing: readonly Need[];
    readonly incomplete: readonly {
      readonly need: Need;
      readonly records: number;
      readonly possible: number;
      readonly share: number | null;
    }[];
  }[];
  readonly unlocks: readonly {
    readonly need: Need & { readonly label: string | null; readonly importKind: string; readonly importColumn: string | null };
    readonly unlocks: readonly { readonly code: string }[];
    readonly alsoNeededBy: readonly { readonly code: string }[];
  }[];
  readonly kinds: readonly { readonly recordKind: string; readonly records: number }[];
}

const fields = `metrics { metric { code } state missing { recordKind column value } incomplete { need { recordKind column value } records possible share } }
  unlocks { need { recordKind column value label importKind importColumn } unlocks { code } alsoNeededBy { code } } kinds { recordKind records }`;

async function readiness(dealer: string, language?: string): Promise<Readiness> {
  const data = await api.ask<{ dealer: { readiness: Readiness } }>(
    `query ($dealer: ID!) { dealer(id: $dealer) { readiness(program: AFTER_SALES) { ${fields} } } }`,
    { variables: { dealer }, ...(language ? { language } : {}) },
  );
  return data.dealer.readiness;
}

const of = async (dealer: string, code: string) => (await readiness(dealer)).metrics.find(({ metric }) => metric.code === code);
const told = ({ recordKind, column, value }: Need) => [recordKind, column, value].filter((part) => part !== null).join(".");

/** A dealer with repair orders closed in May, each with these columns. */
async function dealerWith(...orders: readonly Readonly<Record<string, unknown>>[]): Promise<string> {
  const dealer = await newDealer(api.database.dataSource);
  for (const [index, values] of orders.entries()) {
    const record = {
      dealer_id: dealer,
      id: `W${index}`,
      place: "WORKSHOP",
      opened_at: "2026-05-01T08:00:00Z",
      closed_at: "2026-05-02T08:00:00Z",
    };
    await insertServiceRecord(api.database.dataSource, "work_order", { ...record, ...values });
  }
  return dealer;
}

const menu = "MENU_PRICED_QUOTE_RATE";
const apart = { customer_id: "C1", nature: "REACTIVE" };
const customer = (dealer: string) => insertServiceRecord(api.database.dataSource, "customer", { dealer_id: dealer, id: "C1" });

describe("a metric", () => {
  test("waits for a kind of which there is no record", async () => {
    const dealer = await newDealer(api.database.dataSource);
    expect(await of(dealer, menu)).toMatchObject({ state: "MISSING", missing: [{ recordKind: "WORK_ORDER", column: null, value: null }] });
  });

  test("waits for a column that no record has filled; a blank text fills nothing", async () => {
    const dealer = await dealerWith({ problem_code: " " });
    expect((await of(dealer, menu))?.missing.map(told)).toEqual(["WORK_ORDER.fully_menu_priced"]);
  });

  test("waits for a value without which nothing can be counted", async () => {
    const dealer = await dealerWith({ place: "ON_SITE", fully_menu_priced: true });
    expect((await of(dealer, menu))?.missing.map(told)).toEqual(["WORK_ORDER.place.WORKSHOP"]);
  });

  test("is ready where all that it looks at is recorded, however the answers are", async () => {
    const dealer = await dealerWith({ fully_menu_priced: false, ...apart });
    await customer(dealer);
    expect(await of(dealer, menu)).toMatchObject({ state: "READY", missing: [], incomplete: [] });
  });

  test("is partly ready where what would leave records out is recorded nowhere", async () => {
    const dealer = await dealerWith({ fully_menu_priced: true, ...apart });
    expect(await of(dealer, menu)).toMatchObject({
      state: "PARTLY",
      missing: [],
      incomplete: [{ need: { recordKind: "CUSTOMER", column: null }, records: 0, possible: 0, share: null }],
    });
  });

  test.each([
    ["fewer than half", [true, null, null], "PARTLY", [{ records: 1, possible: 3 }]],
    ["half", [true, null], "READY", []],
  ])("is judged by how many records have a fact: %s", async (_, flags, state, incomplete) => {
    const dealer = await dealerWith(...flags.map((fully_menu_priced) => ({ fully_menu_priced, ...apart })));
    await customer(dealer);
    expect(await of(dealer, menu)).toMatchObject({ state, incomplete });
  });

  test("looks back twelve months", async () => {
    const old = { opened_at: "2025-06-14T00:00:00Z", closed_at: "2025-06-15T12:00:00Z", fully_menu_priced: true };
    expect((await of(await dealerWith(old), menu))?.missing.map(told)).toEqual(["WORK_ORDER"]);
    const recent = await dealerWith({ ...old, closed_at: "2025-06-15T12:00:00.001Z" });
    expect((await of(recent, menu))?.state).toBe("PARTLY");
  });
});

describe("what is missing", () => {
  test("comes in the order of how many metrics wait for it alone", async () => {
    const dealer = await dealerWith({ ...apart });
    const { unlocks } = await readiness(dealer);
    const counts = unlocks.map((each) => each.unlocks.length);
    expect(counts).toEqual(counts.toSorted((one, other) => other - one));
    expect(unlocks.find(({ need }) => told(need) === "WORK_ORDER.pre_inspected")).toMatchObject({
      unlocks: [],
      alsoNeededBy: [{ code: "INSPECTION_SHEET_RATE" }, { code: "INTERACTIVE_INSPECTION_RATE" }],
    });
    expect(unlocks.find(({ need }) => told(need) === "WORK_ORDER.sold_hours")).toMatchObject({
      need: { label: "hours sold", importKind: "work-orders", importColumn: "sold_hours" },
      unlocks: [{ code: "HOURS_SOLD_PER_RO" }],
    });
  });

  test("is the kind where there is no record at all, with all that it unlocks", async () => {
    const dealer = await newDealer(api.database.dataSource);
    const { unlocks, kinds } = await readiness(dealer);
    expect(unlocks[0]).toMatchObject({ need: { recordKind: "WORK_ORDER", column: null, importKind: "work-orders" } });
    expect(unlocks.every(({ need }) => need.column === null)).toBe(true);
    expect(kinds.every(({ records }) => records === 0)).toBe(true);
  });

  test("is told in the reader's language", async () => {
    const { unlocks } = await readiness(await dealerWith({}), "fr");
    const label = unlocks.find(({ need }) => told(need) === "WORK_ORDER.sold_hours")?.need.label;
    expect(label).toMatch(/heures/);
  });
});

test("many dealers' readiness takes one statement", async () => {
  const [one, other] = [await dealerWith({}), await dealerWith({})];
  const names = await api.statements.during(() =>
    api.ask(
      `query ($ids: [ID!]) { dealers(filter: { ids: $ids }) { nodes { readiness(program: FIELD_SERVICE) { metrics { state } } } } }`,
      {
        variables: { ids: [one, other] },
      },
    ),
  );
  expect(names.filter((name) => name.startsWith("recorded_needs"))).toHaveLength(1);
});
