import type { ServiceRecords, WorkOrderRow } from "./service-records.ts";
import { dateOf } from "./working-days.ts";

const unbilled = { soldHours: null, labourRevenue: null, partsRevenue: null, cost: null } as const;

/** The records as they are at `now`; what is stamped later has not happened yet. */
export function recordsUntilNow(records: ServiceRecords, timeZone: string, now: Date): ServiceRecords {
  const today = dateOf(now, timeZone).toString();
  const past = (instant: Date | null) => (instant !== null && instant <= now ? instant : null);
  const pastDay = (day: string | null) => (day !== null && day <= today ? day : null);

  const seenOrder = (order: WorkOrderRow): WorkOrderRow => {
    const closedAt = past(order.closedAt);
    const handedOver = past(order.completedAt) !== null;
    return {
      ...order,
      ...(past(order.invoicedAt) ? {} : unbilled),
      workStartedAt: past(order.workStartedAt),
      repairedAt: past(order.repairedAt),
      qualityCheckedAt: past(order.qualityCheckedAt),
      finalCheckedAt: past(order.finalCheckedAt),
      invoicedAt: past(order.invoicedAt),
      completedAt: past(order.completedAt),
      closedAt,
      closedByRole: closedAt ? order.closedByRole : null,
      prepickedAt: past(order.prepickedAt),
      billExplained: handedOver ? order.billExplained : null,
      adviceGiven: handedOver ? order.adviceGiven : null,
    };
  };
  const workOrders = records.workOrders.filter(({ openedAt }) => openedAt <= now).map(seenOrder);
  const opened = new Set(workOrders.map(({ id }) => id));
  const closed = new Set(workOrders.flatMap(({ id, closedAt }) => (closedAt ? [id] : [])));

  return {
    staff: records.staff.map((one) => ({ ...one, leftOn: pastDay(one.leftOn) })),
    customers: records.customers,
    assets: records.assets,
    // A contract is entered when it begins.
    contracts: records.contracts
      .filter(({ startsOn }) => startsOn <= today)
      .map((contract) => ({ ...contract, renewedOn: pastDay(contract.renewedOn) })),
    workOrders,
    appointments: records.appointments
      .filter(({ bookedAt }) => bookedAt <= now)
      .map((one) => ({
        ...one,
        workOrderId: one.workOrderId !== null && opened.has(one.workOrderId) ? one.workOrderId : null,
        cancelledAt: past(one.cancelledAt),
        remindedAt: past(one.remindedAt),
        arrivedAt: past(one.arrivedAt),
      })),
    visits: records.visits
      .filter(({ workOrderId, travelStartedAt }) => opened.has(workOrderId) && past(travelStartedAt) !== null)
      .map((visit) => ({ ...visit, arrivedAt: past(visit.arrivedAt), leftAt: past(visit.leftAt) })),
    partLines: records.partLines
      .filter(({ requestedAt }) => past(requestedAt) !== null)
      .map((line) =>
        line.orderedAt === null || past(line.orderedAt) ? line : { ...line, orderedAt: null, expedited: null, expediteCost: null },
      ),
    // Of today, hours are not reported yet.
    timeEntries: records.timeEntries.filter(({ day }) => day < today),
    followUps: records.followUps
      .filter(({ workOrderId }) => workOrderId !== null && closed.has(workOrderId))
      .map((one) => (past(one.doneAt) ? one : { ...one, doneAt: null, channel: null, reached: null, satisfied: null })),
    problems: records.problems
      .filter(({ raisedAt }) => raisedAt <= now)
      .map((one) => (past(one.resolvedAt) ? one : { ...one, resolvedAt: null, resolvedToSatisfaction: null })),
    surveyAnswers: records.surveyAnswers.filter(({ answeredAt }) => answeredAt <= now),
    deliveries: records.deliveries
      .filter(({ deliveredAt }) => deliveredAt <= now)
      .map((one) => ({ ...one, firstContactedAt: past(one.firstContactedAt) })),
    suggestions: records.suggestions
      .filter(({ reviewedOn }) => reviewedOn <= today)
      .map((one) => ({ ...one, carriedOutOn: pastDay(one.carriedOutOn) })),
  };
}
