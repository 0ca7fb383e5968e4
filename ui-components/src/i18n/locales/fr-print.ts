import type { CommonMessages } from "../messages.ts";
import type { PrintMessages } from "../print-messages.ts";
import { messages as common } from "./fr.ts";

export const messages: CommonMessages & PrintMessages = {
  ...common,
  printHeading: "{program} : {dealer}",
  printClose: "Fermer la vue d’impression",
  printStart: "Imprimer",
  printAsOf: "À la date du",
  printZone: "Fuseau horaire",
  printMonths: "Mois",
  printStates: "Résultats",
  printStateCounts: "{final} définitifs, {open} en cours, {none} sans données",
  printNote:
    "Les valeurs sont arrondies à l’affichage ; l’argent est dans la devise indiquée, jamais additionnée à une autre. – est manquant, ce qui n’est pas 0.",
  printTiles: "En bref",
  printMetrics: "Indicateurs et définitions",
  printHistory: "Douze mois",
  printMetric: "Indicateur",
  printMonth: "Mois",
  printValue: "Valeur",
  printCounted: "Numérateur / dénominateur",
  printGoal: "Objectif",
  printState: "État",
  printFinal: "Définitif, édition {edition}",
  printOpen: "En cours",
  printNoData: "Aucune donnée",
  printVersion: "Définition {version}",
  printOpenMark: "* en cours",
};
