import type { LeadStep } from "server/kpi/record-kinds/lead.record-kind.ts";
import { day, hour, plus } from "../../../support/opportunities.ts";
import { type CaseRecord, inMonth, lead } from "./case-records.ts";
import { atMonthBounds, type CaseRow, internetSales, type MetricCase } from "./metric-case.ts";

type Values = Readonly<Record<string, boolean | Date | null>>;

const window = 90 * day;

/** A clock change lies in the window: 90 days are 90 × 24 hours, one way and the other. */
const clockChanges: readonly (readonly [name: string, received: Date, month: "2026-03" | "2026-10"])[] = [
  ["over the clock change in spring", new Date("2026-03-01T06:00:00.000Z"), "2026-03"],
  ["over the clock change in autumn", new Date("2026-10-31T12:00:00.000Z"), "2026-10"],
];
const afterAll = new Date("2027-06-01T00:00:00.000Z");

/** A step held against the window of its lead; `before` puts the lead in the denominator. */
function windowCases(step: LeadStep, before: Values): CaseRow[] {
  const at = (instant: Date, values: Values = {}) => [lead({ ...before, [`${step}_at`]: instant, ...values })];
  return [
    ["at exactly 90 days", at(plus(inMonth, window)), "1/1"],
    ["a millisecond after 90 days", at(plus(inMonth, window + 1)), "0/1"],
    ["a yes with a time after the window", at(plus(inMonth, window + 1), { [step]: true }), "0/1"],
    ["at the instant of receipt", at(inMonth), "1/1"],
    ["a yes without a time", [lead({ ...before, [step]: true })], "1/1"],
    ["a no", [lead({ ...before, [step]: false })], "0/1"],
    ["a blank stays in the denominator", [lead({ ...before, [step]: null })], "0/1"],
    ["a yes, a no and a blank", [true, false, null].map((value) => lead({ ...before, [step]: value })), "1/3"],
    ["a yes with a time that is still ahead is not known", at(plus(inMonth, day), { [step]: true }), "0/1", { asOf: plus(inMonth, hour) }],
    ["a yes without a time is known all along", [lead({ ...before, [step]: true })], "1/1", { asOf: plus(inMonth, hour) }],
    ...clockChanges.flatMap(([name, received_at, month]): CaseRow[] => [
      [`${name}, in time`, at(plus(received_at, window), { received_at }), "1/1", { month, asOf: afterAll }],
      [`${name}, a millisecond late`, at(plus(received_at, window + 1), { received_at }), "0/1", { month, asOf: afterAll }],
    ]),
  ];
}

/** The same of a step rate: leads that did not take the step before are in no denominator of it. */
function stepCases(step: LeadStep, before: LeadStep): CaseRow[] {
  return [
    ...windowCases(step, { [before]: true }),
    ["the step before came after the window", [lead({ [`${before}_at`]: plus(inMonth, window + 1), [step]: true })], "0/0"],
    ["without the step before it counts nowhere in the rate", [lead({ [step]: true }), lead({ [before]: true })], "0/1"],
    ["nobody took the step before", [lead({ [before]: false }), lead()], "0/0"],
    ["no leads", [], "nothing"],
    ...atMonthBounds((received_at) => [lead({ received_at, [before]: true, [step]: true })], "1/1"),
  ];
}

function leadCases(step: LeadStep): CaseRow[] {
  return [
    ...windowCases(step, {}),
    ["no leads", [], "nothing"],
    ...atMonthBounds((received_at) => [lead({ received_at, [step]: true })], "1/1"),
  ];
}

const responded = (...after: readonly number[]): CaseRecord[] =>
  after.map((milliseconds) => lead({ first_response_at: plus(inMonth, milliseconds) }));
const contactedAfter = (...after: readonly number[]): CaseRecord[] =>
  after.map((milliseconds) => lead({ contacted: true, contacted_at: plus(inMonth, milliseconds) }));
const attempts = (...counts: readonly number[]): CaseRecord[] =>
  counts.map((attempts_before_contact) => lead({ contacted: true, attempts_before_contact }));

