import { DealerEntity } from "server/storage/entities/dealer.entity.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newDealer } from "../../support/api-records.ts";
import { type ApiServer, type Asker, createApiServer } from "../../support/api-server.ts";
import { insertServiceRecord } from "../../support/service-records.ts";

const now = "2026-06-15T12:00:00.000Z";
let api: ApiServer;
beforeAll(async () => {
  api = await createApiServer(now);
});
afterAll(() => api.close());

interface Participation {
  readonly takesPart: boolean;
  readonly unmet: readonly string[];
  readonly changes: readonly {
    readonly kind: string;
    readonly reason: string | null;
    readonly changedBy: string;
    readonly changedAt: string;
  }[];
}

const fields = `takesPart unmet optedIn suspendedAt suspendedBy suspensionReason trainedTechnicians airCooledTechnicians liquidCooledTechnicians
  changes { number kind reason changedAt changedBy }`;

async function participation(dealer: string, asOf: string | null = null): Promise<Participation> {
  const data = await api.ask<{ dealer: { participation: Participation } }>(
    `query ($dealer: ID!, $asOf: DateTime) { dealer(id: $dealer, asOf: $asOf) { participation { ${fields} } } }`,
    { variables: { dealer, asOf } },
  );
  return data.dealer.participation;
}

interface Payload {
  readonly participation: Participation | null;
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] | null; readonly message: string }[];
}

async function send(mutation: "setOptIn" | "suspendDealer" | "resumeDealer", input: object, as: Asker = "staff"): Promise<Payload> {
  const type = `${mutation.slice(0, 1).toUpperCase()}${mutation.slice(1)}Input!`;
  const query = `mutation ($input: ${type}) { ${mutation}(input: $input) { participation { ${fields} } userErrors { code field message } } }`;
  const data = await api.ask<Record<string, Payload>>(query, { variables: { input }, as });
  const payload = data[mutation];
  if (!payload) throw new Error(`No answer to ${mutation}.`);
  return payload;
}

const trained = {
  role: "TECHNICIAN",
  hired_on: "2024-01-01",
  left_on: null,
  training_completed_on: "2024-03-01",
  parts_kit_purchased_on: "2024-04-01",
};
type Technician = Readonly<Record<string, unknown>>;

/** One that takes part, but for what is said otherwise. */
async function dealerWith(of: Partial<DealerEntity> = {}, technicians: readonly Technician[] = [{}]): Promise<string> {
  const { dataSource } = api.database;
  const dealer_id = await newDealer(dataSource);
  await dataSource.manager.update(DealerEntity, { id: dealer_id }, { serviceDealer: true, portalCredentials: true, optedIn: true, ...of });
  for (const [index, technician] of technicians.entries()) {
    await insertServiceRecord(dataSource, "staff", { dealer_id, id: `S${index}`, ...trained, ...technician });
  }
  return dealer_id;
}

describe("a dealer takes part", () => {
  test("with credentials, a trained technician with a parts kit, and its own will", async () => {
    expect(await participation(await dealerWith({}, [{ air_cooled: true }, { liquid_cooled: true, role: "ENGINEER" }]))).toEqual({
      takesPart: true,
      unmet: [],
      optedIn: true,
      suspendedAt: null,
      suspendedBy: null,
      suspensionReason: null,
      trainedTechnicians: 2,
      airCooledTechnicians: 1,
      liquidCooledTechnicians: 1,
      changes: [],
    });
  });

  test.each<[string, Partial<DealerEntity>, readonly Technician[], string]>([
    ["is no service dealer", { serviceDealer: false }, [{}], "NO_SERVICE_DEALER"],
    ["was never said to be one", { serviceDealer: null }, [{}], "NO_SERVICE_DEALER"],
    ["has no credentials", { portalCredentials: null }, [{}], "NO_PORTAL_CREDENTIALS"],
    ["has not opted in", { optedIn: false }, [{}], "NOT_OPTED_IN"],
    ["has no technician", {}, [], "NO_TRAINED_TECHNICIAN"],
    ["has trained others", {}, [{ role: "SERVICE_ADVISOR" }], "NO_TRAINED_TECHNICIAN"],
    ["has one without a parts kit", {}, [{ parts_kit_purchased_on: null }], "NO_TRAINED_TECHNICIAN"],
    [
      "has one without training and one without a kit",
      {},
      [{ parts_kit_purchased_on: null }, { training_completed_on: null }],
      "NO_TRAINED_TECHNICIAN",
    ],
    ["has one who left the day before", {}, [{ left_on: "2026-06-14" }], "NO_TRAINED_TECHNICIAN"],
    ["has one who is trained tomorrow", {}, [{ training_completed_on: "2026-06-16" }], "NO_TRAINED_TECHNICIAN"],
  ])("not, where it %s", async (_name, of, technicians, unmet) => {
    expect(await participation(await dealerWith(of, technicians))).toMatchObject({ takesPart: false, unmet: [unmet] });
  });

  test("on a technician's last day, by the dealer's own clocks", async () => {
    const dealer = await dealerWith({ timeZone: "America/Chicago" }, [{ left_on: "2026-06-14" }]);
    expect(await participation(dealer, "2026-06-15T04:59:59.999Z")).toMatchObject({ takesPart: true });
    expect(await participation(dealer, "2026-06-15T05:00:00.000Z")).toMatchObject({ takesPart: false });
  });

  test("names all that is unmet", async () => {
    const { unmet } = await participation(await newDealer(api.database.dataSource));
    expect(unmet).toEqual(["NO_SERVICE_DEALER", "NO_PORTAL_CREDENTIALS", "NO_TRAINED_TECHNICIAN", "NOT_OPTED_IN"]);
  });
});

