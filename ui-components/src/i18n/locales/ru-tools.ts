import type { CommonMessages } from "../messages.ts";
import type { ToolsMessages } from "../tools-messages.ts";
import { messages as common } from "./ru.ts";

export const messages: CommonMessages & ToolsMessages = {
  ...common,
  tools: "Инструменты",
  toolOpportunities: "Заявки дилеру",
  toolNewOpportunities: {
    one: "Заявки дилеру: {count} новая",
    few: "Заявки дилеру: {count} новые",
    many: "Заявки дилеру: {count} новых",
    other: "Заявки дилеру: {count} новых",
  },
  toolLeads: "Заявки",
  toolGoals: "Цели",
  toolPlans: "Планы",
  toolCustomers: "Цели клиентов",
  toolExport: "Выгрузка",
  toolPrint: "Печать",
  toolAsOf: "На прошлую дату",
};
