import type { AsOfMessages } from "../as-of-messages.ts";
import type { CommonMessages } from "../messages.ts";
import { messages as common } from "./ru.ts";

export const messages: CommonMessages & AsOfMessages = {
  ...common,
  asOfLookBack: "Взгляд назад",
  asOfInstant: "По состоянию на {instant}: более поздние события не учитываются.",
  asOfNow: "Это текущее состояние. Выберите день в прошлом, чтобы увидеть, что было известно тогда.",
  asOfClosed: "Пока вы смотрите назад, ничего изменить нельзя.",
  asOfToday: "Сейчас",
  asOfDay: "День",
  asOfTime: "Точное время",
  asOfBackToNow: "Вернуться к настоящему",
  asOfNoTime: "Выберите время с {from} до настоящего момента.",
};
