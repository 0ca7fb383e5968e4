import type { MessagesOfBaselines } from "../messages.ts";
import { messages as board } from "./fr-board.ts";

export const messages: MessagesOfBaselines = {
  ...board,
  baseline: "Référence",
  baselineValue: "Référence {value}",
  aboveBaseline: "Le dernier mois définitif est {change} au-dessus de la référence de {value}, {months}.",
  belowBaseline: "Le dernier mois définitif est {change} au-dessous de la référence de {value}, {months}.",
  atBaseline: "Le dernier mois définitif est à la référence de {value}, {months}.",
  againstBaseline: "Par rapport à la référence de {value}",
  points: { one: "{number} point de pourcentage", other: "{number} points de pourcentage" },
  overMonths: {
    one: "{value} sur {months}, d’après {count} enregistrement.",
    other: "{value} sur {months}, d’après {count} enregistrements.",
  },
  baselineSetBy: "Fixée par {who} le {date}.",
  noBaseline: "Aucune référence n’est fixée. Une référence retient le résultat de quelques mois définitifs comme point de comparaison.",
  setBaseline: "Fixer la référence",
  saveBaseline: "Fixer cette référence",
  baselineMonths: "À partir de quels mois",
  lastMonths: "Les derniers mois définitifs, 3 en règle générale",
  chosenMonths: "Des mois au choix",
  note: "Note (facultative)",
  earlierBaselines: { one: "Afficher {count} référence antérieure", other: "Afficher {count} références antérieures" },
  hideEarlier: "Masquer les références antérieures",
  noMonthChosen: "Choisissez au moins un mois.",
  noFinalMonth: "Une référence peut être fixée dès qu’un mois est définitif.",
  cancel: "Annuler",
  saving: "Enregistrement…",
  baselineSaved: "La référence est fixée : {value}.",
};
