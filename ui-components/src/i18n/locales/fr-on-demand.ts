import type { Messages } from "../messages.ts";
import { messages as board } from "./fr-board.ts";

export const messages: Messages = {
  ...board,
  period: "{metric} : par mois ou par semaine",
  byMonth: "Mois",
  byWeek: "Semaines",
  weeksOf: "{metric}, semaine par semaine",
  weeksNote: "D’après les données actuelles : les semaines ne sont jamais publiées.",
  weeksNewest: "{value} la dernière semaine arrêtée, {week}.",
  weeksNone: "Aucune semaine arrêtée n’a encore de valeur.",
  weeksMet: "Semaines avec l’objectif atteint : {met} sur {count}.",
  noWeeks: "Aucun cas ces semaines-là.",
  week: "Semaine",
  settled: "Arrêtée",
  canChange: "Peut encore changer",
};
