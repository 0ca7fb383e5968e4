import type { Messages } from "../messages.ts";
import { messages as board } from "./ru-board.ts";

export const messages: Messages = {
  ...board,
  period: "{metric}: по месяцам или по неделям",
  byMonth: "Месяцы",
  byWeek: "Недели",
  weeksOf: "{metric} по неделям",
  weeksNote: "По нынешним записям: недели не публикуются.",
  weeksNewest: "Последняя завершённая неделя, {week}: {value}.",
  weeksNone: "Завершённых недель со значением ещё нет.",
  weeksMet: {
    one: "Цель достигнута в {met} из {count} недели.",
    few: "Цель достигнута в {met} из {count} недель.",
    many: "Цель достигнута в {met} из {count} недель.",
    other: "Цель достигнута в {met} из {count} недели.",
  },
  noWeeks: "За эти недели записей нет.",
  week: "Неделя",
  settled: "Завершена",
  canChange: "Ещё может измениться",
};
