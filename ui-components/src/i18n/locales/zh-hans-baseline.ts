import type { MessagesOfBaselines } from "../messages.ts";
import { messages as board } from "./zh-hans-board.ts";

export const messages: MessagesOfBaselines = {
  ...board,
  baseline: "基准",
  baselineValue: "基准 {value}",
  aboveBaseline: "最近的已定月份比基准 {value}（{months}）高 {change}。",
  belowBaseline: "最近的已定月份比基准 {value}（{months}）低 {change}。",
  atBaseline: "最近的已定月份与基准 {value}（{months}）持平。",
  againstBaseline: "与基准 {value} 相比",
  points: "{number} 个百分点",
  overMonths: "{months}：{value}，依据 {count} 条记录。",
  baselineSetBy: "由 {who} 于 {date}设定。",
  noBaseline: "尚未设定基准。基准把若干已定月份的结果固定下来，作为比较的起点。",
  setBaseline: "设定基准",
  saveBaseline: "设定此基准",
  baselineMonths: "取哪些月份",
  lastMonths: "最近的已定月份，通常 3 个",
  chosenMonths: "自选月份",
  note: "备注（可选）",
  earlierBaselines: "显示以前的 {count} 个基准",
  hideEarlier: "隐藏以前的基准",
  noMonthChosen: "请至少选择一个月份。",
  noFinalMonth: "有月份已定后才能设定基准。",
  cancel: "取消",
  saving: "正在保存…",
  baselineSaved: "已设定基准：{value}。",
};
