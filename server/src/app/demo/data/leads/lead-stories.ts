import type { DemoDealer } from "../demo-dealers.ts";

/** How a dealer's internet department works in a month. Shares are of the leads that took the step before. */
export interface LeadHabits {
  readonly contact: number;
  readonly appointment: number;
  readonly show: number;
  readonly sale: number;
  /** Median time to the first reply. */
  readonly replyMinutes: number;
  /** Median time from the first reply to Contact. */
  readonly contactHours: number;
  /** Mean number of attempts before Contact. */
  readonly attempts: number;
}

/** What one dealer's leads tell. */
interface LeadStory {
  readonly leadsAMonth: number;
  /** `ago`: months back from the current one. */
  readonly habits: (ago: number) => LeadHabits;
  /** Steps are kept as yes or no only, without times. */
  readonly yesOrNo?: true;
  /** Of the Contacts made, the share that is recorded; absent, all. */
  readonly contactRecorded?: number;
}

const solid: LeadHabits = { contact: 0.62, appointment: 0.5, show: 0.7, sale: 0.5, replyMinutes: 35, contactHours: 9, attempts: 2.2 };
const weak: LeadHabits = { contact: 0.36, appointment: 0.4, show: 0.55, sale: 0.4, replyMinutes: 900, contactHours: 40, attempts: 3.6 };
const quick: LeadHabits = { ...solid, contact: 0.74, replyMinutes: 8, contactHours: 4, attempts: 1.8 };

/** Since when the first dealer replies within minutes, in months back: long enough for half a year of final months. */
export const quickSince = 9;

const stories: Readonly<Record<string, LeadStory>> = {
  // Replies were taken in hand, and Contact rose with them.
  D1001: { leadsAMonth: 42, habits: (ago) => (ago <= quickSince ? quick : { ...solid, contact: 0.5, replyMinutes: 240 }) },
  // Sells, and seldom records that anyone was spoken with.
  D1002: { leadsAMonth: 34, habits: () => ({ ...solid, contact: 0.55 }), contactRecorded: 0.35 },
  D1003: { leadsAMonth: 38, habits: () => solid },
  D1004: { leadsAMonth: 30, habits: () => weak },
  // Its system has a box to tick and no time.
  D1005: { leadsAMonth: 26, habits: () => ({ ...solid, contact: 0.58 }), yesOrNo: true },
  // Appointments are set and not kept.
  D1021: { leadsAMonth: 44, habits: () => ({ ...solid, appointment: 0.66, show: 0.42 }) },
  D1036: { leadsAMonth: 28, habits: (ago) => ({ ...solid, contact: ago <= 6 ? 0.46 : 0.62 }) },
  D1040: { leadsAMonth: 14, habits: () => solid },
};

/** Undefined for a dealer without an internet department. */
export function leadStory({ id }: DemoDealer): LeadStory | undefined {
  return Object.hasOwn(stories, id) ? stories[id] : undefined;
}
