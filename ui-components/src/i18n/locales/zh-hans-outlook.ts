import type { MessagesOfOutlook } from "../messages.ts";
import { messages as common } from "./zh-hans.ts";

export const messages: MessagesOfOutlook = {
  ...common,
  outlook: "还可能变成多少",
  outlookRange: "从 {least} 到 {most}：还有 {count} 条记录未定。",
  outlookFixed: "{value}：尚未定下的记录不会再改变它。",
  outlookExpected: "预计：{expected}。",
  outlookOfDealer: "依据该经销商已结束月份中同一时点仍未定的记录的最终结果。",
  outlookOfAll: "依据所有经销商已结束月份中同一时点仍未定的记录的最终结果。",
  outlookUntold: "已结束的月份数据太少，无法预计。",
  outlookSoFar: "本月尚未结束：这里只涉及目前已有的记录。",
  outlookGoal: "达到目标所需：{sentence}",
  outlookNone: "它不会再有数值。",
  keyPossible: "可能范围",
  keyExpected: "预计",
  keyItsGoal: "目标：{goal}",
};
