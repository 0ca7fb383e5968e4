import type { MessagesOfOutlook } from "../messages.ts";
import { messages as common } from "./fr.ts";

export const messages: MessagesOfOutlook = {
  ...common,
  outlook: "Ce qu’il peut encore devenir",
  outlookRange: {
    one: "De {least} à {most} : {count} cas est encore ouvert.",
    other: "De {least} à {most} : {count} cas sont encore ouverts.",
  },
  outlookFixed: "{value} : rien de ce qui est encore ouvert n’y change.",
  outlookExpected: "Attendu : {expected}.",
  outlookOfDealer: "Comme ont fini les cas des mois clos du concessionnaire, ouverts au même âge.",
  outlookOfAll: "Comme ont fini les cas des mois clos de tous les concessionnaires, ouverts au même âge.",
  outlookUntold: "Les mois clos en disent trop peu pour attendre quoi que ce soit.",
  outlookSoFar: "Le mois n’est pas terminé : il s’agit des cas enregistrés jusqu’ici.",
  outlookGoal: "Ce que demande l’objectif : {sentence}",
  outlookNone: "Il ne peut plus prendre de valeur.",
  keyPossible: "Possible",
  keyExpected: "Attendu",
  keyItsGoal: "Objectif : {goal}",
};
