import type { GoalDirection, GoalOutcome } from "../../../../features/customer-goal/customer-goal.reader.ts";

/** What was measured, months ago. */
type Read = readonly [ago: number, value: number];

interface CaseStory {
  readonly ago: number;
  readonly understood: string;
  readonly done: string;
  readonly principle: string;
}

/** Months are counted back from the current one; what is recorded is so on the fifth. */
export interface GoalStory {
  readonly dealer: string;
  /** Which of the dealer's customers with a contract, from 0 on. */
  readonly customer: number;
  readonly name: string;
  readonly unit: string;
  readonly direction: GoalDirection;
  readonly baseline: number;
  readonly target: number;
  readonly owner: string | null;
  readonly setAgo: number;
  /** Less than 0: due in months to come. */
  readonly dueAgo: number;
  readonly read: readonly Read[];
  /** One of another month that was typed wrong, and withdrawn. */
  readonly wrong?: Read;
  readonly studies?: readonly CaseStory[];
  readonly ended?: { readonly ago: number; readonly outcome: GoalOutcome; readonly reason: string | null };
  /** Whether the customer's contract was tied to it when it was set; goals of one customer stand in one agreement. */
  readonly agreed?: boolean;
}

/**
 * What customers of some dealers want to reach, and what came of it.
 *
 * | dealer | goal | what came of it |
 * |---|---|---|
 * | D1001 | output | four fifths of the way, with two case studies and an agreement |
 * | D1001 | unplanned stops | reached and closed, in the same agreement |
 * | D1001 | time to market | a third of the way, and overdue |
 * | D1002 | revenue growth | worse than it began; a reading was typed wrong |
 * | D1002 | spoilage | dropped |
 * | D1005 | energy used | just set: nothing is read yet |
 */
export const goalStories: readonly GoalStory[] = [
  {
    dealer: "D1001",
    customer: 0,
    name: "Output",
    unit: "units a day",
    direction: "UP",
    baseline: 11_500,
    target: 14_000,
    owner: "Head of production",
    setAgo: 11,
    dueAgo: -3,
    read: [
      [10, 11_450],
      [9, 11_700],
      [8, 12_100],
      [7, 12_050],
      [6, 12_400],
      [5, 12_900],
      [4, 13_050],
      [3, 13_300],
      [2, 13_250],
      [1, 13_500],
    ],
    studies: [
      {
        ago: 9,
        understood: "The line stops at every switch to standby power, and takes half an hour to warm up again.",
        done: "The transfer switch was set to hold the ovens on the generator until the shift ends.",
        principle: "Ask what a minute of standstill costs",
      },
      {
        ago: 6,
        understood: "Tests of the generator were planned for the busiest hours.",
        done: "Load tests moved to the weekly cleaning, agreed with the shift leaders.",
        principle: "Plan around the customer’s day",
      },
    ],
    agreed: true,
  },
  {
    dealer: "D1001",
    customer: 0,
    name: "Unplanned stops",
    unit: "stops a month",
    direction: "DOWN",
    baseline: 9,
    target: 2,
    owner: "Maintenance manager",
    setAgo: 11,
    dueAgo: 2,
    read: [
      [10, 8],
      [8, 6],
      [6, 5],
      [4, 3],
      [2, 1],
    ],
    studies: [
      {
        ago: 7,
        understood: "Most stops followed a weak starter battery that nobody measured.",
        done: "Battery tests became part of each visit, and two batteries were exchanged.",
        principle: "Look for the cause behind the fault",
      },
    ],
    ended: { ago: 1, outcome: "CLOSED", reason: "Two months below two stops." },
    agreed: true,
  },
  {
    dealer: "D1001",
    customer: 1,
    name: "Time to market",
    unit: "days",
    direction: "DOWN",
    baseline: 40,
    target: 31,
    owner: null,
    setAgo: 8,
    dueAgo: 1,
    read: [
      [7, 41],
      [5, 39],
      [3, 38],
      [2, 37],
    ],
  },
  {
    dealer: "D1002",
    customer: 0,
    name: "Revenue growth",
    unit: "% a year",
    direction: "UP",
    baseline: 2,
    target: 6,
    owner: "Managing director",
    setAgo: 9,
    dueAgo: -2,
    read: [
      [8, 2.4],
      [5, 1.8],
      [2, 1.2],
    ],
    wrong: [3, 16],
    studies: [
      {
        ago: 6,
        understood: "The cold room loses a day of sales with every fault.",
        done: "A second unit was lent for the summer.",
        principle: "Keep the customer open",
      },
    ],
    agreed: true,
  },
  {
    dealer: "D1002",
    customer: 1,
    name: "Spoilage",
    unit: "kg a month",
    direction: "DOWN",
    baseline: 120,
    target: 60,
    owner: "Store manager",
    setAgo: 7,
    dueAgo: -1,
    read: [[6, 118]],
    ended: { ago: 4, outcome: "DROPPED", reason: "The cold store was given up." },
  },
  {
    dealer: "D1005",
    customer: 0,
    name: "Energy used",
    unit: "kWh a unit",
    direction: "DOWN",
    baseline: 3.4,
    target: 3,
    owner: "Plant manager",
    setAgo: 0,
    dueAgo: -9,
    read: [],
  },
];
