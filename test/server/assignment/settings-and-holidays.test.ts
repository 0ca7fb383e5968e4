import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type ApiServer, type Asker, createApiServer } from "../../support/api-server.ts";
import { centre, takingPart } from "../../support/requests.ts";

/** A Monday; the next Saturday is the 20th. */
const now = "2026-06-15T10:00:00.000Z";
let api: ApiServer;
let dealer: string;
beforeAll(async () => {
  api = await createApiServer(now);
  dealer = await takingPart(api.database.dataSource, { id: "D1", country: "US", timeZone: "America/Chicago" });
});
afterAll(() => api.close());

interface Settings {
  readonly version: number;
  readonly setAt: string | null;
}

interface UserError {
  readonly code: string;
  readonly field: readonly string[] | null;
  readonly message: string;
}

const fields = `version responseClock responseHours radiusKm engagementWeight conversionWeight satisfactionWeight staleAfterDays closeWithinDays
  setAt setBy`;
const ofProgram = {
  responseClock: "ELAPSED",
  responseHours: 48,
  radiusKm: 80,
  engagementWeight: 0.4,
  conversionWeight: 0.4,
  satisfactionWeight: 0.2,
};

async function set(over: object = {}, as: Asker = "staff") {
  const { setOpportunitySettings: payload } = await api.ask<{
    setOpportunitySettings: { settings: Settings | null; userErrors: readonly UserError[] };
  }>(
    `mutation ($input: SetOpportunitySettingsInput!) { setOpportunitySettings(input: $input) { settings { ${fields} } userErrors { code field message } } }`,
    { variables: { input: { ...ofProgram, ...over } }, as },
  );
  return payload;
}

async function inForce(as: Asker = "staff"): Promise<Settings | null> {
  return (await api.ask<{ opportunitySettings: Settings | null }>(`{ opportunitySettings { ${fields} } }`, { as })).opportunitySettings;
}

