import { choice, event, eventDay, flag, needed, ownId, plannedDay, stampedBy, text, whole } from "../record-field.ts";
import { serviceRecordKind } from "../service-record-kind.ts";
import { SurveyQuestion } from "./enums.ts";

export const contract = serviceRecordKind({
  code: "CONTRACT",
  table: "contract",
  typeName: "Contract",
  description: "A service contract. A renewal is a contract of its own; the old one stays.",
  fields: {
    customerID: ownId("Own id of the customer; null where it was not recorded."),
    maintenance: flag("Whether it is for maintenance; null where that was not recorded."),
    startsOn: needed(plannedDay("Its first day.")),
    expiresOn: needed(plannedDay("Its last day.")),
    renewedOn: eventDay("When its renewal was agreed; null where it was not."),
  },
});

export const surveyAnswer = serviceRecordKind({
  code: "SURVEY_ANSWER",
  table: "survey_answer",
  typeName: "SurveyAnswer",
  description: "One person's answer to one question.",
  fields: {
    customerID: ownId("Own id of the customer; null where it was not recorded."),
    workOrderID: ownId("Own id of the work order asked about; null where there is none."),
    opportunityID: ownId("Own id of the opportunity asked about; null where there is none."),
    question: needed(choice(() => SurveyQuestion, "What was asked.")),
    respondentLevel: text("How high in the customer's organisation the person stands; null where it was not recorded."),
    respondentFunction: text("What the person does there; null where it was not recorded."),
    answeredAt: needed(event("When it was answered.")),
    score: needed(whole("The answer, on the scale of the question.")),
    comment: text("What the person added in words; null where nothing."),
  },
});

export const followUp = serviceRecordKind({
  code: "FOLLOW_UP",
  table: "follow_up",
  typeName: "FollowUp",
  description: "Asking a customer, after the work, whether all is well.",
  fields: {
    customerID: ownId("Own id of the customer; null where it was not recorded."),
    workOrderID: ownId("Own id of the work order; null where it was not recorded."),
    dueOn: needed(plannedDay("By which day it was to be done.")),
    doneAt: event("When it was done; null where it was not."),
    channel: stampedBy("doneAt", text("How the customer was asked; null where it was not recorded.")),
    reached: stampedBy("doneAt", flag("Whether the customer was reached; null where that was not recorded.")),
    satisfied: stampedBy("doneAt", flag("Whether the customer was satisfied; null where that was not recorded.")),
  },
});

export const problem = serviceRecordKind({
  code: "PROBLEM",
  table: "problem",
  typeName: "Problem",
  description: "A fault or complaint that a customer raised.",
  fields: {
    customerID: ownId("Own id of the customer; null where it was not recorded."),
    workOrderID: ownId("Own id of the work order; null where it was not recorded."),
    occasion: text("What the problems that were raised together have in common; null where it was not recorded."),
    raisedAt: needed(event("When it was raised.")),
    resolvedAt: event("When it was resolved; null where it was not."),
    resolvedToSatisfaction: stampedBy("resolvedAt", flag("Whether the customer was satisfied with that; null where it was not recorded.")),
  },
});

export const suggestion = serviceRecordKind({
  code: "SUGGESTION",
  table: "suggestion",
  typeName: "Suggestion",
  description: "An improvement that was suggested and reviewed.",
  fields: {
    reviewedOn: needed(eventDay("When it was reviewed.")),
    acceptedForAction: flag("Whether it was accepted to be acted on; null where that was not recorded."),
    carriedOutOn: eventDay("When it was carried out; null where it was not."),
    managerID: ownId("Own id of the manager responsible; null where it was not recorded."),
  },
});