describe("opting in and out", () => {
  test("is the dealer's own, kept with who and when, and seen as of an instant", async () => {
    const dealer = await dealerWith({ optedIn: null });
    const { participation: opted } = await send("setOptIn", { dealerID: dealer, optedIn: true }, [dealer]);
    expect(opted).toMatchObject({
      takesPart: true,
      changes: [{ number: 1, kind: "OPTED_IN", reason: null, changedBy: "someone", changedAt: now }],
    });
    expect(await participation(dealer, "2026-06-15T11:59:59.999Z")).toMatchObject({ takesPart: false, changes: [] });
    await send("setOptIn", { dealerID: dealer, optedIn: false });
    expect(await participation(dealer)).toMatchObject({
      unmet: ["NOT_OPTED_IN"],
      changes: [{ number: 2, kind: "OPTED_OUT" }, { number: 1 }],
    });
  });

  test("twice changes nothing, nor what an import said already", async () => {
    const dealer = await dealerWith();
    await send("setOptIn", { dealerID: dealer, optedIn: true });
    expect((await participation(dealer)).changes).toEqual([]);
    for (let index = 0; index < 2; index += 1) await send("setOptIn", { dealerID: dealer, optedIn: false });
    expect((await participation(dealer)).changes).toHaveLength(1);
  });

  test("at once by many is one change", async () => {
    const dealer = await dealerWith({ optedIn: false });
    await Promise.all(Array.from({ length: 8 }, () => send("setOptIn", { dealerID: dealer, optedIn: true })));
    expect((await participation(dealer)).changes).toHaveLength(1);
  });
});

describe("suspension", () => {
  test("is staff's, with a reason, and ends when staff say so", async () => {
    const dealer = await dealerWith();
    const { participation: suspended } = await send("suspendDealer", { dealerID: dealer, reason: " Complaints of May " });
    expect(suspended).toMatchObject({
      unmet: ["SUSPENDED"],
      suspendedAt: now,
      suspendedBy: "someone",
      suspensionReason: "Complaints of May",
    });
    await send("suspendDealer", { dealerID: dealer, reason: "Complaints of May" });
    const { participation: resumed } = await send("resumeDealer", { dealerID: dealer });
    expect(resumed).toMatchObject({ takesPart: true, suspendedAt: null, changes: [{ kind: "RESUMED" }, { kind: "SUSPENDED" }] });
  });

  test("that is not, cannot be ended, and nothing changes", async () => {
    const dealer = await dealerWith();
    expect((await send("resumeDealer", { dealerID: dealer })).participation).toMatchObject({ takesPart: true, changes: [] });
  });

  test.each(["suspendDealer", "resumeDealer"] as const)("a dealer may not %s itself, nor find another", async (mutation) => {
    const dealer = await dealerWith();
    const own = await send(mutation, { dealerID: dealer, reason: "x" }, [dealer]);
    expect(own).toMatchObject({ participation: null, userErrors: [{ code: "FORBIDDEN" }] });
    const foreign = await send(mutation, { dealerID: dealer, reason: "x" }, ["another"]);
    const missing = await send(mutation, { dealerID: "nobody", reason: "x" }, ["another"]);
    expect(foreign).toEqual(missing);
    expect((await participation(dealer)).changes).toEqual([]);
  });

  test.each([
    ["blank", "   "],
    ["too long", "x".repeat(1001)],
  ])("a reason that is %s is refused", async (_name, reason) => {
    const dealer = await dealerWith();
    const refused = await send("suspendDealer", { dealerID: dealer, reason });
    expect(refused).toMatchObject({ participation: null, userErrors: [{ code: "BAD_USER_INPUT", field: ["input", "reason"] }] });
    expect((await participation(dealer)).changes).toEqual([]);
  });
});
