import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newDealer } from "../../support/api-records.ts";
import { program, publish } from "../../support/api-scorecards.ts";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";
import { closeRateWithin, insertAccepted, type Move, preview, previewQuery } from "../../support/definitions.ts";
import { setGoals } from "../../support/goals.ts";
import { day } from "../../support/opportunities.ts";

const now = new Date("2026-06-15T12:00:00Z");
const dealers = ["A", "B", "C", "D", "E"];
/** The dealers of every test, whatever others there are. */
const months = { from: "2026-01", to: "2026-03", filter: { ids: dealers } };

let api: ApiServer;
beforeAll(async () => {
  api = await createApiServer(now);
  const { dataSource } = api.database;
  for (const id of dealers) await newDealer(dataSource, { id, country: id === "D" ? "CA" : "US" });
  // The goal is 60 %.
  await insertAccepted(api, "A", "2026-02", [day, 2 * day, 3 * day, null, null]);
  await insertAccepted(api, "B", "2026-02", [10 * day, 10 * day, 21 * day, null, null]);
  await insertAccepted(api, "C", "2026-02", [10 * day, 10 * day, 21 * day + 1, null, null]);
  await insertAccepted(api, "D", "2026-03", [25 * day, null, null, null]);
  await insertAccepted(api, "E", "2026-01", ["25 not compliant"]);
  // January and February are final, March waits for its window.
  await publish(api, "2026-05-01T00:00:00Z");
  await dataSource.query("UPDATE opportunity SET outcome = NULL, outcome_at = NULL WHERE dealer_id = 'A' AND id = '2026-02-0'");
});
afterAll(() => api.close());

const told = ({ dealer, month, before, after, crossing, valueChange, published }: Move) =>
  [
    dealer.internalID,
    month,
    `${before.numerator}/${before.denominator} ${before.met}`,
    `${after.numerator}/${after.denominator} ${after.met}`,
    crossing ?? valueChange ?? "",
    published ? `v${published.version}` : "open",
  ].join(" | ");

/** Dealers that a window of 21 days moves. */
const moved = async (variables: object) =>
  (await preview(api, { definition: closeRateWithin(21), ...variables })).moves.nodes.map(({ dealer }) => dealer.internalID);

/** How many statements a preview takes. */
async function statements(variables: object): Promise<number> {
  const start = api.statements.sent.length;
  await preview(api, { definition: closeRateWithin(21), ...variables });
  return api.statements.sent.slice(start).filter(({ text }) => !/^(BEGIN|COMMIT)/.test(text)).length;
}

describe("a window of 21 days in place of 30", () => {
  test("moves exactly these dealers and months; one misses its goal by a millisecond", async () => {
    const { faults, moves } = await preview(api, { ...months, definition: closeRateWithin(21) });
    expect(faults).toEqual([]);
    expect(moves.nodes.map(told)).toEqual([
      "C | 2026-02 | 3/5 true | 2/5 false | NEWLY_MISSED | v1",
      "D | 2026-03 | 1/4 false | 0/4 false |  | open",
      "E | 2026-01 | 0/0 null | 0/1 false | WON | v1",
    ]);
    const [missed] = moves.nodes;
    expect(missed?.difference).toBeCloseTo(-0.2, 12);
    expect(missed?.before.goal).toEqual({ value: 0.6 });
    // It is final 9 days sooner, too.
    expect([missed?.before.finalAt, missed?.after.finalAt]).toEqual(["2026-04-02T00:00:00.000Z", "2026-03-24T00:00:00.000Z"]);
  });

  test("its totals; what the records changed since publication is told apart", async () => {
    const { totals } = await preview(api, { ...months, definition: closeRateWithin(21) });
    expect(totals).toEqual({
      dealers: 5,
      months: 5,
      dealersMoved: 3,
      moved: 3,
      newlyMet: 0,
      newlyMissed: 1,
      valuesWon: 1,
      valuesLost: 0,
      final: 2,
      recordsChanged: 1,
    });
  });

  test("of those that cross a goal only", async () => {
    const { moves } = await preview(api, { ...months, definition: closeRateWithin(21), crossing: true });
    expect(moves.nodes.map(({ dealer }) => dealer.internalID)).toEqual(["C"]);
  });

  test("of some dealers, or months, only", async () => {
    expect(await moved({ ...months, filter: { ids: ["A", "E"] } })).toEqual(["E"]);
    expect(await moved({ ...months, filter: { countries: ["CA"] } })).toEqual(["D"]);
    expect(await moved({ ...months, from: "2026-02", to: "2026-02" })).toEqual(["C"]);
    // Left out: the twelve months that end with this one.
    expect(await moved({ filter: { ids: dealers } })).toEqual(["C", "D", "E"]);
  });

  test("comes in pages", async () => {
    const definition = closeRateWithin(21);
    const pages: string[][] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { moves }: Awaited<ReturnType<typeof preview>> = await preview(api, { ...months, definition, first: 2, after });
      pages.push(moves.nodes.map(({ dealer }) => dealer.internalID));
      ({ endCursor: after, hasNextPage: more } = moves.pageInfo);
    }
    expect(pages).toEqual([["C", "D"], ["E"]]);
  });

  test("a goal that was set for an open month is the one that is crossed; a published month keeps its own", async () => {
    const others = ["F", "G"];
    for (const id of others) await newDealer(api.database.dataSource, { id });
    await insertAccepted(api, "F", "2026-03", [25 * day, null, null, null]);
    await insertAccepted(api, "G", "2026-01", [25 * day, null, null, null]);
    await publish(api, "2026-05-01T00:00:00Z");
    await setGoals(
      api,
      others.map((dealerId) => ({ scope: "DEALER" as const, dealerId, metric: "CLOSE_RATE", value: "0.25" })),
    );
    const { moves } = await preview(api, { ...months, definition: closeRateWithin(21), filter: { ids: others } });
    expect(moves.nodes.map((move) => `${told(move)} ${move.before.goal?.value}`)).toEqual([
      "F | 2026-03 | 1/4 true | 0/4 false | NEWLY_MISSED | open 0.25",
      "G | 2026-01 | 1/4 false | 0/4 false |  | v1 0.6",
    ]);
  });
});

