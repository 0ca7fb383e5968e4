import type { CommonMessages } from "../messages.ts";
import type { PrintMessages } from "../print-messages.ts";
import { messages as common } from "./ru.ts";

export const messages: CommonMessages & PrintMessages = {
  ...common,
  printHeading: "{program}: {dealer}",
  printClose: "Закрыть вид для печати",
  printStart: "Печать",
  printAsOf: "На момент",
  printZone: "Часовой пояс",
  printMonths: "Месяцы",
  printStates: "Результаты",
  printStateCounts: "окончательных: {final}, текущих: {open}, без данных: {none}",
  printNote:
    "Значения округлены при показе; деньги — в указанной валюте, разные валюты не складываются. – означает, что данных нет, это не 0.",
  printTiles: "Главное",
  printMetrics: "Показатели и определения",
  printHistory: "Двенадцать месяцев",
  printMetric: "Показатель",
  printMonth: "Месяц",
  printValue: "Значение",
  printCounted: "Числитель / знаменатель",
  printGoal: "Цель",
  printState: "Состояние",
  printFinal: "Окончательно, издание {edition}",
  printOpen: "В работе",
  printNoData: "Нет данных",
  printVersion: "Определение {version}",
  printOpenMark: "* в работе",
};
