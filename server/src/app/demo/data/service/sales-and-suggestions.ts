import { choose, firstOf } from "./quota.ts";
import { memberOfStaff } from "./repair-orders.ts";
import { nextKey, type ServiceMonth } from "./service-records.ts";
import { dateOf, day, hour, instant } from "./working-days.ts";

const soldNew = 0.8;
const acceptedForAction = 0.8;

/** Units sold in a month, some of them used, and when service first called their buyers. */
export function makeDeliveries(month: ServiceMonth): void {
  const { dealer, story, habits, days, random, records, nextCustomer } = month;
  const total = Math.max(1, Math.round((story.repairOrders + story.onSiteOrders) / 7));
  const introduced = firstOf(total, habits.introducedToService, random);
  const contacted = firstOf(total, habits.contacted, random);
  for (let index = 0; index < total; index += 1) {
    const delivered = choose(days, random).midnight + random.float(9, 17) * hour;
    const late = random.float() < 0.5 ? null : instant(delivered + random.float(91, 140) * day);
    const { customerId, assetId } = nextCustomer();
    records.deliveries.push({
      ...nextKey(dealer, "DE", records.deliveries),
      customerId,
      assetId,
      isNew: index === 0 || random.float() < soldNew,
      deliveredAt: instant(delivered),
      introducedToService: introduced[index] ?? null,
      firstContactedAt: contacted[index] ? instant(delivered + random.float(5, 85) * day) : late,
    });
  }
}

/** What customers suggested, as the manager reviewed it. */
export function makeSuggestions(month: ServiceMonth): void {
  const { dealer, story, habits, days, random, records } = month;
  const total = Math.max(1, Math.round(story.repairOrders / 8));
  const carriedOut = firstOf(total, habits.suggestionsCarriedOut, random);
  for (let index = 0; index < total; index += 1) {
    const { date, midnight } = choose(days, random);
    const accepted = random.float() < acceptedForAction;
    const later = dateOf(new Date(midnight), dealer.timeZone, random.int(10, 80)).toString();
    records.suggestions.push({
      ...nextKey(dealer, "SU", records.suggestions),
      reviewedOn: date,
      acceptedForAction: accepted,
      carriedOutOn: accepted && carriedOut[index] ? later : null,
      managerId: memberOfStaff(month, "MANAGER"),
    });
  }
}
