import type { CommonMessages } from "../messages.ts";
import type { ToolsMessages } from "../tools-messages.ts";
import { messages as common } from "./zh-hans.ts";

export const messages: CommonMessages & ToolsMessages = {
  ...common,
  tools: "工具",
  toolOpportunities: "服务机会",
  toolNewOpportunities: "服务机会：{count} 个新的",
  toolLeads: "线索",
  toolGoals: "目标",
  toolPlans: "计划",
  toolCustomers: "客户目标",
  toolExport: "导出",
  toolPrint: "打印",
  toolAsOf: "回看",
};
