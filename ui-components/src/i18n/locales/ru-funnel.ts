import type { MessagesOfFunnel } from "../messages.ts";
import { messages as onDemand } from "./ru-on-demand.ts";

export const messages: MessagesOfFunnel = {
  ...onDemand,
  funnel: "Воронка",
  funnelOf: "Воронка, {period}",
  step: "Шаг",
  count: "Количество",
  ofStepBefore: "От предыдущего шага",
  ofAll: "От общего числа",
  shareBefore: "{share} от предыдущего шага",
  shareAll: "{share} от общего числа",
  alsoBefore: "из них с предыдущим шагом: {count}",
  noneBefore: "Предыдущий шаг не отмечен ни разу",
  findings: "Заявки с пропущенным шагом",
  findingsCount: {
    one: "По {count} заявке отмечен более поздний шаг, но не отмечен более ранний.",
    few: "По {count} заявкам отмечен более поздний шаг, но не отмечен более ранний.",
    many: "По {count} заявкам отмечен более поздний шаг, но не отмечен более ранний.",
    other: "По {count} заявки отмечен более поздний шаг, но не отмечен более ранний.",
  },
  findingsNote: "Они засчитываются в отмеченных шагах.",
  noFindings: "Заявок с пропущенным шагом нет.",
  lead: "Заявка {id}",
  stepsRecorded: "Отмечено: {steps}",
  stepsMissing: "Не отмечено: {steps}",
};
