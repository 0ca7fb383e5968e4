import { ServiceRequestEntity } from "server/storage/entities/service-request.entity.ts";
import { DealerEntity } from "server/storage/entities/dealer.entity.ts";
import type { DataSource } from "typeorm";
import { newDealer } from "./api-records.ts";
import { insertServiceRecord } from "./service-records.ts";

/** Where a request, and a dealer, is unless said otherwise. */
export const centre = { latitude: 43.05, longitude: -88.1 };

/** What is personal of a request. */
export const owner = {
  firstName: "Ottilie",
  lastName: "Quellenbach",
  street: "17 Larkspur Lane",
  phone: "+1 555 0100",
  email: "ottilie@example.com",
  preferences: "Evenings, by phone",
};

/** A dealer that takes part, with a technician for both kinds of cooling; but for what is said otherwise. */
export async function takingPart(
  dataSource: DataSource,
  of: Partial<DealerEntity> = {},
  technician: Readonly<Record<string, unknown>> = {},
) {
  const { id, timeZone, country, ...rest } = of;
  const dealer_id = await newDealer(dataSource, { ...(id ? { id } : {}), ...(timeZone ? { timeZone } : {}), country: country ?? null });
  await dataSource.manager.update(
    DealerEntity,
    { id: dealer_id },
    { ...centre, serviceDealer: true, portalCredentials: true, optedIn: true, ...rest },
  );
  await insertServiceRecord(dataSource, "staff", {
    dealer_id,
    id: "technician",
    role: "TECHNICIAN",
    hired_on: "2024-01-01",
    training_completed_on: "2024-03-01",
    parts_kit_purchased_on: "2024-04-01",
    air_cooled: true,
    liquid_cooled: true,
    ...technician,
  });
  return dealer_id;
}

/** A request that waits for a dealer; but for what is said otherwise. */
export async function newRequest(dataSource: DataSource, id: string, of: Partial<ServiceRequestEntity> = {}): Promise<void> {
  await dataSource.manager.insert(ServiceRequestEntity, {
    id,
    requestedAt: new Date("2026-06-15T09:00:00Z"),
    need: "SERVICE",
    cooling: "AIR_COOLED",
    receivedAt: new Date("2026-06-15T09:00:00Z"),
    receivedFrom: "someone",
    assignAt: new Date("2026-06-15T09:00:00Z"),
    ...centre,
    ...of,
  });
}
