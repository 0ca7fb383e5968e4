/** How a dealer treats opportunities. Shares are of the month's opportunities that the field names. */
export interface DemoHabits {
  /** Accepted, of all assigned. */
  readonly acceptance: number;
  /** Accepted or declined with a reason, of all assigned. */
  readonly engagement: number;
  /** Completed within 30 days, of the accepted. */
  readonly closing: number;
  /** Enrolled within 60 days, of the accepted. */
  readonly conversion: number;
  /** Median time to an answer in working time. */
  readonly answerHours: number;
  /** Median time from acceptance to completion. */
  readonly completionDays: number;
  /** Standard deviation of the shares from month to month. */
  readonly unevenness: number;
}

const exemplary = {
  acceptance: 0.94,
  engagement: 1,
  closing: 0.84,
  conversion: 0.47,
  answerHours: 2,
  completionDays: 8,
  unevenness: 0.015,
};
const solid = { acceptance: 0.87, engagement: 1, closing: 0.71, conversion: 0.37, answerHours: 5, completionDays: 11, unevenness: 0.03 };
const average = {
  acceptance: 0.81,
  engagement: 0.96,
  closing: 0.62,
  conversion: 0.31,
  answerHours: 9,
  completionDays: 14,
  unevenness: 0.05,
};
const weak = { acceptance: 0.69, engagement: 0.86, closing: 0.51, conversion: 0.22, answerHours: 14, completionDays: 17, unevenness: 0.05 };
const poor = { acceptance: 0.52, engagement: 0.68, closing: 0.38, conversion: 0.12, answerHours: 20, completionDays: 20, unevenness: 0.04 };

/** A dealer's habits in its oldest month and now; between, they change evenly. */
export interface DemoStory {
  readonly from: DemoHabits;
  readonly to: DemoHabits;
  /** Months with opportunities, the current one among them; absent: all. */
  readonly months?: number;
  /** A month without any opportunity, counted back from the current one. */
  readonly quietMonth?: number;
}

const steady = (habits: DemoHabits): DemoStory => ({ from: habits, to: habits });
const even = { ...solid, unevenness: 0.005 };

export const demoStories = {
  exemplary: steady(exemplary),
  solid: steady(solid),
  average: steady(average),
  weak: steady(weak),
  poor: steady(poor),
  improving: { from: poor, to: exemplary },
  declining: { from: exemplary, to: weak },
  newcomer: { ...steady(solid), months: 3 },
  quietMonth: { ...steady(average), quietMonth: 6 },
  // The next four miss one goal by a hair and meet the others.
  almostEngaged: steady({ ...even, engagement: 0.975 }),
  almostAccepting: steady({ ...even, acceptance: 0.787 }),
  almostClosing: steady({ ...even, closing: 0.56 }),
  almostConverting: steady({ ...even, conversion: 0.28 }),
} as const satisfies Record<string, DemoStory>;
