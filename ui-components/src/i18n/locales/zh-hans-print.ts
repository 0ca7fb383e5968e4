import type { CommonMessages } from "../messages.ts";
import type { PrintMessages } from "../print-messages.ts";
import { messages as common } from "./zh-hans.ts";

export const messages: CommonMessages & PrintMessages = {
  ...common,
  printHeading: "{program}：{dealer}",
  printClose: "关闭打印视图",
  printStart: "打印",
  printAsOf: "截至",
  printZone: "时区",
  printMonths: "月份",
  printStates: "结果",
  printStateCounts: "最终 {final}，进行中 {open}，无数据 {none}",
  printNote: "数值按显示取整；金额按所示货币，不同货币从不相加。– 表示缺失，并非 0。",
  printTiles: "概览",
  printMetrics: "指标与定义",
  printHistory: "十二个月",
  printMetric: "指标",
  printMonth: "月份",
  printValue: "数值",
  printCounted: "分子 / 分母",
  printGoal: "目标",
  printState: "状态",
  printFinal: "最终，第 {edition} 版",
  printOpen: "进行中",
  printNoData: "无数据",
  printVersion: "定义 {version}",
  printOpenMark: "* 进行中",
};
