import type { ScorecardCustomerGoals } from "@dealer-scorecards/ui-components/components/customer-goals/customer-goals.ts";
import type { CustomerGoal, GoalChoices, OutcomeAgreement } from "@dealer-scorecards/ui-components/model/customer-goal-types.ts";
import { show } from "./page.ts";

export function customerGoal(given: Partial<CustomerGoal> = {}): CustomerGoal {
  return {
    internalID: "output",
    customerID: "mill",
    customerName: "Example Mill",
    name: "Output",
    unit: "pieces a month",
    direction: "UP",
    baseline: 1200,
    target: 1500,
    setOn: "2026-01-05",
    dueOn: "2026-12-31",
    owner: "Head of production",
    state: "OPEN",
    end: null,
    progress: 0.4,
    reached: false,
    overdue: false,
    latest: { on: "2026-03-05", value: 1320 },
    readings: {
      nodes: [
        { internalID: "r3", readOn: "2026-03-05", value: 1320, note: "By the counter.", withdrawal: null },
        { internalID: "r2", readOn: "2026-02-05", value: 12500, note: null, withdrawal: { reason: "A digit too many." } },
        { internalID: "r1", readOn: "2026-02-04", value: 1250, note: null, withdrawal: null },
      ],
    },
    caseStudies: {
      nodes: [
        {
          internalID: "s1",
          happenedOn: "2026-02-20",
          staffID: "T1",
          staff: { name: "Kira Lind" },
          understood: "The line waits for the press.",
          done: "The press starts before the shift.",
          principle: "Ask what stops the line",
          before: { on: "2026-02-04", value: 1250 },
          after: { on: "2026-03-05", value: 1320 },
        },
      ],
    },
    ...given,
  };
}

/** One that is reached and closed, of the same customer. */
export const closedGoal = customerGoal({
  internalID: "stops",
  name: "Unplanned stops",
  unit: "stops a month",
  direction: "DOWN",
  baseline: 9,
  target: 2,
  owner: null,
  state: "CLOSED",
  end: { reason: "Two months below two stops." },
  progress: 8 / 7,
  reached: true,
  latest: { on: "2026-03-01", value: 1 },
  readings: { nodes: [{ internalID: "r9", readOn: "2026-03-01", value: 1, note: null, withdrawal: null }] },
  caseStudies: { nodes: [] },
});

/** Of another customer, without a reading, and late. */
export const overdueGoal = customerGoal({
  internalID: "market",
  customerID: "bakery",
  customerName: null,
  name: "Time to market",
  unit: "days",
  direction: "DOWN",
  baseline: 40,
  target: 31,
  dueOn: "2026-02-28",
  progress: null,
  reached: null,
  overdue: true,
  latest: null,
  readings: { nodes: [] },
  caseStudies: { nodes: [] },
});

export function agreement(given: Partial<OutcomeAgreement> = {}): OutcomeAgreement {
  const [rate, time] = [
    { code: "FIRST_TIME_FIX_RATE", name: "First-time fix", shape: "PROPORTION", unit: "PERCENT" },
    { code: "ORDER_COMPLETION_TIME", name: "Order completion time", shape: "MEAN", unit: "HOURS" },
  ] as const;
  return {
    internalID: "agreement",
    contractID: "CO-1",
    since: "2026-01-01",
    until: "2026-06-30",
    note: "By the half-year.",
    report: {
      months: ["2026-01", "2026-02", "2026-03"],
      goals: [
        {
          goal: { internalID: "output", name: "Output", unit: "pieces a month" },
          start: { on: "2026-01-05", value: 1200 },
          latest: { on: "2026-03-05", value: 1320 },
          progressAtStart: 0,
          progress: 0.4,
          reached: false,
        },
      ],
      metrics: [
        {
          metric: rate,
          currency: null,
          value: 0.875,
          openMonths: [],
          goal: { value: 0.8, direction: "AT_LEAST", strict: false },
          met: true,
        },
        { metric: time, currency: null, value: 4.25, openMonths: ["2026-03"], goal: null, met: null },
        { metric: { ...time, code: "NONE", name: "Nothing recorded" }, currency: null, value: null, openMonths: [], goal: null, met: null },
      ],
    },
    ...given,
  };
}

export const choices: GoalChoices = {
  customers: [
    { internalID: "mill", name: "Example Mill", customerID: null },
    { internalID: "bakery", name: null, customerID: null },
  ],
  technicians: [{ internalID: "T1", name: "Kira Lind", customerID: null }],
  contracts: [
    { internalID: "CO-1", name: "Example Mill", customerID: "mill" },
    { internalID: "CO-2", name: "Another Mill", customerID: "nobody" },
  ],
};

/** What the customers of a dealer want to reach; but for what is said otherwise. */
export function showCustomerGoals(given: Partial<ScorecardCustomerGoals> = {}): Promise<ScorecardCustomerGoals> {
  return show("scorecard-customer-goals", {
    goals: [customerGoal(), closedGoal, overdueGoal],
    agreements: [agreement()],
    choices,
    dealer: "North Yard",
    today: "2026-04-01",
    headingLevel: 2,
    ...given,
  });
}
