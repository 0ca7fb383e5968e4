import type { AsOfMessages } from "../as-of-messages.ts";
import type { CommonMessages } from "../messages.ts";
import { messages as common } from "./zh-hans.ts";

export const messages: CommonMessages & AsOfMessages = {
  ...common,
  asOfLookBack: "回看",
  asOfInstant: "截至 {instant}：不计入之后的事件。",
  asOfNow: "这是当前的情况。请选择过去的某一天，查看当时已知的情况。",
  asOfClosed: "回看期间不能做任何更改。",
  asOfToday: "现在",
  asOfDay: "日期",
  asOfTime: "确切时间",
  asOfBackToNow: "回到现在",
  asOfNoTime: "请选择从 {from} 到现在之间的时间。",
};
