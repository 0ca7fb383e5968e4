import type { CustomerGoal, GoalChangeName, GoalChoices, OutcomeAgreement } from "../model/customer-goal-types.ts";
import type { UserError } from "../model/goal-types.ts";
import type { Operation } from "./graphql-client.ts";
import { type OfDealer, type Page, pageFields } from "./operations.ts";

export type CustomerGoalsData = OfDealer<{
  readonly internalID: string;
  readonly name: string;
  readonly choices: GoalChoices;
  readonly agreements: { readonly nodes: readonly OutcomeAgreement[] };
  readonly list: Page<CustomerGoal>;
}>;

const choice = "{ internalID name customerID }";

/** What a dealer's customers want to reach, and the newest agreements about it. */
export const customerGoalsOperation: Operation<
  CustomerGoalsData,
  { readonly dealer: string; readonly first: number; readonly after: string | null }
> = {
  text: `query CustomerGoals($asOf: DateTime, $dealer: ID!, $first: Int!, $after: String) {
  dealer(id: $dealer, asOf: $asOf) {
    internalID name
    choices: customerGoalChoices { customers ${choice} technicians ${choice} contracts ${choice} }
    agreements: outcomeAgreements(first: 10) { nodes {
      internalID contractID since until note
      report {
        months goals { goal { internalID name unit } start { on value } latest { on value } progressAtStart progress reached }
        metrics { metric { code name shape unit } currency value openMonths goal { value direction strict } met }
      }
    } }
    list: customerGoals(first: $first, after: $after) {
      nodes {
        internalID customerID customerName name unit direction baseline target setOn dueOn owner state end { reason } progress reached overdue
        latest { on: readOn value }
        readings(withdrawn: true, first: 60) { nodes { internalID readOn value note withdrawal { reason } } }
        caseStudies(first: 10) { nodes {
          internalID happenedOn staffID staff { name } understood done principle before { on value } after { on value }
        } }
      }
      ${pageFields}
    }
  }
}`,
};

interface Written {
  readonly userErrors: readonly UserError[];
}

export type GoalChangeData = Readonly<Partial<Record<GoalChangeName, Written | null>>>;
type ChangeOperation = Operation<GoalChangeData, { readonly input: object }>;

const changeOf = (mutation: GoalChangeName): ChangeOperation => {
  const input = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  return { text: `mutation ChangeGoal($input: ${input}!) { ${mutation}(input: $input) { userErrors { field message } } }` };
};

/** How each change is sent. */
export const goalChanges: Readonly<Record<GoalChangeName, ChangeOperation>> = {
  setCustomerGoal: changeOf("setCustomerGoal"),
  endCustomerGoal: changeOf("endCustomerGoal"),
  addCustomerGoalReading: changeOf("addCustomerGoalReading"),
  withdrawCustomerGoalReading: changeOf("withdrawCustomerGoalReading"),
  addCaseStudy: changeOf("addCaseStudy"),
  withdrawCaseStudy: changeOf("withdrawCaseStudy"),
  agreeOutcome: changeOf("agreeOutcome"),
  withdrawOutcomeAgreement: changeOf("withdrawOutcomeAgreement"),
};
