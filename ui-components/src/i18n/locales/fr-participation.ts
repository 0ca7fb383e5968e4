import type { CommonMessages } from "../messages.ts";
import type { ParticipationMessages } from "../participation-messages.ts";
import { messages as common } from "./fr.ts";

export const messages: CommonMessages & ParticipationMessages = {
  ...common,
  participationOf: "Participation : {dealer}",
  participationClose: "Retour aux opportunités",
  takesPart: "Reçoit des opportunités de service",
  takesNoPart: "Ne reçoit pas d’opportunités de service",
  takesPartNote: "Toutes les conditions sont remplies : une nouvelle peut arriver à tout moment.",
  takesNoPartNote: {
    one: "{count} condition n’est pas remplie ; ce qu’il faut faire est dit à côté. Les opportunités que le concessionnaire a déjà lui restent.",
    other:
      "{count} conditions ne sont pas remplies ; ce qu’il faut faire est dit à côté. Les opportunités que le concessionnaire a déjà lui restent.",
  },
  conditions: "Conditions",
  conditionMet: "Remplie",
  conditionUnmet: "Non remplie",
  conditionPortal: "Concessionnaire de service ayant accès au portail de service",
  portalMet: "Il est connu comme concessionnaire de service et dispose d’identifiants du portail de service.",
  noServiceDealer:
    "Il n’est pas connu comme concessionnaire de service. L’équipe du programme doit l’inscrire dans la fiche du concessionnaire.",
  noCredentials: "Il n’a pas d’identifiants du portail de service. Demandez-les à l’équipe du programme.",
  conditionTrained: "Un technicien formé, avec un kit de pièces",
  trainedMet: {
    one: "{count} technicien a terminé la formation de service et dispose d’un kit de pièces.",
    other: "{count} techniciens ont terminé la formation de service et disposent d’un kit de pièces.",
  },
  trainedUnmet:
    "Aucun technicien employé aujourd’hui n’a terminé la formation de service avec un kit de pièces. Faites-en former un, achetez le kit et faites inscrire les deux dates dans les fiches du personnel.",
  trainedFor: "Pour les groupes refroidis par air : {air}. Pour ceux refroidis par liquide : {liquid}.",
  noneForAir: "Aucune demande pour un groupe refroidi par air n’arrive tant qu’aucun technicien n’y est qualifié.",
  noneForLiquid: "Aucune demande pour un groupe refroidi par liquide n’arrive tant qu’aucun technicien n’y est qualifié.",
  conditionOptedIn: "Volontaire",
  optInSwitch: "Souhaite des opportunités de service",
  optedInNote: "Désactivez, et il n’en arrive plus de nouvelles.",
  optedOutNote: "Activez pour en recevoir de nouvelles.",
  conditionNotSuspended: "Non suspendu par l’équipe du programme",
  notSuspended: "L’équipe du programme ne l’a pas suspendu.",
  suspendedSince: "Suspendu depuis le {date} par {who} : {reason}",
  suspendedDo: "Seule l’équipe du programme peut y mettre fin : prenez contact avec elle.",
  suspendDealer: "Suspendre",
  resumeDealer: "Lever la suspension",
  whySuspend: "Pourquoi est-il suspendu ?",
  whyResume: "Pourquoi la suspension est-elle levée ? (facultatif)",
  reasonRead: "Le concessionnaire le lit.",
  reasonMissing: "Dites pourquoi, en 1 000 caractères au plus.",
  cancel: "Annuler",
  saving: "Enregistrement…",
  participationSaved: "Enregistré.",
  newestChanges: "Derniers changements",
  noChanges: "Rien n’a été changé à la main.",
  changeOPTED_IN: "Volontaire",
  changeOPTED_OUT: "N’est plus volontaire",
  changeSUSPENDED: "Suspendu",
  changeRESUMED: "Suspension levée",
  changedBy: "{date} par {who}",
};
