import type { Random } from "random";
import { Temporal } from "temporal-polyfill";
import type { DemoDealer } from "../demo-dealers.ts";
import { anyOf } from "./quota.ts";
import { nextKey, type ServedCustomer, type ServiceMonth, type ServiceRecords, type ContractRow } from "./service-records.ts";

/** Contracts run for a year. */
const months = 12;
/** Of customers; one in ten of their contracts is for a rented unit, not for maintenance. */
const withContract = 0.8;
const maintenance = 0.9;

function sign(dealer: DemoDealer, records: ServiceRecords, customerId: string | null, starts: Temporal.PlainDate, isMaintenance: boolean) {
  const expires = starts.add({ months }).subtract({ days: 1 });
  const key = nextKey(dealer, "CO", records.contracts);
  const row = {
    ...key,
    customerId,
    maintenance: isMaintenance,
    startsOn: starts.toString(),
    expiresOn: expires.toString(),
    renewedOn: null,
  };
  records.contracts.push(row);
}

/** Contracts of customers who came by the month; their terms began in the year before. */
export function signFirst(
  dealer: DemoDealer,
  customers: readonly ServedCustomer[],
  month: Temporal.PlainYearMonth,
  records: ServiceRecords,
  random: Random,
): void {
  for (const { customerId } of customers) {
    if (random.float() >= withContract) continue;
    const starts = month.subtract({ months: random.int(0, months - 1) }).toPlainDate({ day: random.int(1, 28) });
    sign(dealer, records, customerId, starts, random.float() < maintenance);
  }
}

/** Renews a share of what expires in the month, most of it before; gives up the rest, some of which comes back much later. */
export function renewContracts({ dealer, habits, days, random, records }: ServiceMonth): void {
  const month = days[0]?.date.slice(0, 7) ?? "";
  const expiring = records.contracts.filter(({ expiresOn }) => expiresOn.startsWith(month));
  const renewed = anyOf(expiring.length, habits.contractsRenewed, random);
  expiring.forEach((contract: ContractRow, index) => {
    const expires = Temporal.PlainDate.from(contract.expiresOn);
    if (renewed[index]) {
      contract.renewedOn = expires.add({ days: random.int(-40, 20) }).toString();
      sign(dealer, records, contract.customerId, expires.add({ days: 1 }), contract.maintenance === true);
    } else if (random.float() < 0.5) {
      sign(dealer, records, contract.customerId, expires.add({ days: random.int(60, 150) }), contract.maintenance === true);
    }
  });
}
