import { assignRequests } from "server/features/assignment/assign-requests.writer.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { centre, newRequest, takingPart } from "../../support/requests.ts";
import { createTestDatabase, type TestDatabase } from "../../support/test-database.ts";

const staff = mintDealerScope({ kind: "STAFF" });
const now = new Date("2026-06-15T10:00:00Z");
const hour = 3_600_000;
const later = (hours: number, milliseconds = 0) => new Date(now.getTime() + hours * hour + milliseconds);

let database: TestDatabase | undefined;
beforeEach(async () => {
  await database?.close();
  database = await createTestDatabase();
});
afterAll(() => database?.close());

function dataSource() {
  if (!database) throw new Error("No database.");
  return database.dataSource;
}

const assign = (at = now) => assignRequests(staff, dataSource(), at);

interface Decision {
  readonly request_id: string;
  readonly round: number;
  readonly asked_dealer_id: string | null;
  readonly basis: string | null;
  readonly decided_by: string | null;
  readonly candidates: readonly {
    readonly dealerId: string;
    readonly kilometres: number;
    readonly unmet: readonly string[];
    readonly received: number;
  }[];
  readonly paused: readonly { readonly day: string }[];
}

const decisions = (request = "R1") =>
  dataSource().query<Decision[]>("SELECT * FROM assignment WHERE request_id = $1 ORDER BY round", [request]);

const opportunities = (request = "R1") =>
  dataSource().query<{ dealer_id: string; id: string; assigned_at: Date; expires_at: Date }[]>(
    "SELECT dealer_id, id, assigned_at, expires_at FROM opportunity WHERE request_id = $1 ORDER BY assigned_at",
    [request],
  );

const dueAt = async (request = "R1") =>
  (await dataSource().query<{ assign_at: Date | null }[]>("SELECT assign_at FROM service_request WHERE id = $1", [request]))[0]?.assign_at;

/** Degrees of latitude of so many kilometres. */
const north = (kilometres: number) => ({ latitude: centre.latitude + kilometres / 111.195, longitude: centre.longitude });

