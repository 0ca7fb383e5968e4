import type { Messages } from "../messages.ts";
import { messages as board } from "./zh-hans-board.ts";

export const messages: Messages = {
  ...board,
  period: "{metric}：按月或按周",
  byMonth: "按月",
  byWeek: "按周",
  weeksOf: "{metric}，逐周走势",
  weeksNote: "根据目前的记录：周数据从不发布。",
  weeksNewest: "最近一个已确定的周（{week}）为 {value}。",
  weeksNone: "尚无已确定且有数值的周。",
  weeksMet: "{count} 周中有 {met} 周达到目标。",
  noWeeks: "这几周没有记录。",
  week: "周",
  settled: "已确定",
  canChange: "仍可能变动",
};
