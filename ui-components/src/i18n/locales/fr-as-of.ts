import type { AsOfMessages } from "../as-of-messages.ts";
import type { CommonMessages } from "../messages.ts";
import { messages as common } from "./fr.ts";

export const messages: CommonMessages & AsOfMessages = {
  ...common,
  asOfLookBack: "Regarder en arrière",
  asOfInstant: "À la date du {instant} : les événements ultérieurs ne sont pas pris en compte.",
  asOfNow: "Voici la situation actuelle. Choisissez un jour passé pour voir ce que l’on savait alors.",
  asOfClosed: "Rien ne peut être modifié tant que vous regardez en arrière.",
  asOfToday: "Maintenant",
  asOfDay: "Jour",
  asOfTime: "Heure exacte",
  asOfBackToNow: "Revenir à maintenant",
  asOfNoTime: "Choisissez une heure entre le {from} et maintenant.",
};
