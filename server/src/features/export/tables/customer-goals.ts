import { z } from "zod";
import { dealer } from "../export.inputs.ts";
import { afterPage, type Listed, type QueryColumn, queryTable, wholePage } from "../query-table.ts";

const input = z.strictObject({ dealer });
type Input = z.infer<typeof input>;

/** Which goal a row is of. Values are in the customer's own unit. */
const ofGoal: readonly QueryColumn[] = [
  ["goalID", "TEXT", "goal.internalID"],
  ["goalName", "TEXT", "goal.name"],
  ["customerID", "TEXT", "goal.customerID"],
  ["customerName", "TEXT", "goal.customerName"],
  ["goalUnit", "TEXT", "goal.unit"],
];

const goalFields = "internalID name customerID customerName unit";

const withdrawalColumns: readonly QueryColumn[] = [
  ["withdrawnAt", "INSTANT", "withdrawal.withdrawnAt"],
  ["withdrawReason", "TEXT", "withdrawal.reason"],
];

const customerGoals = queryTable<Input, { readonly dealer: { readonly customerGoals: Listed<object> } }>({
  name: "CUSTOMER_GOALS",
  input,
  columns: [
    ...ofGoal.map(([key, type, path = key]): QueryColumn => [key, type, path.replace("goal.", "")]),
    ["better", "TEXT", "direction"],
    ["baselineDay", "DAY", "setOn"],
    ["baselineOfGoal", "DECIMAL", "baseline"],
    ["target", "DECIMAL"],
    ["dueDay", "DAY", "dueOn"],
    ["owner", "TEXT"],
    ["goalState", "TEXT", "state"],
    ["latestDay", "DAY", "latest.readOn"],
    ["latestValue", "DECIMAL", "latest.value"],
    ["progress", "SHARE"],
    ["goalReached", "FLAG", "reached"],
    ["overdue", "FLAG"],
    ["endedAt", "INSTANT", "end.endedAt"],
    ["endReason", "TEXT", "end.reason"],
    ["recordedAt", "INSTANT"],
  ],
  document: `query ExportCustomerGoals($dealer: ID!, $first: Int!, $after: String) {
    dealer(id: $dealer) { customerGoals(first: $first, after: $after) {
      nodes { ${goalFields} direction setOn baseline target dueOn owner state latest { readOn value } progress reached overdue end { endedAt reason } recordedAt }
      pageInfo { hasNextPage endCursor }
    } }
  }`,
  variables: (given) => ({ dealer: given.dealer, first: wholePage, after: null }),
  rows: (data) => data.dealer.customerGoals.nodes,
  next: (data, asked) => afterPage(data.dealer.customerGoals.pageInfo, asked),
});

interface GoalAtOnce<Item> {
  readonly dealer: { readonly customerGoals: Listed<{ readonly list: Listed<Item> }> };
}

/** Where a list of a goal's goes on: a goal at a time, each to its end. */
interface Place {
  readonly [variable: string]: unknown;
  readonly dealer: string;
  readonly after: string | null;
  readonly within: string | null;
}

/** What goals have lists of, a row each, withdrawn ones too. */
function listOfGoals(name: string, field: "readings" | "caseStudies", columns: readonly QueryColumn[], fields: string) {
  return queryTable<Input, GoalAtOnce<object>, Place>({
    name,
    input,
    columns: [...ofGoal, ...columns, ...withdrawalColumns, ["recordedAt", "INSTANT"]],
    document: `query ExportOfGoals($dealer: ID!, $after: String, $within: String) {
      dealer(id: $dealer) { customerGoals(first: 1, after: $after) {
        nodes { ${goalFields} list: ${field}(withdrawn: true, first: ${wholePage}, after: $within) {
          nodes { ${fields} withdrawal { withdrawnAt reason } recordedAt } pageInfo { hasNextPage endCursor }
        } }
        pageInfo { hasNextPage endCursor }
      } }
    }`,
    variables: (given) => ({ dealer: given.dealer, after: null, within: null }),
    rows: (data) => data.dealer.customerGoals.nodes.flatMap((goal) => goal.list.nodes.map((item) => ({ ...item, goal }))),
    next: (data, asked) => {
      const { nodes, pageInfo } = data.dealer.customerGoals;
      const [goal] = nodes;
      if (goal?.list.pageInfo.hasNextPage) return { ...asked, within: goal.list.pageInfo.endCursor };
      return pageInfo.hasNextPage ? { ...asked, after: pageInfo.endCursor, within: null } : undefined;
    },
  });
}

const readings = listOfGoals(
  "CUSTOMER_GOAL_READINGS",
  "readings",
  [
    ["readingID", "TEXT", "internalID"],
    ["readingDay", "DAY", "readOn"],
    ["readingValue", "DECIMAL", "value"],
    ["note", "TEXT"],
  ],
  "internalID readOn value note",
);

const caseStudies = listOfGoals(
  "CASE_STUDIES",
  "caseStudies",
  [
    ["caseStudyID", "TEXT", "internalID"],
    ["happenedDay", "DAY", "happenedOn"],
    ["staffID", "TEXT"],
    ["staffName", "TEXT", "staff.name"],
    ["understood", "TEXT"],
    ["doneForGoal", "TEXT", "done"],
    ["principle", "TEXT"],
    ["beforeDay", "DAY", "before.on"],
    ["beforeOfGoal", "DECIMAL", "before.value"],
    ["afterDay", "DAY", "after.on"],
    ["afterOfGoal", "DECIMAL", "after.value"],
  ],
  "internalID happenedOn staffID staff { name } understood done principle before { on value } after { on value }",
);

interface Agreement {
  readonly report: { readonly goals: readonly object[] };
}

const agreements = queryTable<Input, { readonly dealer: { readonly outcomeAgreements: Listed<Agreement> } }>({
  name: "OUTCOME_AGREEMENTS",
  input,
  columns: [
    ["agreementID", "TEXT", "internalID"],
    ["contractID", "TEXT"],
    ["since", "DAY"],
    ["until", "DAY"],
    ...ofGoal.map(([key, type, path = key]): QueryColumn => [key, type, `outcome.${path}`]),
    ["startDay", "DAY", "outcome.start.on"],
    ["startValue", "DECIMAL", "outcome.start.value"],
    ["latestDay", "DAY", "outcome.latest.on"],
    ["latestValue", "DECIMAL", "outcome.latest.value"],
    ["progressAtStart", "SHARE", "outcome.progressAtStart"],
    ["progress", "SHARE", "outcome.progress"],
    ["goalReached", "FLAG", "outcome.reached"],
    ["note", "TEXT"],
    ...withdrawalColumns,
    ["recordedAt", "INSTANT"],
  ],
  document: `query ExportOutcomeAgreements($dealer: ID!, $first: Int!, $after: String) {
    dealer(id: $dealer) { outcomeAgreements(withdrawn: true, first: $first, after: $after) {
      nodes { internalID contractID since until note withdrawal { withdrawnAt reason } recordedAt report { goals {
        goal { ${goalFields} } start { on value } latest { on value } progressAtStart progress reached
      } } }
      pageInfo { hasNextPage endCursor }
    } }
  }`,
  variables: (given) => ({ dealer: given.dealer, first: wholePage, after: null }),
  rows: (data) =>
    data.dealer.outcomeAgreements.nodes.flatMap((agreement) => agreement.report.goals.map((outcome) => ({ ...agreement, outcome }))),
  next: (data, asked) => afterPage(data.dealer.outcomeAgreements.pageInfo, asked),
});

export const customerGoalTables = [customerGoals, readings, caseStudies, agreements];
