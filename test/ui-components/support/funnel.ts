import type { FunnelMonth, FunnelStep, FunnelWeek, LeadFinding } from "@dealer-scorecards/ui-components/model/funnel-types.ts";

const names = ["Received", "Contacted", "Appointment set", "Showed", "Sold"] as const;
const codes = ["RECEIVED", "CONTACTED", "APPOINTMENT_SET", "SHOWED", "SOLD"] as const;
const metrics = [null, "CONTACT_RATE", "APPOINTMENT_SET_RATE", "SHOW_RATE", "SOLD_RATE"] as const;

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/** Steps by their counts; where `also` says so, not all of a step took the one before. */
export function funnelSteps(counts: readonly number[], also: Readonly<Record<number, number>> = {}): readonly FunnelStep[] {
  const [all = 0] = counts;
  return counts.map((count, index) => {
    const alsoStepBefore = index === 0 ? null : (also[index] ?? count);
    const stepBefore = alsoStepBefore === null ? null : (counts[index - 1] ?? 0);
    return {
      code: codes[index] ?? "",
      name: names[index] ?? "",
      count,
      shareOfAll: share(count, all),
      shareOfStepBefore: stepBefore === null ? null : share(alsoStepBefore ?? 0, stepBefore),
      alsoStepBefore,
      stepBefore,
      sufficiency: stepBefore === null ? null : stepBefore < 10 ? "TOO_FEW" : stepBefore < 25 ? "FEW" : "ENOUGH",
      metricCode: metrics[index] ?? null,
    };
  });
}

export function funnelMonth(month: string, given: Partial<FunnelMonth> = {}): FunnelMonth {
  const steps = funnelSteps([40, 20, 15, 10, 4], { 2: 10 });
  return { month, state: "FINAL", finalAt: "2026-05-31T05:00:00.000Z", steps, ...given };
}

/** Newest first: one in progress, one final, and one without leads. */
export const funnelMonths: readonly FunnelMonth[] = [
  funnelMonth("2026-04", { state: "IN_PROGRESS", finalAt: "2026-07-30T05:00:00.000Z", steps: funnelSteps([30, 6, 0, 0, 0]) }),
  funnelMonth("2026-03"),
  funnelMonth("2026-02", { state: "NO_DATA", finalAt: null, steps: funnelSteps([0, 0, 0, 0, 0]) }),
];

/** Newest first: one that can change, one that is settled. */
export const funnelWeeks: readonly FunnelWeek[] = [
  { from: "2026-03-09", to: "2026-03-15", settled: false, steps: funnelSteps([9, 3, 1, 1, 0]) },
  { from: "2026-03-02", to: "2026-03-08", settled: true, steps: funnelSteps([8, 4, 2, 1, 1]) },
];

/** Sold without Contact and appointment. */
export function leadFinding(id: string, given: Partial<LeadFinding> = {}): LeadFinding {
  return { lead: { internalID: id }, recorded: ["SHOWED", "SOLD"], missing: ["CONTACTED", "APPOINTMENT_SET"], ...given };
}
