import type { MessagesOfBaselines } from "../messages.ts";
import { messages as board } from "./ru-board.ts";

export const messages: MessagesOfBaselines = {
  ...board,
  baseline: "База",
  baselineValue: "База {value}",
  aboveBaseline: "Последний окончательный месяц на {change} выше базы {value}, {months}.",
  belowBaseline: "Последний окончательный месяц на {change} ниже базы {value}, {months}.",
  atBaseline: "Последний окончательный месяц на уровне базы {value}, {months}.",
  againstBaseline: "К базе {value}",
  points: {
    one: "{number} процентный пункт",
    few: "{number} процентных пункта",
    many: "{number} процентных пунктов",
    other: "{number} процентного пункта",
  },
  overMonths: {
    one: "{value} за {months}, по {count} записи.",
    few: "{value} за {months}, по {count} записям.",
    many: "{value} за {months}, по {count} записям.",
    other: "{value} за {months}, по {count} записи.",
  },
  baselineSetBy: "Установлено: {who}, {date}.",
  noBaseline: "База не установлена. Она закрепляет результат нескольких окончательных месяцев для сравнения.",
  setBaseline: "Установить базу",
  saveBaseline: "Установить эту базу",
  baselineMonths: "По каким месяцам",
  lastMonths: "Последние окончательные месяцы, обычно 3",
  chosenMonths: "Месяцы на выбор",
  note: "Примечание (необязательно)",
  earlierBaselines: {
    one: "Показать {count} прежнюю базу",
    few: "Показать {count} прежние базы",
    many: "Показать {count} прежних баз",
    other: "Показать {count} прежней базы",
  },
  hideEarlier: "Скрыть прежние базы",
  noMonthChosen: "Выберите хотя бы один месяц.",
  noFinalMonth: "Базу можно установить, когда окончателен хотя бы один месяц.",
  cancel: "Отмена",
  saving: "Сохранение…",
  baselineSaved: "База установлена: {value}.",
};
