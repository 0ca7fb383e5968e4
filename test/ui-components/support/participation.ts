import type { Participation } from "@dealer-scorecards/ui-components/model/participation-types.ts";

/** A dealer that takes part, after it had once been suspended. */
export function participation(given: Partial<Participation> = {}): Participation {
  return {
    takesPart: true,
    unmet: [],
    optedIn: true,
    suspendedAt: null,
    suspendedBy: null,
    suspensionReason: null,
    trainedTechnicians: 3,
    airCooledTechnicians: 3,
    liquidCooledTechnicians: 1,
    changes: [
      { number: 3, kind: "RESUMED", reason: null, changedAt: "2026-03-04T10:00:00.000Z", changedBy: "program-staff" },
      {
        number: 2,
        kind: "SUSPENDED",
        reason: "Three owners complained.",
        changedAt: "2026-03-02T10:00:00.000Z",
        changedBy: "program-staff",
      },
      { number: 1, kind: "OPTED_IN", reason: null, changedAt: "2026-01-05T15:00:00.000Z", changedBy: "north-yard" },
    ],
    ...given,
  };
}

/** One that lacks everything. */
export const noPart = participation({
  takesPart: false,
  unmet: ["NO_SERVICE_DEALER", "NO_PORTAL_CREDENTIALS", "NO_TRAINED_TECHNICIAN", "NOT_OPTED_IN", "SUSPENDED"],
  optedIn: false,
  suspendedAt: "2026-03-02T10:00:00.000Z",
  suspendedBy: "program-staff",
  suspensionReason: "Three owners complained.",
  trainedTechnicians: 0,
  airCooledTechnicians: 0,
  liquidCooledTechnicians: 0,
});

export const suspended = participation({
  takesPart: false,
  unmet: ["SUSPENDED"],
  suspendedAt: "2026-03-02T10:00:00.000Z",
  suspendedBy: "program-staff",
  suspensionReason: "Three owners complained.",
});
