import type { Random } from "random";
import { around, choose, decimal, firstOf } from "./quota.ts";
import type { ServiceHabits } from "./service-habits.ts";
import { nextKey, type ServiceMonth, type WorkOrderRow } from "./service-records.ts";
import { hour, minute } from "./working-days.ts";

const partNumbers = ["OF-12", "AF-7", "BT-90", "GK-4", "FP-31", "VR-2", "SP-6", "CL-5", "TS-16", "HS-8"];
const hourlyRate = 118;

/** What an order brings and costs. */
export function orderMoney(hours: number, parts: number, currency: string, { margin }: ServiceHabits, random: Random) {
  const sold = Math.round(hours * 10) / 10;
  const revenue = sold * hourlyRate + parts;
  return {
    soldHours: decimal(sold, 1),
    labourRevenue: decimal(sold * hourlyRate, 2),
    partsRevenue: decimal(parts, 2),
    cost: decimal(revenue * (1 - margin) * random.float(0.95, 1.05), 2),
    currency,
  };
}

/** The parts of an order to come: one value for each of its lines. */
export type PartsPlan = readonly number[];

/** Of each order, none for those without parts. */
export function planParts(withParts: readonly boolean[], mean: number, random: Random): PartsPlan[] {
  const values = around(withParts.filter(Boolean).length, mean, random);
  return withParts.map((some) => {
    const value = some ? values.pop() : undefined;
    if (value === undefined) return [];
    const count = random.int(1, 2);
    return around(count, value / count, random).map((part) => Math.round(part * 100) / 100);
  });
}

export const valueOf = (plan: PartsPlan): number => plan.reduce((one, other) => one + other, 0);

/** The part lines of a month's orders; what is missing from stock is missing for the last of them. */
export function makePartLines(orders: readonly WorkOrderRow[], plans: readonly PartsPlan[], month: ServiceMonth): void {
  const { dealer, habits, random, records } = month;
  const available = firstOf(plans.flat().length, habits.partsFill, random);
  let line = 0;
  orders.forEach((order, index) => {
    for (const soldValue of plans[index] ?? []) {
      const availableAtOnce = available[line++] ?? false;
      const requested = order.openedAt.getTime() + 5 * minute;
      const expedited = !availableAtOnce && random.float() < habits.expedited;
      records.partLines.push({
        ...nextKey(dealer, "PL", records.partLines),
        workOrderId: order.id,
        partNumber: choose(partNumbers, random),
        requestedAt: new Date(requested),
        orderedAt: availableAtOnce ? null : new Date(requested + hour / 2),
        availableAtOnce,
        expedited: availableAtOnce ? null : expedited,
        expediteCost: expedited ? decimal(random.float(12, 48), 2) : null,
        soldValue: decimal(soldValue, 2),
        currency: order.currency,
      });
    }
  });
}
