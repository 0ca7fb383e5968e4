import type { ToolsMessages } from "../tools-messages.ts";

/** The names of tools. */
export const toolsEnglish: ToolsMessages = {
  tools: "Tools",
  toolOpportunities: "Opportunities",
  toolNewOpportunities: "Opportunities: {count} new",
  toolLeads: "Leads",
  toolGoals: "Goals",
  toolPlans: "Plans",
  toolCustomers: "Customers’ goals",
  toolExport: "Export",
  toolPrint: "Print",
  toolAsOf: "As of",
};