describe("a request is handed", () => {
  test("to the nearest of equally ranked dealers within 80 km, with 48 hours to answer, and every other one is kept with why not", async () => {
    await takingPart(dataSource(), { id: "D-NEAR", ...north(10) });
    await takingPart(dataSource(), { id: "D-FAR", ...north(79.9) });
    await takingPart(dataSource(), { id: "D-OUT", ...north(80.1) });
    await takingPart(dataSource(), { id: "D-LIQUID", ...north(1) }, { air_cooled: false });
    await takingPart(dataSource(), { id: "D-NOT-OPTED", ...north(2), optedIn: false });
    await newRequest(dataSource(), "R1");
    expect(await assign()).toBe(1);
    const [opportunity] = await opportunities();
    expect(opportunity).toMatchObject({ dealer_id: "D-NEAR", assigned_at: now, expires_at: later(48) });
    const [decision] = await decisions();
    expect(decision).toMatchObject({ round: 1, asked_dealer_id: "D-NEAR", basis: "NEARBY", decided_by: "DISTANCE", paused: [] });
    const unmet = Object.fromEntries((decision?.candidates ?? []).map((each) => [each.dealerId, each.unmet]));
    expect(unmet).toEqual({ "D-NEAR": [], "D-FAR": [], "D-LIQUID": ["NO_QUALIFIED_TECHNICIAN"], "D-NOT-OPTED": ["NOT_OPTED_IN"] });
    expect(decision?.candidates.find(({ dealerId }) => dealerId === "D-FAR")?.kilometres).toBeCloseTo(79.9, 2);
    expect(await dueAt()).toEqual(later(48, 1));
  });

  test("to who knows the generator, wherever it is; a registration alone is kept as a reason why not", async () => {
    await takingPart(dataSource(), { id: "D-NEAR", ...north(1) });
    await takingPart(dataSource(), { id: "D-KNOWS", latitude: -33.9, longitude: 151.2 });
    await takingPart(dataSource(), { id: "D-REGISTERED", latitude: 60, longitude: 10 });
    await dataSource().query(`INSERT INTO dealer_relationship (dealer_id, id, serial_number, kind) VALUES
      ('D-KNOWS', 'one', 'S1', 'REGISTRATION'), ('D-KNOWS', 'two', 'S1', 'FLEET_UNMONITORED'), ('D-REGISTERED', 'one', 'S1', 'REGISTRATION')`);
    await newRequest(dataSource(), "R1", { serialNumber: "S1" });
    await assign();
    const [decision] = await decisions();
    expect(decision).toMatchObject({ asked_dealer_id: "D-KNOWS", basis: "KNOWN_RELATIONSHIP" });
    expect(decision?.candidates.find(({ dealerId }) => dealerId === "D-REGISTERED")?.unmet).toEqual(["OUT_OF_REACH"]);
  });

  test("in working days, where the settings say so, with the days that do not count", async () => {
    await dataSource().query(
      `INSERT INTO opportunity_setting VALUES (1, 'WORKING_DAYS', 48, 80, 1, 1, 1, NULL, NULL, '2026-06-01', 'someone')`,
    );
    await dataSource().query(`INSERT INTO holiday VALUES ('US', '2026-06-16', 'Feast'), ('CA', '2026-06-17', 'Elsewhere')`);
    await takingPart(dataSource(), { id: "D1", country: "US" });
    await newRequest(dataSource(), "R1");
    await assign();
    expect((await opportunities())[0]?.expires_at).toEqual(later(72));
    expect((await decisions())[0]).toMatchObject({
      setting_version: 1,
      paused: [{ day: "2026-06-16", reason: "HOLIDAY", holiday: "Feast" }],
    });
  });

  test("in turns: what is handed out counts at once where all else is equal", async () => {
    for (const id of ["D1", "D2", "D3"]) await takingPart(dataSource(), { id });
    for (let index = 0; index < 9; index += 1) await newRequest(dataSource(), `R${index}`);
    await assign();
    const counts = await dataSource().query<object[]>("SELECT dealer_id, count(*)::int FROM opportunity GROUP BY 1 ORDER BY 1");
    expect(counts).toEqual(["D1", "D2", "D3"].map((dealer_id) => ({ dealer_id, count: 3 })));
  });
});

describe("a dealer is looked for again", () => {
  test("a millisecond after the window, and never the same one; with none left the request stays, unassigned", async () => {
    await takingPart(dataSource(), { id: "D1", ...north(1) });
    await takingPart(dataSource(), { id: "D2", ...north(2) });
    await newRequest(dataSource(), "R1");
    await assign();
    expect(await assign(later(48))).toBe(0);
    expect(await assign(later(48, 1))).toBe(1);
    expect((await opportunities()).map(({ dealer_id }) => dealer_id)).toEqual(["D1", "D2"]);
    await assign(later(96, 2));
    const [, , last] = await decisions();
    expect(last).toMatchObject({ round: 3, asked_dealer_id: null, basis: null });
    expect(last?.candidates.map(({ dealerId, unmet }) => [dealerId, unmet])).toEqual(
      expect.arrayContaining([
        ["D1", ["ASKED_BEFORE"]],
        ["D2", ["ASKED_BEFORE"]],
      ]),
    );
    expect(await dueAt()).toBeNull();
    expect(await assign(later(500))).toBe(0);
  });

  test.each([
    ["accepted in time", "response = 'ACCEPTED', responded_at = expires_at", null],
    ["completed", "response = 'ACCEPTED', responded_at = expires_at, outcome = 'COMPLETED', outcome_at = expires_at", null],
  ])("not where it was %s", async (_name, change, due) => {
    await takingPart(dataSource(), { id: "D1" });
    await takingPart(dataSource(), { id: "D2" });
    await newRequest(dataSource(), "R1");
    await assign();
    await dataSource().query(`UPDATE opportunity SET ${change}`);
    await assign(later(49));
    expect(await opportunities()).toHaveLength(1);
    expect(await dueAt()).toEqual(due);
  });

  test("where it was accepted a millisecond too late, or taken back", async () => {
    for (const id of ["D1", "D2", "D3"]) await takingPart(dataSource(), { id });
    await newRequest(dataSource(), "R1");
    await assign();
    await dataSource().query("UPDATE opportunity SET response = 'ACCEPTED', responded_at = expires_at + interval '1 ms'");
    await assign(later(48, 1));
    await dataSource().query(`UPDATE opportunity SET response = 'ACCEPTED', responded_at = expires_at, outcome = 'WITHDRAWN', outcome_at = expires_at
      WHERE assigned_at > '2026-06-17'`);
    await assign(later(97));
    expect(await opportunities()).toHaveLength(3);
  });

  test("not for a request that was cancelled", async () => {
    await takingPart(dataSource(), { id: "D1" });
    await newRequest(dataSource(), "R1", { cancelledAt: new Date("2026-06-15T09:30:00Z") });
    await assign();
    expect(await opportunities()).toEqual([]);
    expect(await dueAt()).toBeNull();
  });
});

