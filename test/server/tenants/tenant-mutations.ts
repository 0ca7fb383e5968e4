import { program } from "../../support/api-scorecards.ts";
import { finalMonth } from "../../support/api-tenants.ts";

/** An operation about one dealer: every argument that can name a dealer, or a thing of one, names it. */
export type Operation = (dealer: string) => { readonly query: string; readonly variables?: Readonly<Record<string, unknown>> };

/** How each mutation is sent about a dealer, by every argument it has. */
export const mutations: Readonly<Record<string, readonly Operation[]>> = {
  "Mutation.setMetricGoal": [
    (id) => ({
      query: `mutation ($id: ID!) { setMetricGoal(input: { dealerID: $id, program: ${program}, metric: "CLOSE_RATE", validFrom: "2026-01-01", value: 0.1 }) {
        userErrors { message code field } goal { setBy dealerID metric { goal { value } } } } }`,
      variables: { id },
    }),
  ],
  "Mutation.restateMetric": [
    (id) => ({
      query: `mutation ($id: ID!) { restateMetric(input: { dealerID: $id, program: ${program}, metric: "ASSIGNED_COUNT", month: "${finalMonth}", reason: "x" }) {
        movedRecords userErrors { message code field } result { value restatedRecords { nodes { recordID } } } } }`,
      variables: { id },
    }),
  ],
  "Mutation.setBaseline": [
    (id) => ({
      query: `mutation ($id: ID!) { setBaseline(input: { dealerID: $id, program: ${program}, metric: "ACCEPTANCE_RATE" }) {
        userErrors { message code field } baseline { value setBy } } }`,
      variables: { id },
    }),
  ],
  "Mutation.startImprovementPlan": [
    (id) => ({
      query: `mutation ($id: ID!) { startImprovementPlan(input: { dealerID: $id, program: ${program}, metric: "ACCEPTANCE_RATE", name: "x", action: "x",
        broughtBy: OWN_STAFF, startsOn: "2026-06-01" }) { userErrors { message code field } plan { number recordedBy } } }`,
      variables: { id },
    }),
  ],
  "Mutation.decideImprovementPlan": [
    (id) => ({
      query: `mutation ($id: ID!) { decideImprovementPlan(input: { dealerID: $id, plan: 1, decision: STOP, reason: "x" }) {
        userErrors { message code field } plan { name decisions { reason } } baseline { value } } }`,
      variables: { id },
    }),
  ],
  "Mutation.recordLeadStep": [
    (id) => ({
      query: `mutation ($id: ID!, $lead: ID!) { recordLeadStep(input: { dealerID: $id, leadID: $lead, step: SHOWED }) {
        userErrors { message code field } lead { internalID steps { recorded } } } }`,
      variables: { id, lead: `${id}-sold` },
    }),
  ],
  "Mutation.undoLeadStep": [
    (id) => ({
      query: `mutation ($id: ID!, $lead: ID!) { undoLeadStep(input: { dealerID: $id, leadID: $lead, tick: 1 }) {
        userErrors { message code field } lead { internalID ticks { recordedBy } } } }`,
      variables: { id, lead: `${id}-sold` },
    }),
  ],
  "Mutation.acceptOpportunity": [
    (id) => ({
      query: `mutation ($id: ID!, $of: ID!) { acceptOpportunity(input: { dealerID: $id, opportunityID: $of }) {
        opportunity { internalID answer } userErrors { message code field } } }`,
      variables: { id, of: `${id}-late` },
    }),
  ],
  "Mutation.enrolOpportunity": [
    (id) => ({
      query: `mutation ($id: ID!, $of: ID!) { enrolOpportunity(input: { dealerID: $id, opportunityID: $of }) {
        opportunity { internalID answer } userErrors { message code field } } }`,
      variables: { id, of: `${id}-late` },
    }),
  ],
  "Mutation.declineOpportunity": [
    (id) => ({
      query: `mutation ($id: ID!, $of: ID!) { declineOpportunity(input: { dealerID: $id, opportunityID: $of, reason: "x" }) {
        opportunity { internalID declineReason } userErrors { message code field } } }`,
      variables: { id, of: `${id}-late` },
    }),
  ],
  "Mutation.completeOpportunity": [
    (id) => ({
      query: `mutation ($id: ID!, $of: ID!) { completeOpportunity(input: { dealerID: $id, opportunityID: $of, reason: "x" }) {
        opportunity { internalID declineReason } userErrors { message code field } } }`,
      variables: { id, of: `${id}-late` },
    }),
  ],
  "Mutation.withdrawOpportunity": [
    (id) => ({
      query: `mutation ($id: ID!, $of: ID!) { withdrawOpportunity(input: { dealerID: $id, opportunityID: $of, reason: "x" }) {
        opportunity { internalID declineReason } userErrors { message code field } } }`,
      variables: { id, of: `${id}-late` },
    }),
  ],
  "Mutation.updateOpportunityStatus": [
    (id) => ({
      query: `mutation ($id: ID!, $of: ID!) { updateOpportunityStatus(input: { dealerID: $id, opportunityID: $of, updateID: "1", note: "x" }) {
        opportunity { internalID } userErrors { message code field } } }`,
      variables: { id, of: `${id}-late` },
    }),
  ],
  "Mutation.issueSurveyLink": [
    (id) => ({
      query: `mutation ($id: ID!, $of: ID!) { issueSurveyLink(input: { dealerID: $id, opportunityID: $of }) {
        link invitation { internalID } userErrors { message code field } } }`,
      variables: { id, of: `${id}-late` },
    }),
  ],
  "Mutation.issueRelationshipSurvey": [
    (id) => ({
      query: `mutation ($id: ID!, $of: ID!) { issueRelationshipSurvey(input: { dealerID: $id, customerID: $of }) {
        link invitation { internalID } userErrors { message code field } } }`,
      variables: { id, of: `${id}-record` },
    }),
  ],
  "Mutation.revokeSurveyLink": [
    (id) => ({
      query: `mutation ($id: ID!, $of: ID!) { revokeSurveyLink(input: { dealerID: $id, invitationID: $of }) {
        invitation { internalID respondentLevel } userErrors { message code field } } }`,
      variables: { id, of: `${id}-survey` },
    }),
  ],
  "Mutation.setOptIn": [
    (id) => ({
      query: `mutation ($id: ID!) { setOptIn(input: { dealerID: $id, optedIn: true }) {
        participation { takesPart unmet changes { changedBy } } userErrors { message code field } } }`,
      variables: { id },
    }),
  ],
  "Mutation.suspendDealer": [
    (id) => ({
      query: `mutation ($id: ID!) { suspendDealer(input: { dealerID: $id, reason: "x" }) {
        participation { suspensionReason changes { reason } } userErrors { message code field } } }`,
      variables: { id },
    }),
  ],
  "Mutation.resumeDealer": [
    (id) => ({
      query: `mutation ($id: ID!) { resumeDealer(input: { dealerID: $id }) {
        participation { takesPart changes { reason } } userErrors { message code field } } }`,
      variables: { id },
    }),
  ],
  "Mutation.setCustomerGoal": [
    (id) => ({
      query: `mutation ($id: ID!, $of: ID!) { setCustomerGoal(input: { dealerID: $id, goalID: "new", customerID: $of, name: "x", unit: "x", direction: UP,
        baseline: 0, target: 1, dueOn: "2027-01-01" }) { goal { customerID customerName } userErrors { message code field } } }`,
      variables: { id, of: `${id}-record` },
    }),
  ],
  "Mutation.endCustomerGoal": [
    (id) => ({
      query: `mutation ($id: ID!, $of: ID!) { endCustomerGoal(input: { dealerID: $id, goalID: $of, outcome: CLOSED }) {
        goal { name end { endedBy } } userErrors { message code field } } }`,
      variables: { id, of: `${id}-goal` },
    }),
  ],
  "Mutation.addCustomerGoalReading": [
    (id) => ({
      query: `mutation ($id: ID!, $of: ID!) { addCustomerGoalReading(input: { dealerID: $id, goalID: $of, readingID: "new", readOn: "2026-06-01", value: 1 }) {
        goal { name readings { nodes { note } } } userErrors { message code field } } }`,
      variables: { id, of: `${id}-goal` },
    }),
  ],
  "Mutation.withdrawCustomerGoalReading": [
    (id) => ({
      query: `mutation ($id: ID!, $of: ID!) { withdrawCustomerGoalReading(input: { dealerID: $id, readingID: $of, reason: "x" }) {
        goal { name readings { nodes { note } } } userErrors { message code field } } }`,
      variables: { id, of: `${id}-reading` },
    }),
  ],
  "Mutation.addCaseStudy": [
    (id) => ({
      query: `mutation ($id: ID!, $of: ID!, $by: ID!) { addCaseStudy(input: { dealerID: $id, goalID: $of, caseStudyID: "new", staffID: $by,
        happenedOn: "2026-06-01", understood: "x", done: "x", principle: "x" }) { goal { name caseStudies { nodes { done } } } userErrors { message code field } } }`,
      variables: { id, of: `${id}-goal`, by: `${id}-record` },
    }),
  ],
  "Mutation.withdrawCaseStudy": [
    (id) => ({
      query: `mutation ($id: ID!, $of: ID!) { withdrawCaseStudy(input: { dealerID: $id, caseStudyID: $of, reason: "x" }) {
        goal { name caseStudies { nodes { done } } } userErrors { message code field } } }`,
      variables: { id, of: `${id}-study` },
    }),
  ],
  "Mutation.agreeOutcome": [
    (id) => ({
      query: `mutation ($id: ID!, $of: ID!, $goal: ID!) { agreeOutcome(input: { dealerID: $id, agreementID: "new", contractID: $of, goalIDs: [$goal] }) {
        agreement { contractID goals { name } } userErrors { message code field } } }`,
      variables: { id, of: `${id}-record`, goal: `${id}-goal` },
    }),
  ],
  "Mutation.withdrawOutcomeAgreement": [
    (id) => ({
      query: `mutation ($id: ID!, $of: ID!) { withdrawOutcomeAgreement(input: { dealerID: $id, agreementID: $of, reason: "x" }) {
        agreement { contractID note } userErrors { message code field } } }`,
      variables: { id, of: `${id}-agreement` },
    }),
  ],
  "Mutation.setWebhook": [
    (id) => ({
      query: `mutation ($id: ID!) { setWebhook(input: { dealerID: $id, url: "https://hooks.example.com/taken" }) {
        webhook { url setAt } secret userErrors { message code field } } }`,
      variables: { id },
    }),
  ],
};