interface History {
  readonly nodes: readonly { readonly version: number }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

async function history(variables: object = {}, as: Asker = "staff"): Promise<History> {
  const data = await api.ask<{ opportunitySettingsHistory: History }>(
    "query ($first: Int! = 20, $after: String) { opportunitySettingsHistory(first: $first, after: $after) { nodes { version } pageInfo { hasNextPage endCursor } } }",
    { variables: { ...variables }, as },
  );
  return data.opportunitySettingsHistory;
}

const versions = async () => (await history()).nodes.map(({ version }) => version);

describe("settings of opportunities", () => {
  beforeEach(async () => {
    api.clock.set(now);
    await api.database.dataSource.query("TRUNCATE opportunity_setting");
  });

  test("are the program's own until others are set", async () => {
    expect(await inForce()).toEqual({
      ...ofProgram,
      version: 0,
      staleAfterDays: null,
      closeWithinDays: null,
      setAt: null,
      setBy: null,
    });
    expect(await set()).toMatchObject({ settings: { version: 0 }, userErrors: [] });
    expect(await versions()).toEqual([]);
  });

  test("are kept version by version, and the same again makes none", async () => {
    const first = { responseClock: "WORKING_DAYS", responseHours: 24.5, staleAfterDays: 7, closeWithinDays: 30 };
    expect(await set(first)).toMatchObject({ settings: { version: 1, ...first, setAt: now, setBy: "someone" }, userErrors: [] });
    expect(await set(first)).toMatchObject({ settings: { version: 1 } });
    api.clock.set("2026-06-15T10:00:00.001Z");
    expect(await set()).toMatchObject({ settings: { version: 2, ...ofProgram, staleAfterDays: null, closeWithinDays: null } });
    expect(await set(first)).toMatchObject({ settings: { version: 3 } });
    expect(await versions()).toEqual([3, 2, 1]);
    const page = await history({ first: 2 });
    expect(page.pageInfo.hasNextPage).toBe(true);
    expect(await history({ first: 2, after: page.pageInfo.endCursor })).toMatchObject({ nodes: [{ version: 1 }] });
  });

  test("set by many at once make one version each where they differ, and one where they do not", async () => {
    await Promise.all([11, 12, 13, 13, 13, 13].map((responseHours) => set({ responseHours })));
    const made = await versions();
    expect(made.length).toBeGreaterThanOrEqual(3);
    expect(made).toEqual(Array.from(made, (_, index) => made.length - index));
    const hours = await api.database.dataSource.query<{ response_hours: number }[]>(
      "SELECT response_hours FROM opportunity_setting ORDER BY version",
    );
    expect(hours.every(({ response_hours: each }, index) => each !== hours[index - 1]?.response_hours)).toBe(true);
  });

  test.each([
    ["no time to answer", { responseHours: 0 }, "responseHours"],
    ["too much of it", { responseHours: 720.1 }, "responseHours"],
    ["no radius", { radiusKm: 0 }, "radiusKm"],
    ["a radius beyond the earth", { radiusKm: 20_001 }, "radiusKm"],
    ["a weight below 0", { conversionWeight: -0.1 }, "conversionWeight"],
    ["a weight out of proportion", { satisfactionWeight: 101 }, "satisfactionWeight"],
    ["no weight", { engagementWeight: 0, conversionWeight: 0, satisfactionWeight: 0 }, "engagementWeight"],
    ["no day without an update", { staleAfterDays: 0 }, "staleAfterDays"],
    ["too many days to close", { closeWithinDays: 3651 }, "closeWithinDays"],
  ])("with %s are refused", async (_name, over, field) => {
    const before = await versions();
    expect(await set(over)).toMatchObject({ settings: null, userErrors: [{ code: "BAD_USER_INPUT", field: ["input", field] }] });
    expect(await versions()).toEqual(before);
  });

  test("are shown to no dealer, and set by none", async () => {
    expect(await set({ radiusKm: 1 }, [dealer])).toMatchObject({ settings: null, userErrors: [{ code: "FORBIDDEN" }] });
    expect(await inForce([dealer])).toBeNull();
    expect((await history({}, [dealer])).nodes).toEqual([]);
  });
});

interface Holiday {
  readonly country: string;
  readonly day: string;
  readonly name: string;
}

async function holidays(of: object = {}, as: Asker = "staff") {
  const { holidays: found } = await api.ask<{ holidays: { nodes: readonly Holiday[]; pageInfo: { endCursor: string } } }>(
    `query ($country: String!, $year: Int!, $first: Int! = 20, $after: String) {
       holidays(country: $country, year: $year, first: $first, after: $after) { nodes { country day name } pageInfo { endCursor } } }`,
    { variables: { country: "US", year: 2026, ...of }, as },
  );
  return found;
}

async function change(mutation: "setHoliday" | "removeHoliday", input: object, as: Asker = "staff") {
  const type = mutation === "setHoliday" ? "SetHolidayInput!" : "HolidayInput!";
  const data = await api.ask<Record<string, { holiday: Holiday | null; userErrors: readonly UserError[] }>>(
    `mutation ($input: ${type}) { ${mutation}(input: $input) { holiday { country day name } userErrors { code field message } } }`,
    { variables: { input }, as },
  );
  return data[mutation];
}

describe("holidays", () => {
  const juneteenth = { country: "US", day: "2026-06-19", name: "Juneteenth" };

  test("are listed by country and year, in order and in pages", async () => {
    for (const day of ["2026-12-31", "2026-01-01", "2025-12-31", "2027-01-01"]) {
      await change("setHoliday", { country: "US", day, name: day });
    }
    await change("setHoliday", { country: "CA", day: "2026-07-01", name: "Canada Day" });
    const { nodes, pageInfo } = await holidays({ first: 1 });
    expect(nodes.map(({ day }) => day)).toEqual(["2026-01-01"]);
    expect((await holidays({ after: pageInfo.endCursor })).nodes.map(({ day }) => day)).toEqual(["2026-12-31"]);
  });

  test("are named anew, and removed, each once", async () => {
    expect(await change("setHoliday", { ...juneteenth, name: " Emancipation Day " })).toEqual({
      holiday: { ...juneteenth, name: "Emancipation Day" },
      userErrors: [],
    });
    expect(await change("setHoliday", juneteenth)).toEqual({ holiday: juneteenth, userErrors: [] });
    expect((await holidays()).nodes).toContainEqual(juneteenth);
    const { name: _, ...place } = juneteenth;
    expect(await change("removeHoliday", place)).toEqual({ holiday: null, userErrors: [] });
    expect(await change("removeHoliday", place)).toEqual({ holiday: null, userErrors: [] });
    expect((await holidays()).nodes).not.toContainEqual(juneteenth);
  });

  test.each([
    ["a country that is none", { country: "us" }, "country"],
    ["a day out of range", { day: "0999-01-01" }, "day"],
    ["a blank name", { name: " " }, "name"],
    ["a long name", { name: "x".repeat(201) }, "name"],
  ])("with %s are refused", async (_name, over, field) => {
    const payload = await change("setHoliday", { ...juneteenth, ...over });
    expect(payload).toMatchObject({ holiday: null, userErrors: [{ code: "BAD_USER_INPUT", field: ["input", field] }] });
  });

  test("of no country and of no year are not asked for", async () => {
    for (const variables of [{ country: "USA" }, { year: 999 }]) {
      const { errors } = await api.send(
        'query ($country: String! = "US", $year: Int! = 2026) { holidays(country: $country, year: $year) { nodes { day } } }',
        { variables },
      );
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(["BAD_USER_INPUT"]);
    }
  });

  test("are shown to no dealer, and set by none", async () => {
    expect((await holidays({}, [dealer])).nodes).toEqual([]);
    const before = await holidays();
    expect(await change("setHoliday", juneteenth, [dealer])).toMatchObject({ userErrors: [{ code: "FORBIDDEN" }] });
    expect(await change("removeHoliday", { country: "US", day: "2026-01-01" }, [dealer])).toMatchObject({
      userErrors: [{ code: "FORBIDDEN" }],
    });
    expect(await holidays()).toEqual(before);
  });
});

interface Assigned {
  readonly expiresAt: string;
  readonly settingVersion: number;
  readonly paused: readonly { readonly day: string; readonly holiday: string | null; readonly hours: number }[];
}

const assignedFields = "serviceRequest { assignments { expiresAt settingVersion paused { day holiday hours } } }";

async function submitted(id: string): Promise<Assigned | undefined> {
  const { submitServiceRequest } = await api.ask<{ submitServiceRequest: { serviceRequest: { assignments: Assigned[] } } }>(
    `mutation ($input: SubmitServiceRequestInput!) { submitServiceRequest(input: $input) { ${assignedFields} } }`,
    { variables: { input: { id, need: "SERVICE", cooling: "AIR_COOLED", ...centre } } },
  );
  return submitServiceRequest.serviceRequest.assignments[0];
}

test("a request is handed out by the settings and holidays of that moment, and keeps its expiry and paused hours whatever is set later", async () => {
  // 17:00 on a Thursday, in Chicago.
  api.clock.set("2026-06-18T22:00:00Z");
  await set({ responseClock: "WORKING_DAYS", responseHours: 24 });
  const { version } = (await inForce()) ?? {};
  await change("setHoliday", { country: "US", day: "2026-06-19", name: "Juneteenth" });
  const id = `R-${randomUUID()}`;
  const handedOut = {
    settingVersion: version,
    expiresAt: "2026-06-22T22:00:00.000Z",
    paused: [
      { day: "2026-06-19", holiday: "Juneteenth", hours: 24 },
      { day: "2026-06-20", holiday: null, hours: 24 },
      { day: "2026-06-21", holiday: null, hours: 24 },
    ],
  };
  expect(await submitted(id)).toEqual(handedOut);
  await change("removeHoliday", { country: "US", day: "2026-06-19" });
  await set({ responseHours: 1 });
  expect(await submitted(id)).toEqual(handedOut);
  expect(await submitted(`R-${randomUUID()}`)).toMatchObject({ expiresAt: "2026-06-18T23:00:00.000Z", paused: [] });
});
