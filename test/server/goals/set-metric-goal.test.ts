import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newDealer } from "../../support/api-records.ts";
import { program } from "../../support/api-scorecards.ts";
import { type ApiServer, type Asker, createApiServer } from "../../support/api-server.ts";

const now = "2026-06-15T12:00:00.000Z";
let api: ApiServer;
beforeAll(async () => {
  api = await createApiServer(now);
});
afterAll(() => api.close());

interface Payload {
  readonly goal: Readonly<Record<string, unknown>> | null;
  readonly userErrors: readonly { readonly field: readonly string[] | null; readonly message: string; readonly code: string }[];
}

const fields = "metric { code goal { value } } goal { value direction strict } currency source country dealerID validFrom setBy setAt";

async function send(input: Record<string, unknown>, as: Asker = "staff"): Promise<Payload> {
  const { setMetricGoal } = await api.ask<{ setMetricGoal: Payload }>(
    `mutation ($input: SetMetricGoalInput!) { setMetricGoal(input: $input) { goal { ${fields} } userErrors { field message code } } }`,
    { as, variables: { input: { program, metric: "CLOSE_RATE", validFrom: "2026-06-01", ...input } } },
  );
  return setMetricGoal;
}

interface Listed {
  readonly source: string;
  readonly goal: { readonly value: number } | null;
  readonly currency: string | null;
  readonly metric: { readonly code: string; readonly goal: { readonly value: number } | null };
}

async function goalsOf(dealer: string, code: string, of = program, asOf: string | null = null): Promise<Listed[]> {
  const data = await api.ask<{ dealer: { goals: Listed[] } }>(
    `query ($dealer: ID!, $of: ProgramCode!, $asOf: DateTime) { dealer(id: $dealer, asOf: $asOf) { goals(program: $of) { ${fields} } } }`,
    { variables: { dealer, of, asOf } },
  );
  return data.dealer.goals.filter(({ metric }) => metric.code === code);
}

const stored = () => api.database.dataSource.query<object[]>("SELECT id FROM metric_goal");
const dealerOf = (country: string | null = null, timeZone = "UTC") =>
  newDealer(api.database.dataSource, { id: `D-${randomUUID()}`, country, timeZone });