export const leadsCases: readonly MetricCase[] = [
  ...internetSales("LEADS_RECEIVED", [
    ["whatever became of them", [lead(), lead({ contacted: true }), lead({ sold: false })], "3"],
    ["no leads", [], "nothing"],
    ["one that is still to come", [lead()], "nothing", { asOf: plus(inMonth, -1) }],
    ...atMonthBounds((received_at) => [lead({ received_at })], "1"),
  ]),
  ...internetSales("CONTACT_RATE", leadCases("contacted")),
  ...internetSales("APPOINTMENT_SET_RATE", stepCases("appointment_set", "contacted")),
  ...internetSales("SHOW_RATE", [
    ...stepCases("showed", "appointment_set"),
    ["an appointment without Contact counts where it was recorded", [lead({ appointment_set: true, showed: true })], "1/1"],
  ]),
  ...internetSales("SOLD_RATE", stepCases("sold", "showed")),
  ...internetSales("LEAD_TO_SALE_RATE", [
    ...leadCases("sold"),
    ["a sale without any step before it", [lead({ contacted: false, sold: true }), lead()], "1/2"],
  ]),
  ...internetSales("TIME_TO_FIRST_RESPONSE", [
    ["of three the middle one", responded(5 * hour, hour, 2 * hour), "120/3"],
    ["of two the mean of both", responded(hour, 2 * hour), "90/2"],
    ["at exactly 90 days", responded(window), "129600/1"],
    ["a millisecond after 90 days is left out", responded(window + 1, hour), "60/1"],
    ["a blank is left out", [...responded(hour), lead()], "60/1"],
    ["no reply at all", [lead()], "0/0"],
    ["a reply that is still ahead", responded(hour), "0/0", { asOf: plus(inMonth, hour - 1) }],
    [
      "over the clock change in spring",
      [lead({ received_at: new Date("2026-03-08T07:30:00Z"), first_response_at: new Date("2026-03-08T08:30:00Z") })],
      "60/1",
    ],
    [
      "over the clock change in autumn",
      [lead({ received_at: new Date("2026-11-01T05:30:00Z"), first_response_at: new Date("2026-11-01T07:30:00Z") })],
      "120/1",
      { month: "2026-11" },
    ],
    ["no leads", [], "nothing"],
    ...atMonthBounds((received_at) => [lead({ received_at, first_response_at: plus(received_at, hour) })], "60/1"),
  ]),
  ...internetSales("TIME_TO_CONTACT", [
    ["of three the middle one", contactedAfter(5 * day, hour, 2 * hour), "2/3"],
    ["of four the mean of the middle two", contactedAfter(hour, 2 * hour, 5 * hour, 9 * hour), "3.5/4"],
    ["a yes without a time is left out", [...contactedAfter(hour), lead({ contacted: true })], "1/1"],
    ["a time without a yes counts", [lead({ contacted_at: plus(inMonth, hour) })], "1/1"],
    ["at exactly 90 days", contactedAfter(window), "2160/1"],
    ["a millisecond after 90 days is left out", contactedAfter(window + 1, hour), "1/1"],
    ["nobody contacted", [lead(), lead({ contacted: false })], "0/0"],
    ["yes without a time only", [lead({ contacted: true })], "0/0"],
    [
      "over the clock change in spring",
      [lead({ received_at: new Date("2026-03-08T07:30:00Z"), contacted_at: new Date("2026-03-08T08:30:00Z") })],
      "1/1",
    ],
    [
      "over the clock change in autumn",
      [lead({ received_at: new Date("2026-11-01T05:30:00Z"), contacted_at: new Date("2026-11-01T07:30:00Z") })],
      "2/1",
      { month: "2026-11" },
    ],
    ["no leads", [], "nothing"],
    ...atMonthBounds((received_at) => [lead({ received_at, contacted_at: plus(received_at, hour) })], "1/1"),
  ]),
  ...internetSales("ATTEMPTS_TO_CONTACT", [
    ["of three leads", attempts(0, 2, 5), "7/3"],
    ["a blank number is left out", [...attempts(4), lead({ contacted: true })], "4/1"],
    ["without Contact they are not attempts before it", [...attempts(1), lead({ contacted: false, attempts_before_contact: 9 })], "1/1"],
    ["Contact after the window", [lead({ contacted_at: plus(inMonth, window + 1), attempts_before_contact: 9 })], "0/0"],
    ["Contact at exactly 90 days", [lead({ contacted_at: plus(inMonth, window), attempts_before_contact: 9 })], "9/1"],
    ["nobody contacted", [lead()], "0/0"],
    ["no leads", [], "nothing"],
    ...atMonthBounds((received_at) => [lead({ received_at, contacted: true, attempts_before_contact: 3 })], "3/1"),
  ]),
];
