import { Random } from "random";
import type { Temporal } from "temporal-polyfill";
import type { StaffEntity } from "../../../../storage/entities/staff.entity.ts";
import type { DemoDealer } from "../demo-dealers.ts";
import { choose } from "./quota.ts";
import { nextKey, type ServedCustomer, type ServiceRecords } from "./service-records.ts";
import type { ServiceStory } from "./service-stories.ts";

const givenNames = [
  "Ana",
  "Ben",
  "Chloe",
  "Dario",
  "Elif",
  "Femi",
  "Grace",
  "Hugo",
  "Ines",
  "Jonas",
  "Kira",
  "Leo",
  "Mina",
  "Noah",
  "Olga",
  "Pia",
];
const familyNames = [
  "Abbott",
  "Brandt",
  "Costa",
  "Dubois",
  "Eriksen",
  "Fuller",
  "Grant",
  "Hale",
  "Ibarra",
  "Jensen",
  "Kovacs",
  "Lind",
  "Moreno",
];
const places = [
  "Clinic",
  "Dairy",
  "School",
  "Bakery",
  "Hotel",
  "Cold Store",
  "Farm",
  "Library",
  "Pump House",
  "Data Room",
  "Marina",
  "Care Home",
];
const models = ["GX-100", "GX-200", "GX-350", "HS-24", "HS-48"];

export const personName = (random: Random) => `${choose(givenNames, random)} ${choose(familyNames, random)}`;

function headcounts({ repairOrders, onSiteOrders }: ServiceStory): [role: string, count: number][] {
  return [
    ["TECHNICIAN", Math.max(1, Math.ceil(repairOrders / 14))],
    ["ENGINEER", Math.max(1, Math.ceil(onSiteOrders / 8))],
    ["SERVICE_ADVISOR", Math.max(1, Math.round(repairOrders / 14))],
    ["DISPATCHER", 1],
    ["PLANNER", onSiteOrders >= 8 ? 1 : 0],
    ["MANAGER", 1],
  ];
}

type Training = Pick<StaffEntity, "trainingCompletedOn" | "partsKitPurchasedOn" | "airCooled" | "liquidCooled">;

export const untrained: Training = { trainingCompletedOn: null, partsKitPurchasedOn: null, airCooled: null, liquidCooled: null };

/** Technicians and engineers are trained in their third month; every other one for liquid-cooled generators, too. */
function trained(role: string, hiredOn: Temporal.PlainDate, index: number): Training {
  if (role !== "TECHNICIAN" && role !== "ENGINEER") return untrained;
  return {
    trainingCompletedOn: hiredOn.add({ days: 70 }).toString(),
    partsKitPurchasedOn: hiredOn.add({ days: 80 }).toString(),
    airCooled: true,
    liquidCooled: index % 2 === 0,
  };
}

/** Who works for the dealer, and who has left since its first month. */
export function hire(
  dealer: DemoDealer,
  story: ServiceStory,
  months: readonly Temporal.PlainYearMonth[],
  random: Random,
  records: ServiceRecords,
) {
  const [first] = months;
  if (!first) return;
  const add = (role: string, leftOn: string | null) => {
    const hiredOn = first.subtract({ months: random.int(2, 90) }).toPlainDate({ day: random.int(1, 28) });
    const key = nextKey(dealer, "ST", records.staff);
    const training = trained(role, hiredOn, records.staff.length);
    records.staff.push({ ...key, name: personName(random), role, hiredOn: hiredOn.toString(), leftOn, ...training });
  };
  for (const [role, count] of headcounts(story)) for (let index = 0; index < count; index += 1) add(role, null);
  const { engineersLeft: left } = story;
  const lastMonth = months.at(-1)?.subtract({ months: (left?.monthsAgo ?? 0) + 1 });
  const lastDays = lastMonth && left ? Array.from({ length: left.count }, (_, index) => lastMonth.daysInMonth - index) : [];
  for (const lastDay of lastDays) add("ENGINEER", lastMonth?.toPlainDate({ day: lastDay }).toString() ?? null);
  if (random.float() < 0.4) add("TECHNICIAN", choose(months, random).toPlainDate({ day: 15 }).toString());
}

/** The dealer's customers, served in turn; some are lost and others found. */
export class CustomerRoster {
  readonly #customers: ServedCustomer[] = [];
  #turn = 0;

  constructor(
    private readonly dealer: DemoDealer,
    private readonly story: ServiceStory,
    private readonly random: Random,
    private readonly records: ServiceRecords,
  ) {
    for (let index = 0; index < story.customers; index += 1) this.#customers.push(this.#find());
  }

  /** Those of today. */
  get customers(): readonly ServedCustomer[] {
    return this.#customers;
  }

  next(): ServedCustomer {
    const customer = this.#customers[this.#turn % this.#customers.length];
    if (!customer) throw new Error(`Dealer ${this.dealer.id} has no customers.`);
    this.#turn += 1;
    return customer;
  }

  /** Gives those found instead of the share lost. */
  turnOver(lost: number): ServedCustomer[] {
    return this.#customers.flatMap((_, index) => {
      if (this.random.float() >= lost) return [];
      const found = this.#find();
      this.#customers[index] = found;
      return [found];
    });
  }

  #find(): ServedCustomer {
    const { dealer, random, records } = this;
    const customer = nextKey(dealer, "CU", records.customers);
    const asset = nextKey(dealer, "AS", records.assets);
    const { comebackCluster } = this.story;
    const model = comebackCluster && random.float() < 0.5 ? comebackCluster.model : choose(models, random);
    records.customers.push({ ...customer, name: `${choose(familyNames, random)} ${choose(places, random)}`, internal: false });
    records.assets.push({ ...asset, serialNumber: `${model}-${random.int(100_000, 999_999)}`, model, customerId: customer.id });
    return { customerId: customer.id, assetId: asset.id, model };
  }
}