test("by many processes at once each request is handed to one dealer", async () => {
  for (let index = 0; index < 5; index += 1) await takingPart(dataSource(), { id: `D${index}` });
  for (let index = 0; index < 60; index += 1) await newRequest(dataSource(), `R${index}`);
  await Promise.all(Array.from({ length: 4 }, () => assign()));
  const handed = await dataSource().query<object[]>("SELECT request_id, count(*)::int FROM opportunity GROUP BY 1 HAVING count(*) <> 1");
  expect(handed).toEqual([]);
  expect(await dataSource().query<object[]>("SELECT FROM opportunity")).toHaveLength(60);
});

const radians = (degrees: number) => (degrees * Math.PI) / 180;

const vector = ({ latitude, longitude }: typeof centre) => [
  Math.cos(radians(latitude)) * Math.cos(radians(longitude)),
  Math.cos(radians(latitude)) * Math.sin(radians(longitude)),
  Math.sin(radians(latitude)),
];

/** By unit vectors: another formula than the one tested. */
function chordKilometres(one: typeof centre, other: typeof centre): number {
  const [a, b] = [vector(one), vector(other)];
  return 2 * 6371.0088 * Math.asin(Math.hypot(...a.map((value, index) => value - (b[index] ?? 0))) / 2);
}

describe("distance", () => {
  test.each([
    ["in the midst of a continent", 43, -88],
    ["on the date line", 52, 179.9],
    ["west of the date line", -17, -179.8],
    ["at the north pole", 89.8, 20],
    ["at the south pole", -89.9, -120],
    ["on the equator", 0, 0],
  ])("%s: those within the radius are found, and no others", async (_name, latitude, longitude) => {
    const origin = { latitude, longitude };
    const wide = Math.min(180, 1.6 / Math.max(0.004, Math.cos(radians(latitude))));
    const places = Array.from({ length: 80 }, (_, index) => {
      const turned = longitude + wide * Math.sin(index * 1.7);
      return {
        latitude: Math.max(-90, Math.min(90, latitude + 1.2 * Math.cos(index * 2.3))),
        longitude: turned > 180 ? turned - 360 : turned < -180 ? turned + 360 : turned,
      };
    });
    for (const [index, place] of places.entries()) await takingPart(dataSource(), { id: `D${index}`, ...place });
    await newRequest(dataSource(), "R1", origin);
    await assign();
    const found = (await decisions())[0]?.candidates ?? [];
    const expected = places.flatMap((place, index) => (chordKilometres(origin, place) <= 80 ? [`D${index}`] : []));
    expect(expected.length).toBeGreaterThan(3);
    expect(expected.length).toBeLessThan(80);
    expect(found.map(({ dealerId }) => dealerId).toSorted()).toEqual(expected.toSorted());
    for (const each of found)
      expect(each.kilometres).toBeCloseTo(chordKilometres(origin, places[Number(each.dealerId.slice(1))] ?? origin), 6);
  });
});
