import { demoDealers } from "server/app/demo/data/demo-dealers.ts";
import { demoOpportunities } from "server/app/demo/data/demo-opportunities.ts";
import { type DemoLoad, loadDemoData } from "server/app/demo/data/load-demo-data.ts";
import { demoLeads } from "server/app/demo/data/leads/demo-leads.ts";
import { demoServiceRecords } from "server/app/demo/data/service/demo-service-records.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { AppointmentEntity } from "server/storage/entities/appointment.entity.ts";
import { AssetEntity } from "server/storage/entities/asset.entity.ts";
import { ContractEntity } from "server/storage/entities/contract.entity.ts";
import { CustomerEntity } from "server/storage/entities/customer.entity.ts";
import { DeliveryEntity } from "server/storage/entities/delivery.entity.ts";
import { FollowUpEntity } from "server/storage/entities/follow-up.entity.ts";
import { LeadEntity } from "server/storage/entities/lead.entity.ts";
import { PartLineEntity } from "server/storage/entities/part-line.entity.ts";
import { ProblemEntity } from "server/storage/entities/problem.entity.ts";
import { StaffEntity } from "server/storage/entities/staff.entity.ts";
import { SuggestionEntity } from "server/storage/entities/suggestion.entity.ts";
import { SurveyAnswerEntity } from "server/storage/entities/survey-answer.entity.ts";
import { TimeEntryEntity } from "server/storage/entities/time-entry.entity.ts";
import { VisitEntity } from "server/storage/entities/visit.entity.ts";
import { WorkOrderEntity } from "server/storage/entities/work-order.entity.ts";
import { DealerEntity } from "server/storage/entities/dealer.entity.ts";
import { OpportunityEntity } from "server/storage/entities/opportunity.entity.ts";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../support/test-database.ts";

const now = new Date("2026-09-17T15:20:00Z");
const staff = mintDealerScope({ kind: "STAFF" });

const serviceEntities = [
  AppointmentEntity,
  AssetEntity,
  ContractEntity,
  CustomerEntity,
  DeliveryEntity,
  FollowUpEntity,
  PartLineEntity,
  ProblemEntity,
  StaffEntity,
  SuggestionEntity,
  SurveyAnswerEntity,
  TimeEntryEntity,
  VisitEntity,
  WorkOrderEntity,
];

async function counts({ dataSource: { manager } }: TestDatabase) {
  let serviceRecords = 0;
  for (const entity of serviceEntities) serviceRecords += await manager.count<object>(entity);
  return {
    dealers: await manager.count(DealerEntity),
    opportunities: await manager.count(OpportunityEntity),
    serviceRecords,
    leads: await manager.count(LeadEntity),
  };
}

const none = { dealers: 0, opportunities: 0, serviceRecords: 0, leads: 0 };

async function emptyDatabase(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  onTestFinished(() => database.close());
  return database;
}

describe("after the first load", () => {
  let database: TestDatabase;
  let loaded: DemoLoad;
  let took: number;

  beforeAll(async () => {
    database = await createTestDatabase();
    const begun = performance.now();
    loaded = await loadDemoData(staff, database.dataSource, now);
    took = performance.now() - begun;
  });

  afterAll(() => database.close());

  test("40 dealers, their opportunities and their service are there", async () => {
    expect(loaded.dealers).toBe(40);
    expect(loaded.opportunities).toBeGreaterThan(20_000);
    expect(loaded.serviceRecords).toBeGreaterThan(50_000);
    expect(loaded.leads).toBeGreaterThan(5_000);
    expect(loaded.opportunities + loaded.serviceRecords + loaded.leads).toBeLessThan(110_000);
    expect(await counts(database)).toEqual(loaded);
  });

  test("less than half a minute has passed", () => {
    expect(took).toBeLessThan(30_000);
  });

  test.each(["D1001", "D1007", "D1019"])("the rows of %s are as they were made", async (dealerId) => {
    const dealer = demoDealers.find((candidate) => candidate.id === dealerId);
    if (!dealer) throw new Error(`No demo dealer ${dealerId}.`);
    const stored = await database.dataSource.manager.find(OpportunityEntity, { where: { dealerId }, order: { id: "ASC" } });
    expect(stored).toEqual(demoOpportunities("dealer-scorecards", dealer, now).map((row) => Object.assign(new OpportunityEntity(), row)));
  });

  test.each([
    ["work orders", WorkOrderEntity, "workOrders"],
    ["visits", VisitEntity, "visits"],
    ["hours", TimeEntryEntity, "timeEntries"],
    ["contracts", ContractEntity, "contracts"],
  ] as const)("the %s of D1031 are as they were made", async (_name, entity, kind) => {
    const dealer = demoDealers.find(({ id }) => id === "D1031");
    if (!dealer) throw new Error("No demo dealer D1031.");
    const made = demoServiceRecords("dealer-scorecards", dealer, now)[kind];
    const stored = await database.dataSource.manager.find<{ id: string; dealerId: string }>(entity, { where: { dealerId: "D1031" } });
    const byId = new Map(stored.map((row) => [row.id, row]));
    expect(stored).toHaveLength(made.length);
    for (const row of made) expect(byId.get(row.id)).toMatchObject(row);
  });

  test("the leads of D1001 are as they were made", async () => {
    const [dealer] = demoDealers;
    if (!dealer) throw new Error("No demo dealer.");
    const stored = await database.dataSource.manager.find(LeadEntity, { where: { dealerId: dealer.id }, order: { id: "ASC" } });
    expect(stored).toEqual(demoLeads("dealer-scorecards", dealer, now).leads.map((row) => Object.assign(new LeadEntity(), row)));
  });

  test("a dealer has its country, time zone, currency and place, and takes part", async () => {
    expect(await database.dataSource.manager.findOneBy(DealerEntity, { id: "D1019" })).toEqual(
      Object.assign(new DealerEntity(), {
        id: "D1019",
        name: "Signal Cove Standby Service",
        country: "CA",
        timeZone: "America/St_Johns",
        currency: "CAD",
        latitude: 47.542,
        longitude: -52.324,
        serviceDealer: true,
        portalCredentials: true,
        optedIn: true,
      }),
    );
  });

  test("a second load changes nothing and says so", async () => {
    expect(await loadDemoData(staff, database.dataSource, new Date("2027-01-01T00:00:00Z"))).toEqual(none);
    expect(await counts(database)).toEqual(loaded);
  });
});

test("of two loads at once, one writes", async () => {
  const { dataSource } = await emptyDatabase();
  const loads = await Promise.all([loadDemoData(staff, dataSource, now), loadDemoData(staff, dataSource, now)]);
  expect(loads.map((load) => load.dealers).toSorted((one, other) => one - other)).toEqual([0, 40]);
});

test("a database with any dealer is left alone", async () => {
  const database = await emptyDatabase();
  await database.dataSource.manager.insert(DealerEntity, { id: "own", name: "Own", timeZone: "UTC", currency: "EUR" });
  expect(await loadDemoData(staff, database.dataSource, now)).toEqual(none);
  expect(await counts(database)).toEqual({ ...none, dealers: 1 });
});

test("a dealer's scope may not load demo data", async () => {
  const database = await emptyDatabase();
  const dealer = mintDealerScope({ kind: "DEALERS", dealerIds: ["D1001"] });
  await expect(async () => loadDemoData(dealer, database.dataSource, now)).rejects.toMatchObject({ code: "FORBIDDEN" });
  expect(await counts(database)).toEqual(none);
});
