import type { MessagesOfFunnel } from "../messages.ts";
import { messages as onDemand } from "./zh-hans-on-demand.ts";

export const messages: MessagesOfFunnel = {
  ...onDemand,
  funnel: "漏斗",
  funnelOf: "漏斗，{period}",
  step: "步骤",
  count: "数量",
  ofStepBefore: "占上一步",
  ofAll: "占总数",
  shareBefore: "占上一步的 {share}",
  shareAll: "占总数的 {share}",
  alsoBefore: "其中 {count} 条有上一步的记录",
  noneBefore: "上一步没有任何记录",
  findings: "缺少步骤的线索",
  findingsCount: "{count} 条线索记录了后面的步骤，却没有记录前面的步骤。",
  findingsNote: "它们仍计入已记录的步骤。",
  noFindings: "没有线索缺少前面的步骤。",
  lead: "线索 {id}",
  stepsRecorded: "已记录：{steps}",
  stepsMissing: "缺少：{steps}",
};