describe("staff", () => {
  test("set a goal for a dealer, which answers with where it comes from, since when and by whom", async () => {
    const dealer = await dealerOf();
    const goal = {
      metric: { code: "CLOSE_RATE", goal: { value: 0.55 } },
      goal: { value: 0.55, direction: "AT_LEAST", strict: true },
      currency: null,
      source: "DEALER",
      country: null,
      dealerID: dealer,
      validFrom: "2026-06-01",
      setBy: "someone",
      setAt: now,
    };
    expect(await send({ dealerID: dealer, value: 0.55, strict: true })).toEqual({ goal, userErrors: [] });
    expect(await goalsOf(dealer, "CLOSE_RATE")).toEqual([goal]);
  });

  test("set one for a country: other countries keep theirs", async () => {
    const [inside, outside] = [await dealerOf("NZ"), await dealerOf("AU")];
    await send({ country: "NZ", value: 0.5 });
    expect(await goalsOf(inside, "CLOSE_RATE")).toMatchObject([{ source: "COUNTRY", country: "NZ", goal: { value: 0.5 } }]);
    expect(await goalsOf(outside, "CLOSE_RATE")).toMatchObject([
      { source: "CATALOGUE", goal: { value: 0.6 }, validFrom: null, setBy: null, setAt: null },
    ]);
  });

  test("set one for everybody, which the program's definition shows", async () => {
    const dealer = await dealerOf();
    expect(await send({ metric: "CONVERSION_RATE", value: 0.35 })).toMatchObject({ goal: { source: "EVERYBODY" }, userErrors: [] });
    expect(await goalsOf(dealer, "CONVERSION_RATE")).toMatchObject([{ source: "EVERYBODY", metric: { goal: { value: 0.35 } } }]);
    const shown = await api.ask(`{ metricDefinition(program: ${program}, code: "CONVERSION_RATE") { goal { value } } }`);
    expect(shown).toEqual({ metricDefinition: { goal: { value: 0.35 } } });
  });

  test("withdraw one: the wider holds again, and what was set before is kept", async () => {
    const dealer = await dealerOf();
    await send({ dealerID: dealer, value: 0.5, validFrom: "2026-05-01" });
    expect(await send({ dealerID: dealer, withdraw: true })).toMatchObject({ goal: { goal: null, source: "DEALER" }, userErrors: [] });
    expect(await goalsOf(dealer, "CLOSE_RATE")).toMatchObject([{ source: "CATALOGUE" }]);
    const rows = await api.database.dataSource.query<object[]>(
      "SELECT valid_from::text, value FROM metric_goal WHERE dealer_id = $1 ORDER BY id",
      [dealer],
    );
    expect(rows).toEqual([
      { valid_from: "2026-05-01", value: "0.5" },
      { valid_from: "2026-06-01", value: null },
    ]);
  });

  test("set one anew for the same day, in the same millisecond: the later holds", async () => {
    const dealer = await dealerOf();
    await send({ dealerID: dealer, value: 0.5 });
    await send({ dealerID: dealer, value: 0.45 });
    expect(await goalsOf(dealer, "CLOSE_RATE")).toMatchObject([{ goal: { value: 0.45 } }]);
  });

  test("set goals of one metric in two currencies: each holds for its own", async () => {
    const dealer = await dealerOf();
    const money = { program: "FIELD_SERVICE", metric: "EXPEDITED_PARTS_COST", dealerID: dealer };
    expect((await send({ ...money, value: 500, currency: "CAD" })).userErrors).toEqual([]);
    await send({ ...money, value: 400, currency: "USD" });
    expect(await goalsOf(dealer, money.metric, money.program)).toMatchObject([
      { currency: "USD", goal: { value: 400, direction: "AT_MOST" } },
      { currency: "CAD", goal: { value: 500 } },
    ]);
    await send({ ...money, withdraw: true, currency: "USD" });
    expect(await goalsOf(dealer, money.metric, money.program)).toMatchObject([{ currency: "CAD" }]);
  });

  test.each([
    ["an unknown metric", { metric: "NPS", value: 0.5 }, "metric", 'has no metric "NPS"'],
    ["a share above 1", { value: 60 }, "value", "60 is out of range for CLOSE_RATE; expected 0 to 1, a share: 0.8 is 80 %."],
    ["a share below 0", { value: -0.1 }, "value", "expected 0 to 1"],
    ["neither value nor withdrawal", {}, "value", "needs a value"],
    ["a value to withdraw", { value: 0.5, withdraw: true }, "value", "expected a value or `withdraw`"],
    ["a withdrawal of nothing", { withdraw: true, country: "IS" }, "withdraw", "there is none to withdraw"],
    ["the side on which it gets worse", { value: 0.5, direction: "AT_MOST" }, "direction", "expected AT_LEAST, not AT_MOST"],
    ["a currency for a share", { value: 0.5, currency: "USD" }, "currency", "is not in money"],
    [
      "money without a currency",
      { program: "FIELD_SERVICE", metric: "EXPEDITED_PARTS_COST", value: 1 },
      "currency",
      "expected its currency",
    ],
    [
      "money in a currency that is none",
      { program: "FIELD_SERVICE", metric: "EXPEDITED_PARTS_COST", value: 1, currency: "dollar" },
      "currency",
      '"dollar" is no currency',
    ],
    [
      "money in a code of no currency",
      { program: "FIELD_SERVICE", metric: "EXPEDITED_PARTS_COST", value: 1, currency: "ZZZ" },
      "currency",
      '"ZZZ" is no currency; expected an ISO 4217 code such as "USD".',
    ],
    ["a metric that gets better neither way", { metric: "OPEN_COUNT", value: 1 }, "direction", "expected AT_LEAST or AT_MOST"],
    ["a score beyond 100", { program: "FIELD_SERVICE", metric: "NET_PROMOTER_SCORE", value: 101 }, "value", "expected -100 to 100"],
    ["efficiency in whole per cents", { program: "AFTER_SALES", metric: "LABOUR_EFFICIENCY", value: 110 }, "value", "expected 0 to 2"],
    ["negative hours", { program: "FIELD_SERVICE", metric: "IDLE_HOURS", value: -1 }, "value", "expected at least 0"],
    ["a country that is none", { value: 0.5, country: "Sweden" }, "country", '"Sweden" is no country'],
    ["a dealer and a country", { value: 0.5, country: "SE", dealerID: "D" }, "country", "expected one of the two"],
    ["a dealer that is not there", { value: 0.5, dealerID: "nobody" }, "dealerID", 'There is no dealer "nobody".'],
    ["a dealer that cannot be there", { value: 0.5, dealerID: "no\0body" }, null, "NUL"],
    ["a day far off", { value: 0.5, validFrom: "0999-12-31" }, "validFrom", "expected a day of the years 1000 to 2999"],
  ])("are refused %s, and nothing is stored", async (_, input, field, message) => {
    const before = await stored();
    const { goal, userErrors } = await send(input);
    expect(goal).toBeNull();
    expect(userErrors).toEqual([
      {
        field: field === null ? null : ["input", field],
        message: expect.stringContaining(message) as string,
        code: expect.any(String) as string,
      },
    ]);
    expect(await stored()).toEqual(before);
  });

  test.each(["2026-02-30", "soon", "2026-13-01"])("are refused %s, which is no day", async (validFrom) => {
    const { errors } = await api.send(
      `mutation ($day: Date!) { setMetricGoal(input: { program: ${program}, metric: "CLOSE_RATE", validFrom: $day, value: 0.5 }) { userErrors { message } } }`,
      { variables: { day: validFrom } },
    );
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
  });

  test("may ask for more than 100 % of labour efficiency: hours sold can be more than hours clocked", async () => {
    const dealer = await dealerOf();
    expect((await send({ program: "AFTER_SALES", metric: "LABOUR_EFFICIENCY", value: 1.1, dealerID: dealer })).userErrors).toEqual([]);
  });
});

