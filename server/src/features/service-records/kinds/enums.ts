import { registerEnumType } from "type-graphql";

export const StaffRole = {
  TECHNICIAN: "TECHNICIAN",
  ENGINEER: "ENGINEER",
  SERVICE_ADVISOR: "SERVICE_ADVISOR",
  PLANNER: "PLANNER",
  DISPATCHER: "DISPATCHER",
  INTERNET_ASSOCIATE: "INTERNET_ASSOCIATE",
  MANAGER: "MANAGER",
} as const;
registerEnumType(StaffRole, {
  name: "StaffRole",
  description: "What someone does at the dealer.",
  valuesConfig: {
    TECHNICIAN: { description: "Repairs and maintains." },
    ENGINEER: { description: "Repairs and maintains; counts as a technician." },
    SERVICE_ADVISOR: { description: "Receives customers of the workshop and hands over to them." },
    PLANNER: { description: "Plans the technicians' work." },
    DISPATCHER: { description: "Sends technicians to customers." },
    INTERNET_ASSOCIATE: { description: "Answers inquiries that come by internet." },
    MANAGER: { description: "Leads." },
  },
});

export const WorkOrderPlace = { ON_SITE: "ON_SITE", WORKSHOP: "WORKSHOP" } as const;
registerEnumType(WorkOrderPlace, {
  name: "WorkOrderPlace",
  description: "Where the work is done.",
  valuesConfig: { ON_SITE: { description: "At the customer's." }, WORKSHOP: { description: "At the dealer's; a repair order." } },
});

export const WorkOrderNature = { PREVENTIVE: "PREVENTIVE", REACTIVE: "REACTIVE", WARRANTY: "WARRANTY", INTERNAL: "INTERNAL" } as const;
registerEnumType(WorkOrderNature, {
  name: "WorkOrderNature",
  description: "Why the work is done, or for whom.",
  valuesConfig: {
    PREVENTIVE: { description: "Maintenance before anything fails." },
    REACTIVE: { description: "Repair of what has failed." },
    WARRANTY: { description: "At the maker's expense." },
    INTERNAL: { description: "For the dealer itself." },
  },
});

export const SurveyQuestion = {
  CSAT: "CSAT",
  NPS: "NPS",
  HELPS_REACH_GOALS: "HELPS_REACH_GOALS",
  SEEKS_TO_UNDERSTAND_GOALS: "SEEKS_TO_UNDERSTAND_GOALS",
  OFFERS_HELP_EVERY_TIME: "OFFERS_HELP_EVERY_TIME",
} as const;
registerEnumType(SurveyQuestion, {
  name: "SurveyQuestion",
  description: "What customers are asked, each on its own scale.",
  valuesConfig: {
    CSAT: { description: "How satisfied they are, from 1 to 5." },
    NPS: { description: "How likely they are to recommend the dealer, from 0 to 10." },
    HELPS_REACH_GOALS: { description: "Whether the dealer helps them to reach their goals, from 0 to 10." },
    SEEKS_TO_UNDERSTAND_GOALS: { description: "Whether the dealer tries to understand their goals, from 0 to 10." },
    OFFERS_HELP_EVERY_TIME: { description: "Whether the dealer offers help at every contact, from 0 to 10." },
  },
});
