import type { CommonMessages, ComparisonMessages } from "../messages.ts";
import { messages as common } from "./fr.ts";

export const messages: CommonMessages & ComparisonMessages = {
  ...common,
  comparisonOf: "{program}, {month}",
  dealersTogether: { one: "{count} concessionnaire", other: "{count} concessionnaires ensemble" },
  together: "Chaque valeur est calculée sur les cas de tous les concessionnaires réunis ; ce n’est pas une moyenne des taux.",
  country: "Pays",
  allCountries: "Tous les pays",
  middleHalf: {
    one: "Moitié centrale de {count} concessionnaire : de {lower} à {upper}. Médiane {median}.",
    other: "Moitié centrale de {count} concessionnaires : de {lower} à {upper}. Médiane {median}.",
  },
  oneDealer: "Un seul concessionnaire a un résultat comparable : {median}.",
  nobodyToCompare: "Aucun concessionnaire n’a de résultat définitif comparable.",
  tooFewDealers: "Affiché dès que 5 concessionnaires au moins ont un résultat définitif comparable.",
  amongDealers: "Parmi tous les concessionnaires, {month}",
  quarterLowest: "Ce concessionnaire est sous le quartile inférieur.",
  quarterSecond: "Ce concessionnaire est entre le quartile inférieur et la médiane.",
  quarterThird: "Ce concessionnaire est entre la médiane et le quartile supérieur.",
  quarterHighest: "Ce concessionnaire atteint ou dépasse le quartile supérieur.",
  keyHalf: "moitié centrale des concessionnaires",
  keyMedian: "médiane",
  keyTogether: "tous ensemble",
  keyOwn: "ce concessionnaire",
  keyGoal: "objectif",
  dealers: "Concessionnaires",
  dealersBy: "Concessionnaires selon : {metric}",
  order: "Ordre",
  bestFirst: "Les meilleurs d’abord",
  worstFirst: "Les moins bons d’abord",
  highestFirst: "Valeurs hautes d’abord",
  lowestFirst: "Valeurs basses d’abord",
  place: "Rang",
  dealer: "Concessionnaire",
  openDealer: "Ouvrir {dealer}",
  notRanked: "non classé",
  leftOutOfOrder: {
    one: "{shown} concessionnaire sur {count} figure dans cette liste ; n’y figurent pas ceux sans résultat définitif, sans valeur ou avec trop peu de cas.",
    other:
      "{shown} concessionnaires sur {count} figurent dans cette liste ; n’y figurent pas ceux sans résultat définitif, sans valeur ou avec trop peu de cas.",
  },
};