describe("a dealer", () => {
  const own = { program: "FIELD_SERVICE", metric: "RESCHEDULE_RATE", value: 0.1 };

  test("sets a goal for itself where the program has none", async () => {
    const dealer = await dealerOf();
    expect(await send({ ...own, dealerID: dealer }, [dealer])).toMatchObject({
      goal: { source: "OWN", dealerID: dealer, goal: { value: 0.1, direction: "AT_MOST" } },
      userErrors: [],
    });
    expect(await goalsOf(dealer, own.metric, own.program)).toMatchObject([{ source: "OWN" }]);
  });

  test("withdraws its own", async () => {
    const dealer = await dealerOf();
    await send({ ...own, dealerID: dealer }, [dealer]);
    const { value: _, ...metric } = own;
    expect((await send({ ...metric, withdraw: true, dealerID: dealer }, [dealer])).userErrors).toEqual([]);
    expect(await goalsOf(dealer, own.metric, own.program)).toEqual([]);
  });

  test("sets none where the program has one", async () => {
    const dealer = await dealerOf();
    expect((await send({ dealerID: dealer, value: 0.1 }, [dealer])).userErrors).toEqual([
      {
        field: ["input", "metric"],
        code: "FORBIDDEN",
        message: expect.stringContaining("CLOSE_RATE has a goal from the program") as string,
      },
    ]);
  });

  test("sets none where staff have set one, and its own gives way to one that they set later", async () => {
    const dealer = await dealerOf();
    await send({ ...own, dealerID: dealer }, [dealer]);
    await send({ ...own, value: 0.05, dealerID: dealer });
    expect((await send({ ...own, dealerID: dealer }, [dealer])).userErrors).toMatchObject([
      { code: "FORBIDDEN", message: expect.stringContaining("a goal from staff") as string },
    ]);
    expect(await goalsOf(dealer, own.metric, own.program)).toMatchObject([{ source: "DEALER", goal: { value: 0.05 } }]);
  });

  test("cannot withdraw what staff set for it", async () => {
    const dealer = await dealerOf();
    await send({ dealerID: dealer, value: 0.5 });
    expect((await send({ dealerID: dealer, withdraw: true }, [dealer])).userErrors).toMatchObject([{ code: "BAD_USER_INPUT" }]);
    expect(await goalsOf(dealer, "CLOSE_RATE")).toMatchObject([{ source: "DEALER" }]);
  });

  test.each([
    ["another dealer", { dealerID: "another" }],
    ["everybody", {}],
    ["a country", { country: "US" }],
    ["itself in a country", { country: "US", dealerID: "itself" }],
  ])("sets none for %s", async (_, input) => {
    const before = await stored();
    expect((await send({ ...own, ...input }, ["itself"])).userErrors).toMatchObject([{ code: "FORBIDDEN" }]);
    expect(await stored()).toEqual(before);
  });
});

describe("the goal in force today", () => {
  test.each([
    ["UTC", "CATALOGUE"],
    ["Pacific/Auckland", "DEALER"],
  ])("in %s, half a day before the day begins in UTC, is the %s's", async (timeZone, source) => {
    const dealer = await dealerOf(null, timeZone);
    await send({ dealerID: dealer, value: 0.5, validFrom: "2026-06-16" });
    expect(await goalsOf(dealer, "CLOSE_RATE")).toMatchObject([{ source, metric: { goal: { value: source === "DEALER" ? 0.5 : 0.6 } } }]);
  });

  test("as of a past instant is what was set by then", async () => {
    const dealer = await dealerOf();
    await send({ dealerID: dealer, value: 0.5 });
    const before = new Date(new Date(now).getTime() - 1).toISOString();
    expect(await goalsOf(dealer, "CLOSE_RATE", program, before)).toMatchObject([{ source: "CATALOGUE" }]);
  });

  test("stands at a dealer's tile", async () => {
    const dealer = await dealerOf();
    await send({ dealerID: dealer, value: 0.5 });
    const { dealer: shown } = await api.ask<{ dealer: { tiles: object[] } }>(
      `{ dealer(id: "${dealer}") { tiles(program: ${program}) { metric { code goal { value } } } } }`,
    );
    expect(shown.tiles).toContainEqual({ metric: { code: "CLOSE_RATE", goal: { value: 0.5 } } });
  });
});
