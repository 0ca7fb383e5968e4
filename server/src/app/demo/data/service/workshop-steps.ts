import type { Random } from "random";
import { firstOf } from "./quota.ts";
import type { ServiceMonth, WorkOrderRow } from "./service-records.ts";
import { instant, minute } from "./working-days.ts";

export type Inspection = Pick<WorkOrderRow, "preInspected" | "customerPresent" | "inspectionSheetUsed">;

/** Of each order: inspected, with the customer, by the sheet. */
export function inspections(total: number, { habits, random }: ServiceMonth): Inspection[] {
  const inspected = firstOf(total, habits.preInspected, random);
  const present = firstOf(total, habits.customerPresent, random);
  const sheet = firstOf(inspected.filter(Boolean).length, habits.sheetUsed, random);
  return random.shuffle(
    inspected.map((preInspected, index) => ({
      preInspected,
      customerPresent: preInspected && (present[index] ?? false),
      inspectionSheetUsed: preInspected ? (sheet[index] ?? false) : null,
    })),
  );
}

export const onSiteOnly = { contractId: null, dueAt: null, rescheduledTimes: null, dispatcherCalls: null } as const;

/** From reception to the settled bill. Work on time is checked half an hour before the promised time. */
export function workshopSteps(opened: number, prepicked: number | null, on: { workshop: boolean; finalCheck: boolean }, random: Random) {
  const promised = opened + random.int(24, 28) * 15 * minute;
  const late = on.finalCheck ? -25 : random.int(10, 150);
  const repaired = promised + (on.workshop ? -random.int(45, 110) : late) * minute;
  const checked = repaired + 10 * minute;
  const finalChecked = on.finalCheck ? checked + 5 * minute : Math.max(promised, checked) + random.int(10, 60) * minute;
  const invoiced = finalChecked + 5 * minute;
  return {
    promisedAt: instant(promised),
    workStartedAt: instant(Math.max(opened + 50 * minute, (prepicked ?? 0) + 5 * minute)),
    repairedAt: instant(repaired),
    qualityCheckedAt: instant(checked),
    finalCheckedAt: instant(finalChecked),
    invoicedAt: instant(invoiced),
    completedAt: instant(invoiced),
    closedAt: instant(invoiced + random.int(10, 80) * minute),
    closedByRole: "SERVICE_ADVISOR",
  };
}
