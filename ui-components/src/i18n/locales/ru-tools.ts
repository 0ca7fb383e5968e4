import type { CommonMessages } from "../messages.ts";
import type { ToolsMessages } from "../tools-messages.ts";
import { messages as common } from "./ru.ts";

export const messages: CommonMessages & ToolsMessages = {
  ...common,
  tools: "Инструменты",
  toolLeads: "Заявки",
  toolGoals: "Цели",
  toolPlans: "Планы",
  toolCustomers: "Цели клиентов",
  toolExport: "Выгрузка",
  toolPrint: "Печать",
  toolAsOf: "На прошлую дату",
};
