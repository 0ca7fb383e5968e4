import type { Message } from "./message.ts";

/** The names of what a reader can do beside reading. */
export interface ToolsMessages {
  readonly tools: Message;
  readonly toolOpportunities: Message;
  readonly toolNewOpportunities: Message;
  readonly toolLeads: Message;
  readonly toolGoals: Message;
  readonly toolPlans: Message;
  readonly toolCustomers: Message;
  readonly toolExport: Message;
  readonly toolPrint: Message;
  readonly toolAsOf: Message;
}
