import type { ApiServer, Asker } from "./api-server.ts";
import type { UserError } from "./improvement.ts";
import { insertServiceRecord } from "./service-records.ts";

interface Reading {
  readonly internalID: string;
  readonly readOn: string;
  readonly value: number;
  readonly recordedBy: string | null;
  readonly withdrawal: { readonly reason: string; readonly withdrawnBy: string; readonly withdrawnAt: string } | null;
}

interface Point {
  readonly on: string;
  readonly value: number;
}

export interface Goal {
  readonly internalID: string;
  readonly progress: number | null;
  readonly reached: boolean | null;
  readonly overdue: boolean;
  readonly state: string;
  readonly latest: Reading | null;
  readonly readings: { readonly nodes: readonly Reading[] };
  readonly caseStudies: {
    readonly nodes: readonly { readonly internalID: string; readonly before: Point | null; readonly after: Point | null }[];
  };
  readonly [field: string]: unknown;
}

const readingFields = "internalID readOn value note recordedBy recordedAt withdrawal { reason withdrawnBy withdrawnAt }";
const caseStudyFields = `internalID staffID happenedOn understood done principle before { on value } after { on value }
  staff { internalID } goal { internalID } withdrawal { reason }`;
const goalFields = `internalID customerID customerName name unit direction baseline target setOn dueOn owner state
  end { outcome reason endedBy endedAt } progress reached overdue recordedBy recordedAt customer { internalID }
  latest { ${readingFields} } readings { nodes { ${readingFields} } } caseStudies { nodes { ${caseStudyFields} } }`;

export interface GoalPayload {
  readonly goal: Goal | null;
  readonly userErrors: readonly UserError[];
}

/** The mutations about a goal, with what is sent unless the input says otherwise. */
const usual = {
  setCustomerGoal: {
    goalID: "output",
    customerID: "customer",
    name: "Output",
    unit: "pieces a month",
    direction: "UP",
    baseline: 100,
    target: 200,
    setOn: "2026-01-01",
    dueOn: "2026-12-31",
  },
  endCustomerGoal: { goalID: "output", outcome: "CLOSED" },
  addCustomerGoalReading: { goalID: "output", readingID: "first", readOn: "2026-03-01", value: 130 },
  withdrawCustomerGoalReading: { readingID: "first", reason: "A slip of the pen." },
  addCaseStudy: {
    goalID: "output",
    caseStudyID: "story",
    staffID: "technician",
    happenedOn: "2026-03-15",
    understood: "The line waits for the press.",
    done: "The press starts before the shift.",
    principle: "Ask what stops the line",
  },
  withdrawCaseStudy: { caseStudyID: "story", reason: "Told of another line." },
} as const;

export type GoalMutation = keyof typeof usual;

/** Sends a mutation about a customer's goal. */
export async function send(
  api: ApiServer,
  mutation: GoalMutation,
  input: Readonly<Record<string, unknown>>,
  as: Asker = "staff",
): Promise<GoalPayload> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const data = await api.ask<Record<string, GoalPayload>>(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { goal { ${goalFields} } userErrors { field message code } } }`,
    { as, variables: { input: { ...usual[mutation], ...input } } },
  );
  const payload = data[mutation];
  if (!payload) throw new Error(`${mutation} has no answer.`);
  return payload;
}

const agreementFields = `internalID contractID contract { internalID } since until note recordedBy recordedAt goals { internalID progress }
  withdrawal { reason withdrawnBy }`;

export interface AgreementPayload {
  readonly agreement: Readonly<Record<string, unknown>> | null;
  readonly userErrors: readonly UserError[];
}

/** Ties the contract to the goal for the first half of 2026, unless the input says otherwise. */
export async function agree(api: ApiServer, input: Readonly<Record<string, unknown>>, as: Asker = "staff"): Promise<AgreementPayload> {
  const given = {
    agreementID: "agreement",
    contractID: "contract",
    goalIDs: ["output"],
    since: "2026-01-01",
    until: "2026-06-30",
    ...input,
  };
  const { agreeOutcome } = await api.ask<{ agreeOutcome: AgreementPayload }>(
    `mutation ($input: AgreeOutcomeInput!) { agreeOutcome(input: $input) { agreement { ${agreementFields} } userErrors { field message code } } }`,
    { as, variables: { input: given } },
  );
  return agreeOutcome;
}

/** What stands beside a goal: its customer, a technician and a contract, and what makes them differ. */
export async function withCustomer({ database: { dataSource } }: ApiServer, dealer_id: string): Promise<string> {
  await insertServiceRecord(dataSource, "customer", { dealer_id, id: "customer", name: "Example Mill" });
  await insertServiceRecord(dataSource, "customer", { dealer_id, id: "other", name: "Another Mill" });
  await insertServiceRecord(dataSource, "staff", { dealer_id, id: "technician", role: "TECHNICIAN" });
  await insertServiceRecord(dataSource, "staff", { dealer_id, id: "planner", role: "PLANNER" });
  await insertServiceRecord(dataSource, "contract", { dealer_id, id: "contract", customer_id: "customer" });
  return dealer_id;
}

/** A dealer's goal as it is now, or as it was. */
export async function goalOf(api: ApiServer, dealer: string, asOf: string | null = null, id = "output"): Promise<Goal | null> {
  const data = await api.ask<{ dealer: { customerGoal: Goal | null } }>(
    `query ($dealer: ID!, $id: ID!, $asOf: DateTime) { dealer(id: $dealer, asOf: $asOf) { customerGoal(id: $id) { ${goalFields} } } }`,
    { variables: { dealer, id, asOf } },
  );
  return data.dealer.customerGoal;
}
