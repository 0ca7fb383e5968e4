import type { Random } from "random";
import { makePartLines, orderMoney, planParts, valueOf } from "./parts.ts";
import { anyOf, around, choose, decimal, firstOf } from "./quota.ts";
import { comingBack, memberOfStaff, type Reception, receive } from "./repair-orders.ts";
import { type Comeback, nextKey, type ServiceMonth, type ContractRow } from "./service-records.ts";
import { hour, instant, minute } from "./working-days.ts";

const problems = ["NO_START", "VOLTAGE_REGULATOR", "BATTERY", "COOLING", "TRANSFER_SWITCH", "CONTROLLER", "FUEL_SUPPLY"];
/** What contracts ask for: completion, and arrival by one of these. */
const completionHours = 48;
const responseHours = [2, 4, 8, 12, 24, 48, 72];
const underContract = 0.75;

/** Within (from, to), whatever the tail says. */
function between(from: number, value: number, to: number, random: Random): number {
  return value > from && value < to ? value : random.float(from, to);
}

/** Finished by day, where that leaves it on its side of the service level. */
function byDay(completed: number, { midnight }: Reception, allowed: (hours: number) => boolean, opened: number, random: Random): number {
  const ofDay = (((completed - midnight) / hour) % 24) * hour;
  const shifted = completed - ofDay + random.float(9, 18) * hour;
  return ofDay >= 8 * hour && ofDay <= 19 * hour ? completed : allowed((shifted - opened) / hour) ? shifted : completed;
}

function completion(reception: Reception, opened: number, inTime: boolean | undefined, { habits, random }: ServiceMonth): number {
  const least = 5;
  const drawn = random.logNormal(Math.log(habits.completionHours), 0.5)();
  const hours =
    inTime === undefined
      ? Math.max(least, drawn)
      : inTime
        ? between(least, drawn, completionHours - 1, random)
        : Math.max(completionHours + 1, drawn);
  const allowed = (asked: number) => asked >= least && (inTime === undefined || asked < completionHours === inTime);
  return byDay(opened + hours * hour, reception, allowed, opened, random);
}

/** The stricter a response time, the likelier it is missed: the nearest one on the right side. */
function responseDue(opened: number, arrived: number, inTime: boolean): number {
  const waited = (arrived - opened) / hour;
  const asked = inTime ? responseHours.find((hours) => hours >= waited) : responseHours.findLast((hours) => hours < waited);
  return opened + (asked ?? 96) * hour;
}

/** The fault of the story's model is the story's; others have any. */
function problemOf({ model, comeback }: Reception, { story: { comebackCluster }, random }: ServiceMonth): string {
  if (comeback?.of.problemCode) return comeback.of.problemCode;
  if (model === comebackCluster?.model && random.float() < 0.9) return comebackCluster.problem;
  return choose(problems, random);
}

/** The customer's maintenance contract that is in force on a day. */
function contractOf(customerId: string, date: string, { records }: ServiceMonth): ContractRow | undefined {
  return records.contracts.find(
    (one) => one.customerId === customerId && one.maintenance === true && one.startsOn <= date && one.expiresOn >= date,
  );
}

interface Journey {
  readonly workOrderId: string;
  readonly technicianId: string | null;
  readonly arrived: number;
  readonly left: number;
  readonly distance: number;
  readonly responseDueAt: Date | null;
}

function makeVisit({ arrived, left, distance, ...row }: Journey, { dealer, records }: ServiceMonth): void {
  const travel = Math.min(distance * 1.1 + 8, 110) * minute;
  records.visits.push({
    ...nextKey(dealer, "VI", records.visits),
    ...row,
    vehicle: row.technicianId === null ? null : `Van ${row.technicianId.slice(-2)}`,
    travelStartedAt: instant(arrived - travel),
    arrivedAt: instant(arrived),
    leftAt: instant(left),
    distanceKm: decimal(distance, 1),
  });
}

