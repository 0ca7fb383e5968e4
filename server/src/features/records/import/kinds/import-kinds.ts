import type { ImportKind } from "../import-kind.ts";
import { appointmentImport } from "./appointment.import.ts";
import { assetImport } from "./asset.import.ts";
import { caseStudyImport } from "./case-study.import.ts";
import { contractImport } from "./contract.import.ts";
import { customerGoalImport } from "./customer-goal.import.ts";
import { customerGoalReadingImport } from "./customer-goal-reading.import.ts";
import { customerImport } from "./customer.import.ts";
import { dealerImport } from "./dealer.import.ts";
import { dealerRelationshipImport } from "./dealer-relationship.import.ts";
import { deliveryImport } from "./delivery.import.ts";
import { followUpImport } from "./follow-up.import.ts";
import { holidayImport } from "./holiday.import.ts";
import { leadImport } from "./lead.import.ts";
import { opportunityImport } from "./opportunity.import.ts";
import { outcomeAgreementImport } from "./outcome-agreement.import.ts";
import { partLineImport } from "./part-line.import.ts";
import { problemImport } from "./problem.import.ts";
import { serviceRequestImport } from "./service-request.import.ts";
import { staffImport } from "./staff.import.ts";
import { suggestionImport } from "./suggestion.import.ts";
import { surveyAnswerImport } from "./survey-answer.import.ts";
import { timeEntryImport } from "./time-entry.import.ts";
import { visitImport } from "./visit.import.ts";
import { workOrderImport } from "./work-order.import.ts";

/** In the order in which the files of a set land: what is referred to comes before what refers to it. */
export const importKinds: readonly ImportKind[] = [
  dealerImport,
  staffImport,
  customerImport,
  assetImport,
  contractImport,
  dealerRelationshipImport,
  holidayImport,
  serviceRequestImport,
  opportunityImport,
  workOrderImport,
  appointmentImport,
  visitImport,
  timeEntryImport,
  partLineImport,
  surveyAnswerImport,
  followUpImport,
  problemImport,
  deliveryImport,
  suggestionImport,
  leadImport,
  customerGoalImport,
  customerGoalReadingImport,
  caseStudyImport,
  outcomeAgreementImport,
];
