import { bookings, makeUnkeptAppointments } from "./bookings.ts";
import { makePartLines, orderMoney, planParts, valueOf } from "./parts.ts";
import { anyOf, around, choose, firstOf, quota } from "./quota.ts";
import { type Comeback, nextKey, type ServedCustomer, type ServiceMonth } from "./service-records.ts";
import { hour, instant, minute } from "./working-days.ts";
import { type Inspection, inspections, onSiteOnly, workshopSteps } from "./workshop-steps.ts";

const problems = ["NO_START", "OIL_LEAK", "BATTERY", "COOLING", "TRANSFER_SWITCH", "CONTROLLER", "FUEL_SUPPLY"];
/** The month's last working days are left to what was opened before. */
const lastDaysFree = 3;
/** A comeback opens earlier in its month than its order did in the one before: within 30 days, then. */
const earliestComebackOf = 8;
const notInspected: Inspection = { preInspected: null, customerPresent: null, inspectionSheetUsed: null };

/** One of those in the role who had not left when the month began. */
export function memberOfStaff({ records, days, random }: ServiceMonth, role: string): string | null {
  const first = days[0]?.date ?? "";
  const employed = records.staff.filter((one) => one.role === role && (one.leftOn === null || one.leftOn >= first));
  return employed.length === 0 ? null : choose(employed, random).id;
}

/** Whom a month's orders are for: customers in turn, among them those whose fault came back. */
export interface Reception extends ServedCustomer {
  readonly comeback: Comeback | undefined;
  readonly dayIndex: number;
  readonly midnight: number;
}

export function receive(asked: number, { days, random, nextCustomer, comebacks }: ServiceMonth): Reception[] {
  const total = Math.max(comebacks.length, asked);
  const places = random.shuffle(Array.from({ length: total }, (_, index) => index)).slice(0, comebacks.length);
  const byPlace = new Map(comebacks.map((comeback, index) => [places[index], comeback]));
  return Array.from({ length: total }, (_, index) => {
    const comeback = byPlace.get(index);
    const latest = Math.max(0, days.length - 1 - lastDaysFree);
    const dayIndex = comeback ? Math.floor(comeback.dayIndex * random.float(0.2, 0.8)) : random.int(0, latest);
    return { ...(comeback?.served ?? nextCustomer()), comeback, dayIndex, midnight: days[dayIndex]?.midnight ?? 0 };
  });
}

/** Those of a month's orders whose fault comes back in the next one. */
export function comingBack(candidates: readonly Comeback[], total: number, share: number, { random }: ServiceMonth): Comeback[] {
  const early = candidates.filter(({ of, dayIndex }) => dayIndex >= earliestComebackOf && of.nature === "REACTIVE");
  return early.slice(0, quota(total, share, random));
}

/** The dealer's own units, which no customer pays for. */
function makeInternalOrders(total: number, month: ServiceMonth): void {
  const { dealer, habits, days, random, records } = month;
  const own = records.customers.find(({ internal }) => internal);
  if (!own) return;
  for (let index = 0; index < total; index += 1) {
    const opened = (days[random.int(0, days.length - lastDaysFree)]?.midnight ?? 0) + 8 * hour;
    records.workOrders.push({
      ...nextKey(dealer, "WO", records.workOrders),
      ...onSiteOnly,
      ...notInspected,
      place: "WORKSHOP",
      customerId: own.id,
      assetId: null,
      technicianId: memberOfStaff(month, "TECHNICIAN"),
      advisorId: null,
      nature: "INTERNAL",
      problemCode: null,
      openedAt: instant(opened),
      ...workshopSteps(opened, null, { workshop: true, finalCheck: true }, random),
      fullyMenuPriced: null,
      prepickDueAt: null,
      prepickedAt: null,
      billExplained: null,
      adviceGiven: null,
      comebackOfId: null,
      ...orderMoney(habits.hoursPerOrder, 0, dealer.currency, habits, random),
    });
  }
}

/**
 * Makes a month's repair orders with their appointments and parts; gives those that will come back. The last orders are
 * those that went badly: their parts were missing, so picked late, so the work was late.
 */
export function makeRepairOrders(month: ServiceMonth): Comeback[] {
  const { dealer, story, habits, random, records } = month;
  const receptions = receive(Math.round(story.repairOrders * random.float(0.94, 1.06)), month);
  const total = receptions.length;
  const arrivals = bookings(receptions, month);
  const looks = inspections(total, month);
  const hours = around(total, habits.hoursPerOrder, random);
  const withParts = receptions.map((_, index) => index % 4 !== 3);
  const ordersWithParts = withParts.filter(Boolean).length;
  const parts = planParts(withParts, (habits.partsPerOrder * total) / Math.max(1, ordersWithParts), random);
  const picked = firstOf(ordersWithParts, habits.prepickedOnTime, random);
  const workshop = firstOf(total, habits.workshopOnTime, random);
  const finalCheck = firstOf(total, habits.finalCheckOnTime, random);
  const explained = firstOf(total, habits.billExplained, random);
  const menu = anyOf(total, habits.menuPriced, random);

  const orders = receptions.map(({ customerId, assetId, comeback }, index) => {
    const opened = (arrivals[index]?.arrived ?? 0) + 10 * minute;
    const pickedInTime = withParts[index] ? picked.shift() : undefined;
    const prepicked = pickedInTime === undefined ? null : opened + (pickedInTime ? random.int(5, 40) : random.int(60, 170)) * minute;
    const preventive = !comeback && random.float() < habits.preventive;
    const isExplained = explained[index] ?? false;
    const currency = story.secondCurrency && index % 3 === 2 ? story.secondCurrency : dealer.currency;
    const order = {
      ...nextKey(dealer, "WO", records.workOrders),
      ...onSiteOnly,
      ...(looks[index] ?? notInspected),
      place: "WORKSHOP",
      customerId,
      assetId,
      technicianId: memberOfStaff(month, "TECHNICIAN"),
      advisorId: memberOfStaff(month, "SERVICE_ADVISOR"),
      nature: preventive ? "PREVENTIVE" : "REACTIVE",
      problemCode: preventive ? null : (comeback?.of.problemCode ?? choose(problems, random)),
      openedAt: instant(opened),
      ...workshopSteps(opened, prepicked, { workshop: workshop[index] ?? false, finalCheck: finalCheck[index] ?? false }, random),
      fullyMenuPriced: menu[index] ?? null,
      prepickDueAt: prepicked === null ? null : instant(opened + 45 * minute),
      prepickedAt: prepicked === null ? null : instant(prepicked),
      billExplained: isExplained,
      // Advice that nobody wrote down counts as little as advice not given.
      adviceGiven: isExplained || (random.float() < 0.5 ? false : null),
      comebackOfId: comeback?.of.id ?? null,
      ...orderMoney(hours[index] ?? 0, valueOf(parts[index] ?? []), currency, habits, random),
    };
    records.workOrders.push(order);
    const appointment = arrivals[index]?.appointment;
    if (appointment) {
      records.appointments.push({ ...nextKey(dealer, "AP", records.appointments), workOrderId: order.id, ...appointment });
    }
    return order;
  });
  makePartLines(orders, parts, month);
  makeUnkeptAppointments(total, month);
  makeInternalOrders(Math.round(total * 0.08), month);
  const candidates = receptions.flatMap((served, index) => {
    const of = orders[index];
    return of ? [{ of, served, dayIndex: served.dayIndex }] : [];
  });
  return comingBack(random.shuffle(candidates), total, habits.workshopComebacks, month);
}
