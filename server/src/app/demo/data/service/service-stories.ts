import { Temporal } from "temporal-polyfill";
import { type DemoDealer, demoMonths } from "../demo-dealers.ts";
import { type ServiceHabits, serviceHabits } from "./service-habits.ts";

/** A month as its dealer sees it. */
interface StoryMonth {
  readonly month: Temporal.PlainYearMonth;
  /** 0 for the current one. */
  readonly ago: number;
  /** From 0 in the oldest month to 1 now. */
  readonly position: number;
  /** Since the newest April with three months behind it. */
  readonly sinceSpring: boolean;
  /** The newest September with a month behind it. */
  readonly storm: boolean;
}

/** What sets a dealer's service apart from others of its quality. */
export interface ServiceStory {
  /** Orders opened in an even month. */
  readonly repairOrders: number;
  readonly onSiteOrders: number;
  readonly customers: number;
  /** What differs from the habits of its quality. */
  readonly habits?: (month: StoryMonth) => Partial<ServiceHabits>;
  /** Comebacks on site gather here. */
  readonly comebackCluster?: { readonly model: string; readonly problem: string };
  /** Some customers pay in it. */
  readonly secondCurrency?: string;
  /** Engineers who have left, the last one so many months ago. */
  readonly engineersLeft?: { readonly count: number; readonly monthsAgo: number };
  readonly withoutTimeEntries?: true;
  /** A customer who said so at a follow-up in the last days. */
  readonly unsatisfiedNow?: true;
}

const small: ServiceStory = { repairOrders: 3, onSiteOrders: 2, customers: 16 };

/**
 * | dealer | what its boards tell |
 * |---|---|
 * | D1001 | Booking was taken in hand in April: booked customers and reminders climb over their goals. One customer was unsatisfied in the last days. |
 * | D1002 | Parts are missing from stock, so they are picked late, so the workshop is late. |
 * | D1003 | The net promoter score recovers from below 0. |
 * | D1004 | Parts are in stock and yet picked late: few customers are present at the inspection. |
 * | D1005 | Two engineers left: those who stay have hardly an idle hour, and orders take twice as long. |
 * | D1006 | Fewer and fewer maintenance contracts are renewed. |
 * | D1009 | A storm in September: the service level is missed for a month. |
 * | D1010 | One fault of one model comes back again and again. |
 * | D1016 | No hours were recorded: what is made from them cannot be computed. |
 * | D1020 | No records of service at all. |
 * | D1031 | Customers from across the border pay in Canadian dollars. |
 */
const stories: Readonly<Record<string, ServiceStory | null>> = {
  D1001: {
    repairOrders: 34,
    onSiteOrders: 18,
    customers: 110,
    unsatisfiedNow: true,
    habits: ({ sinceSpring }) => (sinceSpring ? { booked: 0.66, reminded: 0.88 } : { booked: 0.41, reminded: 0.52, punctual: 0.5 }),
  },
  D1002: {
    repairOrders: 22,
    onSiteOrders: 4,
    customers: 60,
    habits: () => ({
      partsFill: 0.58,
      prepickedOnTime: 0.34,
      workshopOnTime: 0.55,
      customerPresent: 0.57,
      booked: 0.56,
      labourEfficiency: 0.9,
    }),
  },
  D1003: {
    repairOrders: 6,
    onSiteOrders: 20,
    customers: 60,
    habits: ({ position }) => ({ promoters: 0.2 + 0.45 * position, detractors: 0.45 - 0.36 * position }),
  },
  D1004: {
    repairOrders: 22,
    onSiteOrders: 4,
    customers: 60,
    habits: () => ({ partsFill: 0.96, prepickedOnTime: 0.44, customerPresent: 0.24, booked: 0.62 }),
  },
  D1005: {
    repairOrders: 4,
    onSiteOrders: 20,
    customers: 56,
    engineersLeft: { count: 2, monthsAgo: 6 },
    habits: ({ ago }) =>
      ago <= 6
        ? { engineerUtilisation: 0.97, idle: 0.01, completionHours: 80, completedInTime: 0.5, rescheduled: 0.3 }
        : { engineerUtilisation: 0.72, completionHours: 22 },
  },
  D1006: {
    repairOrders: 6,
    onSiteOrders: 10,
    customers: 120,
    habits: ({ position }) => ({ contractsRenewed: 0.95 - 0.55 * position }),
  },
  D1009: {
    repairOrders: 4,
    onSiteOrders: 24,
    customers: 64,
    habits: ({ storm }) =>
      storm ? { completedInTime: 0.35, arrivedInTime: 0.3, completionHours: 52, rescheduled: 0.4 } : { completedInTime: 0.95 },
  },
  D1010: {
    repairOrders: 4,
    onSiteOrders: 24,
    customers: 64,
    comebackCluster: { model: "GX-200", problem: "VOLTAGE_REGULATOR" },
    habits: () => ({ onSiteComebacks: 0.16, secondVisits: 0.04 }),
  },
  D1016: { ...small, repairOrders: 12, onSiteOrders: 6, customers: 40, withoutTimeEntries: true },
  D1020: null,
  D1031: { repairOrders: 16, onSiteOrders: 4, customers: 44, secondCurrency: "CAD" },
};

/** The dealer's story of service, an ordinary one where it has none of its own; null without any records. */
export function serviceStory(dealer: DemoDealer): ServiceStory | null {
  return Object.hasOwn(stories, dealer.id) ? (stories[dealer.id] ?? null) : small;
}

function newest(monthOfYear: number, monthsBehind: number, current: Temporal.PlainYearMonth): Temporal.PlainYearMonth {
  const latest = current.subtract({ months: monthsBehind });
  return latest.subtract({ months: (latest.month - monthOfYear + 12) % 12 });
}

/** How many months ago booking was taken in hand: the newest April with three months behind it. */
export function monthsSinceSpring(now: Date): number {
  const current = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO("UTC").toPlainDate().toPlainYearMonth();
  return newest(4, 3, current).until(current, { largestUnit: "months" }).months;
}

/** A month's share of good habits, from the worst dealer's 0 to the best one's 1, as closing opportunities tells. */
function qualityAt({ story: { from, to } }: DemoDealer, position: number): number {
  const closing = from.closing + (to.closing - from.closing) * position;
  return (closing - 0.38) / (0.84 - 0.38);
}

export function habitsOfMonth(dealer: DemoDealer, story: ServiceStory, month: Temporal.PlainYearMonth, ago: number): ServiceHabits {
  const current = month.add({ months: ago });
  const position = 1 - ago / (demoMonths - 1);
  const ordinary = serviceHabits(qualityAt(dealer, position));
  const seen: StoryMonth = {
    month,
    ago,
    position,
    sinceSpring: Temporal.PlainYearMonth.compare(month, newest(4, 3, current)) >= 0,
    storm: month.equals(newest(9, 1, current)),
  };
  return { ...ordinary, ...story.habits?.(seen) };
}
