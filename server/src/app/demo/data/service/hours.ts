import { decimal } from "./quota.ts";
import { nextKey, type ServiceMonth, type WorkOrderRow } from "./service-records.ts";
import type { WorkingDay } from "./working-days.ts";
import { hour } from "./working-days.ts";

const hoursADay = 8;
/** Of technicians' clocked hours and engineers' job hours. */
const billable = 0.88;

function employed({ records }: ServiceMonth, role: string, { date }: WorkingDay): string[] {
  return records.staff.filter((one) => one.role === role && (one.leftOn === null || one.leftOn >= date)).map(({ id }) => id);
}

/** So many days of someone in the role, spread over the month; no one has the same day twice. */
function shifts(asked: number, role: string, month: ServiceMonth): { staffId: string; day: string }[] {
  const all = month.days.flatMap((day) => employed(month, role, day).map((staffId) => ({ staffId, day: day.date })));
  const count = Math.min(all.length, Math.max(1, Math.round(asked)));
  return Array.from({ length: count }, (_, index) => all[Math.floor((index * all.length) / count)]).filter((shift) => shift !== undefined);
}

/** Those in the workshop clock in: as many hours as the month's sold ones ask for. */
function makeWorkshopHours(orders: readonly WorkOrderRow[], month: ServiceMonth): void {
  const { dealer, habits, records } = month;
  const sold = orders.reduce((hours, { place, soldHours }) => hours + (place === "WORKSHOP" ? Number(soldHours) : 0), 0);
  const clocked = sold / habits.labourEfficiency;
  const days = shifts(clocked / (habits.labourUtilisation * hoursADay), "TECHNICIAN", month);
  const each = clocked / days.length;
  const available = each / habits.labourUtilisation;
  for (const shift of days) {
    records.timeEntries.push({
      ...nextKey(dealer, "TE", records.timeEntries),
      ...shift,
      availableHours: decimal(available, 2),
      clockedHours: decimal(each, 2),
      jobHours: decimal(available * habits.engineerUtilisation, 2),
      billableHours: decimal(each * billable, 2),
      idleHours: decimal(available * habits.idle, 2),
    });
  }
}

/** Those on the road report their hours on jobs; they do not clock in. */
function makeRoadHours(orders: readonly WorkOrderRow[], month: ServiceMonth): void {
  const { dealer, habits, records } = month;
  const onJobs = orders.reduce((hours, { place, workStartedAt, completedAt }) => {
    return place === "ON_SITE" && workStartedAt && completedAt
      ? hours + (completedAt.getTime() - workStartedAt.getTime()) / hour + 1.5
      : hours;
  }, 0);
  const days = shifts(onJobs / (habits.engineerUtilisation * hoursADay), "ENGINEER", month);
  const each = onJobs / days.length;
  const available = each / habits.engineerUtilisation;
  for (const shift of days) {
    records.timeEntries.push({
      ...nextKey(dealer, "TE", records.timeEntries),
      ...shift,
      availableHours: decimal(available, 2),
      clockedHours: null,
      jobHours: decimal(each, 2),
      billableHours: decimal(each * billable, 2),
      idleHours: decimal(available * habits.idle, 2),
    });
  }
}

/** Where orders go out every day, a dispatcher is there every day. */
function makeDispatcherHours(month: ServiceMonth): void {
  const { dealer, story, days, records } = month;
  if (story.onSiteOrders < 8) return;
  for (const working of days) {
    const [staffId] = employed(month, "DISPATCHER", working);
    if (staffId === undefined) continue;
    records.timeEntries.push({
      ...nextKey(dealer, "TE", records.timeEntries),
      staffId,
      day: working.date,
      availableHours: decimal(hoursADay, 2),
      clockedHours: decimal(hoursADay, 2),
      jobHours: null,
      billableHours: null,
      idleHours: null,
    });
  }
}

/** The hours that a month's orders took. */
export function makeHours(orders: readonly WorkOrderRow[], month: ServiceMonth): void {
  if (month.story.withoutTimeEntries) return;
  makeWorkshopHours(orders, month);
  makeRoadHours(orders, month);
  makeDispatcherHours(month);
}