test("a window that is longer by a day makes one more meet its goal", async () => {
  await newDealer(api.database.dataSource, { id: "H" });
  await insertAccepted(api, "H", "2026-02", [day, day, 30 * day + 1, null, null]);
  const { moves, totals } = await preview(api, { ...months, definition: closeRateWithin(31), filter: { ids: ["H"] } });
  expect(moves.nodes.map(told)).toEqual(["H | 2026-02 | 2/5 false | 3/5 true | NEWLY_MET | open"]);
  expect(totals?.["newlyMet"]).toBe(1);
});

test("the definition as it is moves nothing", async () => {
  const { moves, totals } = await preview(api, { ...months, definition: closeRateWithin(30) });
  expect(moves.nodes).toEqual([]);
  expect(totals?.["moved"]).toBe(0);
});

test("nothing is stored, and nothing published moves", async () => {
  const stored = () => api.database.dataSource.query<object[]>("SELECT * FROM metric_result ORDER BY dealer_id, month, metric, edition");
  const before = await stored();
  await preview(api, { ...months, definition: closeRateWithin(21) });
  expect(await stored()).toEqual(before);
});

test("a faulty definition is measured not at all: each fault has its place, its value and what was expected", async () => {
  const start = api.statements.sent.length;
  const answer = await preview(api, { ...months, definition: closeRateWithin(21).replaceAll('"accepted_at"', '"accepted_at)--"') });
  expect(answer.totals).toBeNull();
  expect(answer.moves.nodes).toEqual([]);
  expect(answer.faults).toContainEqual({
    path: "numerator.conditions[1].start",
    value: '"accepted_at)--"',
    message: expect.stringContaining("Expected one of assigned_at, "),
  });
  expect(api.statements.sent.slice(start)).toEqual([]);
});

test("a text of the definition reaches SQL as a value alone", async () => {
  const value = "'; DROP TABLE dealer CASCADE; --";
  const changed = { ...(JSON.parse(closeRateWithin(21)) as object), numerator: { op: "is", field: "close_reason", value } };
  const { moves } = await preview(api, { ...months, definition: JSON.stringify(changed) });
  expect(moves.nodes.every(({ after }) => after.numerator === 0)).toBe(true);
  expect(await api.database.dataSource.query<object[]>("SELECT count(*) >= 5 AS there FROM dealer")).toEqual([{ there: true }]);
});

describe("what makes no sense is refused", () => {
  const base = { program, metric: "CLOSE_RATE", first: 1, crossing: false };
  test.each([
    ["neither version nor definition", {}, "Expected either `definition` or `version`; CLOSE_RATE has no other version."],
    ["both", { version: 2, definition: closeRateWithin(21) }, "Expected either `definition` or `version`"],
    ["an unknown version", { version: 7 }, "CLOSE_RATE has no other version."],
    ["an unknown metric", { metric: "X", definition: "{}" }, 'FLEET_SERVICE_OPPORTUNITIES has no metric "X"'],
    ["too many months", { definition: "{}", from: "2024-01", to: "2026-01" }, "expected 1 to 24 months"],
    ["months the wrong way round", { definition: "{}", from: "2026-02", to: "2026-01" }, "expected 1 to 24 months"],
    ["a cursor of another list", { definition: closeRateWithin(21), after: "WyJ4Il0" }, "`after` is no cursor of this list"],
  ])("%s", async (_, variables, message) => {
    const { errors } = await api.send(previewQuery, { variables: { ...base, ...variables } });
    expect(errors.map((error) => error.message).join()).toContain(message);
    expect(errors[0]?.extensions.code).toBe("BAD_USER_INPUT");
  });

  test("a dealer's question, also about itself", async () => {
    const variables = { ...base, definition: closeRateWithin(21), filter: { ids: ["A"] } };
    const { errors } = await api.send(previewQuery, { as: ["A"], variables });
    expect(errors).toMatchObject([
      { message: "Only staff see what another version of a definition would move.", extensions: { code: "FORBIDDEN" } },
    ]);
  });
});

test("takes four statements, whatever the number of dealers and months", async () => {
  expect(await statements({ from: "2026-02", to: "2026-02", filter: { ids: ["A"] } })).toBe(4);
  expect(await statements({ from: "2024-07", to: "2026-06" })).toBe(4);
});