/** Makes a month's orders on site with their visits and parts; gives those that will come back. */
export function makeOnSiteOrders(month: ServiceMonth): Comeback[] {
  const { dealer, story, habits, days, random, records } = month;
  const receptions = receive(Math.round(story.onSiteOrders * random.float(0.94, 1.06)), month);
  const total = receptions.length;
  const due = anyOf(total, underContract, random);
  const dueCount = due.filter(Boolean).length;
  const inTime = firstOf(dueCount, habits.completedInTime, random);
  const arrivedInTime = firstOf(dueCount, habits.arrivedInTime, random);
  const repairs = around(total, habits.repairHours, random);
  const calls = around(total, habits.dispatcherCalls, random);
  const moved = anyOf(total, habits.rescheduled, random);
  const byDispatcher = anyOf(total, habits.closedByDispatcher, random);
  const twice = anyOf(total, habits.secondVisits, random);
  const preventive = firstOf(total, habits.preventive, random);
  const distances = around(total, habits.distanceKm, random);
  const parts = planParts(
    receptions.map((_, index) => index % 2 === 0),
    habits.partsPerOrder,
    random,
  );
  const inCluster = (served: Reception) => served.model === story.comebackCluster?.model;

  const orders = receptions.map((reception, index) => {
    const { customerId, assetId, dayIndex, midnight, comeback } = reception;
    const opened = midnight + random.float(7, 17) * hour;
    const isDue = due[index];
    const completed = completion(reception, opened, isDue ? inTime.shift() : undefined, month);
    const repair = Math.min((repairs[index] ?? 1) * hour, completed - opened - 2.6 * hour);
    const arrived = completed - repair - 20 * minute;
    const isPreventive = !comeback && !inCluster(reception) && preventive[index];
    const technicianId = memberOfStaff(month, "ENGINEER");
    const closed = instant(completed + random.float(1, 30) * hour);
    const contract = isDue ? contractOf(customerId, days[dayIndex]?.date ?? "", month) : undefined;
    const order = {
      ...nextKey(dealer, "WO", records.workOrders),
      place: "ON_SITE",
      customerId,
      assetId,
      contractId: contract?.id ?? null,
      technicianId,
      advisorId: null,
      nature: isPreventive ? "PREVENTIVE" : comeback || random.float() < 0.85 ? "REACTIVE" : "WARRANTY",
      problemCode: isPreventive ? null : problemOf(reception, month),
      openedAt: instant(opened),
      promisedAt: null,
      dueAt: isDue ? instant(opened + completionHours * hour) : null,
      workStartedAt: instant(arrived + 10 * minute),
      repairedAt: instant(completed - 10 * minute),
      qualityCheckedAt: null,
      finalCheckedAt: null,
      invoicedAt: closed,
      completedAt: instant(completed),
      closedAt: closed,
      closedByRole: byDispatcher[index] ? "DISPATCHER" : "TECHNICIAN",
      preInspected: null,
      inspectionSheetUsed: null,
      customerPresent: null,
      fullyMenuPriced: null,
      prepickDueAt: null,
      prepickedAt: null,
      billExplained: null,
      adviceGiven: null,
      // The others are found by their asset and fault.
      comebackOfId: comeback && random.float() < 0.5 ? comeback.of.id : null,
      rescheduledTimes: moved[index] ? random.int(1, 2) : 0,
      dispatcherCalls: Math.round(calls[index] ?? 0),
      ...orderMoney(repair / hour, valueOf(parts[index] ?? []), dealer.currency, habits, random),
    };
    records.workOrders.push(order);
    const journey = { workOrderId: order.id, technicianId, distance: distances[index] ?? 1 };
    const first = twice[index] ? opened + Math.max(2.2 * hour, (arrived - opened) / 2) : arrived;
    const responseDueAt = isDue ? instant(responseDue(opened, first, arrivedInTime.shift() ?? true)) : null;
    if (first < arrived - 2 * hour) makeVisit({ ...journey, arrived: first, left: first + hour / 2, responseDueAt }, month);
    const isFirst = first >= arrived - 2 * hour;
    makeVisit({ ...journey, arrived, left: completed, responseDueAt: isFirst ? responseDueAt : null }, month);
    return order;
  });
  makePartLines(orders, parts, month);
  const candidates = receptions.flatMap((served, index) => {
    const of = orders[index];
    return of ? [{ of, served, dayIndex: served.dayIndex }] : [];
  });
  const shuffled = random.shuffle(candidates);
  const likeliest = [...shuffled.filter(({ served }) => inCluster(served)), ...shuffled.filter(({ served }) => !inCluster(served))];
  return comingBack(likeliest, total, habits.onSiteComebacks, month);
}
