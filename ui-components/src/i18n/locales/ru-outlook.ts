import type { MessagesOfOutlook } from "../messages.ts";
import { messages as common } from "./ru.ts";

export const messages: MessagesOfOutlook = {
  ...common,
  outlook: "Чем это ещё может стать",
  outlookRange: {
    one: "От {least} до {most}: ещё открыта {count} запись.",
    few: "От {least} до {most}: ещё открыты {count} записи.",
    many: "От {least} до {most}: ещё открыто {count} записей.",
    other: "От {least} до {most}: ещё открыто {count} записи.",
  },
  outlookFixed: "{value}: ничто из ещё открытого этого не изменит.",
  outlookExpected: "Ожидается: {expected}.",
  outlookOfDealer: "Так завершились записи закрытых месяцев этого дилера, открытые в том же возрасте.",
  outlookOfAll: "Так завершились записи закрытых месяцев всех дилеров, открытые в том же возрасте.",
  outlookUntold: "Закрытых месяцев слишком мало, чтобы чего-то ожидать.",
  outlookSoFar: "Месяц не закончился: речь о записях, которые уже есть.",
  outlookGoal: "Что нужно для цели: {sentence}",
  outlookNone: "Значения у него уже не будет.",
  keyPossible: "Возможно",
  keyExpected: "Ожидается",
  keyItsGoal: "Цель: {goal}",
};
