import { Random } from "random";
import { type DemoDealer, demoMonths } from "../demo-dealers.ts";
import { renewContracts, signFirst } from "./contracts.ts";
import { makeCustomerCare } from "./customer-care.ts";
import { makeHours } from "./hours.ts";
import { makeOnSiteOrders } from "./on-site-orders.ts";
import { CustomerRoster, hire } from "./people.ts";
import { recordsUntilNow } from "./records-until-now.ts";
import { makeRepairOrders } from "./repair-orders.ts";
import { makeDeliveries, makeSuggestions } from "./sales-and-suggestions.ts";
import { type Comeback, nextKey, noRecords, type ServiceMonth, type ServiceRecords } from "./service-records.ts";
import { habitsOfMonth, serviceStory } from "./service-stories.ts";
import { dateOf, workingDays } from "./working-days.ts";

/** The newest customer spoken with at a follow-up. */
function leaveUnsatisfied({ followUps }: ServiceRecords): void {
  const spokenWith = followUps.filter(({ reached, doneAt }) => reached && doneAt !== null);
  const newest = spokenWith.toSorted((one, other) => Number(one.doneAt) - Number(other.doneAt)).at(-1);
  if (newest) newest.satisfied = false;
}

/**
 * A dealer's records of service of the 26 months up to `now`, by kind. The same seed, dealer and instant give the same
 * rows; nothing is stamped after `now`, deadlines apart.
 */
export function demoServiceRecords(seed: string, dealer: DemoDealer, now: Date): ServiceRecords {
  const story = serviceStory(dealer);
  const records = noRecords();
  if (!story) return records;
  const current = dateOf(now, dealer.timeZone).toPlainYearMonth();
  const count = dealer.story.months ?? demoMonths;
  const months = Array.from({ length: count }, (_, index) => current.subtract({ months: count - 1 - index }));
  const people = new Random(`${seed}/${dealer.id}/people`);
  hire(dealer, story, months, people, records);
  records.customers.push({ ...nextKey(dealer, "CU", records.customers), name: "Rental fleet", internal: true });
  const roster = new CustomerRoster(dealer, story, people, records);
  signFirst(dealer, roster.customers, months[0] ?? current, records, people);
  let comebacks: { workshop: Comeback[]; onSite: Comeback[] } = { workshop: [], onSite: [] };
  for (const month of months) {
    const random = new Random(`${seed}/${dealer.id}/service/${month.toString()}`);
    const ago = month.until(current, { largestUnit: "months" }).months;
    const habits = habitsOfMonth(dealer, story, month, ago);
    const days = workingDays(month, dealer.timeZone);
    const made: Omit<ServiceMonth, "comebacks"> = { dealer, story, habits, days, random, records, nextCustomer: () => roster.next() };
    const first = records.workOrders.length;
    comebacks = {
      workshop: makeRepairOrders({ ...made, comebacks: comebacks.workshop }),
      onSite: makeOnSiteOrders({ ...made, comebacks: comebacks.onSite }),
    };
    const orders = records.workOrders.slice(first);
    const whole: ServiceMonth = { ...made, comebacks: [] };
    makeCustomerCare(orders, whole);
    makeHours(orders, whole);
    makeDeliveries(whole);
    makeSuggestions(whole);
    signFirst(dealer, roster.turnOver(habits.customersLost), month, records, random);
    renewContracts(whole);
  }
  const seen = recordsUntilNow(records, dealer.timeZone, now);
  if (story.unsatisfiedNow) leaveUnsatisfied(seen);
  return seen;
}
