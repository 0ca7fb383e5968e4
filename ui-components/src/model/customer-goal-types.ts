import type { DateText, Goal, MetricDefinition, Month } from "./types.ts";

export type CustomerGoalState = "OPEN" | "CLOSED" | "DROPPED";

/** What was measured of a goal. */
export interface GoalReading {
  readonly internalID: string;
  readonly readOn: DateText;
  readonly value: number;
  readonly note: string | null;
  readonly withdrawal: { readonly reason: string } | null;
}

/** A value of a goal, and the day it is of. */
export interface GoalPoint {
  readonly on: DateText;
  readonly value: number;
}

/** What a technician or engineer understood of a goal and did for it. */
export interface CaseStudy {
  readonly internalID: string;
  readonly happenedOn: DateText;
  readonly staffID: string;
  readonly staff: { readonly name: string | null } | null;
  readonly understood: string;
  readonly done: string;
  readonly principle: string;
  readonly before: GoalPoint | null;
  readonly after: GoalPoint | null;
}

/** What a customer wants to reach, in its own figures. */
export interface CustomerGoal {
  readonly internalID: string;
  readonly customerID: string;
  readonly customerName: string | null;
  readonly name: string;
  readonly unit: string;
  readonly direction: "UP" | "DOWN";
  readonly baseline: number;
  readonly target: number;
  readonly setOn: DateText;
  readonly dueOn: DateText;
  readonly owner: string | null;
  readonly state: CustomerGoalState;
  readonly end: { readonly reason: string | null } | null;
  /** 0 at the baseline, 1 at the target; null without a reading, and where both are the same. */
  readonly progress: number | null;
  /** Null without a reading. */
  readonly reached: boolean | null;
  readonly overdue: boolean;
  readonly latest: GoalPoint | null;
  /** Newest first, withdrawn ones too. */
  readonly readings: { readonly nodes: readonly GoalReading[] };
  /** Newest first. */
  readonly caseStudies: { readonly nodes: readonly CaseStudy[] };
}

/** How far a goal came in the period of an agreement. */
export interface OutcomeGoal {
  readonly goal: Pick<CustomerGoal, "internalID" | "name" | "unit">;
  readonly start: GoalPoint;
  readonly latest: GoalPoint | null;
  readonly progressAtStart: number | null;
  readonly progress: number | null;
  readonly reached: boolean | null;
}

/** A metric over the months of a period. */
export interface OutcomeMetric {
  readonly metric: Pick<MetricDefinition, "code" | "name" | "shape" | "unit">;
  readonly currency: string | null;
  readonly value: number | null;
  readonly openMonths: readonly Month[];
  readonly goal: Goal | null;
  readonly met: boolean | null;
}

/** A contract that is tied to goals for a period. */
export interface OutcomeAgreement {
  readonly internalID: string;
  readonly contractID: string;
  readonly since: DateText;
  readonly until: DateText;
  readonly note: string | null;
  readonly report: {
    readonly goals: readonly OutcomeGoal[];
    readonly months: readonly Month[];
    readonly metrics: readonly OutcomeMetric[];
  };
}

/** A record that a goal can be about. */
export interface GoalChoice {
  readonly internalID: string;
  readonly name: string | null;
  /** Of a contract. */
  readonly customerID: string | null;
}

export interface GoalChoices {
  readonly customers: readonly GoalChoice[];
  readonly technicians: readonly GoalChoice[];
  readonly contracts: readonly GoalChoice[];
}

/** What can be recorded, by the name of the API's mutation. */
export type GoalChangeName =
  | "setCustomerGoal"
  | "endCustomerGoal"
  | "addCustomerGoalReading"
  | "withdrawCustomerGoalReading"
  | "addCaseStudy"
  | "withdrawCaseStudy"
  | "agreeOutcome"
  | "withdrawOutcomeAgreement";

/** A change that a reader wants: the API's input of its mutation, but for the dealer. */
export interface GoalChange {
  readonly mutation: GoalChangeName;
  readonly input: Readonly<Record<string, string | number | readonly string[] | null>>;
}
