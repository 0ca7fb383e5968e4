import type { MessagesOfFunnel } from "../messages.ts";
import { messages as onDemand } from "./fr-on-demand.ts";

export const messages: MessagesOfFunnel = {
  ...onDemand,
  funnel: "Entonnoir",
  funnelOf: "Entonnoir, {period}",
  step: "Étape",
  count: "Nombre",
  ofStepBefore: "De l’étape précédente",
  ofAll: "Du total",
  shareBefore: "{share} de l’étape précédente",
  shareAll: "{share} du total",
  alsoBefore: "dont {count} avec l’étape précédente",
  noneBefore: "Aucune à l’étape précédente",
  findings: "Demandes avec une étape manquante",
  findingsCount: {
    one: "{count} demande a une étape enregistrée alors qu’une étape antérieure manque.",
    other: "{count} demandes ont une étape enregistrée alors qu’une étape antérieure manque.",
  },
  findingsNote: "Elles comptent dans les étapes enregistrées.",
  noFindings: "Aucune demande n’a d’étape enregistrée sans les précédentes.",
  lead: "Demande {id}",
  stepsRecorded: "Enregistré : {steps}",
  stepsMissing: "Manquant : {steps}",
};
