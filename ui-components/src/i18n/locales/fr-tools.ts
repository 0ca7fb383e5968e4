import type { CommonMessages } from "../messages.ts";
import type { ToolsMessages } from "../tools-messages.ts";
import { messages as common } from "./fr.ts";

export const messages: CommonMessages & ToolsMessages = {
  ...common,
  tools: "Outils",
  toolOpportunities: "Opportunités",
  toolNewOpportunities: { one: "Opportunités : {count} nouvelle", other: "Opportunités : {count} nouvelles" },
  toolLeads: "Demandes",
  toolGoals: "Objectifs",
  toolPlans: "Plans",
  toolCustomers: "Objectifs des clients",
  toolExport: "Exporter",
  toolPrint: "Imprimer",
  toolAsOf: "À une date passée",
};
