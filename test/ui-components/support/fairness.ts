import type {
  FairnessBand,
  FairnessDealer,
  FairnessOverall,
  FairnessReport,
} from "@dealer-scorecards/ui-components/model/fairness-types.ts";

export function band(from: number | null, to: number | null, dealers: number, asked: number, couldBeAsked: number): FairnessBand {
  return { from, to, dealers, couldBeAsked, asked, shareAsked: couldBeAsked === 0 ? null : asked / couldBeAsked };
}

/** 36 dealers: by rank it is clear, by distance it could be chance, of technicians nothing can be said. */
export const overall: FairnessOverall = {
  decisions: 1200,
  unassigned: 30,
  byRank: [band(0.91, 0.98, 9, 600, 2000), band(0.8, 0.9, 9, 300, 2000), band(0.6, 0.79, 9, 200, 2000), band(0.3, 0.59, 9, 70, 1400)],
  byDistance: [
    band(0, 10, 30, 200, 1000),
    band(10, 20, 34, 300, 1500),
    band(20, 40, 36, 400, 2500),
    band(40, 80, 20, 200, 2000),
    band(80, null, 2, 70, 400),
    band(null, null, 1, 0, 0),
  ],
  byTechnicians: [band(1, 1, 6, 170, 1400), band(3, 4, 20, 600, 4000), band(5, null, 10, 400, 2000)],
  correlations: [
    { by: "CORE_RANK", coefficient: 0.62, dealers: 36 },
    { by: "DISTANCE", coefficient: -0.1, dealers: 36 },
    { by: "TECHNICIANS", coefficient: null, dealers: 36 },
  ],
};

/** Of 30 days on the clocks of UTC. */
export const fairnessReport: FairnessReport = { from: "2026-03-02T00:00:00.000Z", to: "2026-04-01T00:00:00.000Z", overall };

export function fairnessDealer(id: string, given: Partial<FairnessDealer> = {}): FairnessDealer {
  return {
    dealerID: id,
    name: `Dealer ${id}`,
    inQuestion: 200,
    couldBeAsked: 160,
    asked: 40,
    shareAsked: 0.25,
    meanCoreRank: 0.93,
    meanKilometres: 21.4,
    technicians: 4,
    accepted: 30,
    declined: 4,
    expired: 5,
    pending: 1,
    hindrances: [
      { hindrance: "NO_QUALIFIED_TECHNICIAN", times: 35 },
      { hindrance: "ASKED_BEFORE", times: 5 },
    ],
    ...given,
  };
}

/** Never asked: it takes no part. */
const neverAsked = fairnessDealer("D3", {
  couldBeAsked: 0,
  asked: 0,
  shareAsked: null,
  meanCoreRank: null,
  meanKilometres: null,
  technicians: 0,
  accepted: 0,
  declined: 0,
  expired: 0,
  pending: 0,
  hindrances: [{ hindrance: "NOT_OPTED_IN", times: 200 }],
});

export const fairnessDealers: readonly FairnessDealer[] = [
  fairnessDealer("D1"),
  fairnessDealer("D2", { asked: 16, shareAsked: 0.1, declined: 0, pending: 0, hindrances: [] }),
  neverAsked,
];
