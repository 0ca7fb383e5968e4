import { contract, followUp, problem, surveyAnswer, suggestion } from "./kinds/customer-care.ts";
import { lead } from "./kinds/lead.ts";
import { asset, customer, staffMember, timeEntry } from "./kinds/people-and-assets.ts";
import { appointment, delivery, partLine, visit } from "./kinds/service.ts";
import { workOrder } from "./kinds/work-order.ts";
import type { ServiceRecordKind } from "./service-record-kind.ts";

export const serviceRecordKinds: readonly ServiceRecordKind[] = [
  appointment,
  asset,
  contract,
  customer,
  delivery,
  followUp,
  lead,
  partLine,
  problem,
  staffMember,
  suggestion,
  surveyAnswer,
  timeEntry,
  visit,
  workOrder,
];
