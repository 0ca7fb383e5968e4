import type { Message } from "./message.ts";

/** What the list of leads says, loaded by it alone. */
export interface ContactListMessages {
  readonly leadList: Message;
  readonly leadListClose: Message;
  readonly leadMonth: Message;
  readonly leadsWaiting: Message;
  readonly allLeads: Message;
  readonly waitingForContact: Message;
  readonly waitingForAppointment: Message;
  readonly waitingForShow: Message;
  readonly waitingForSale: Message;
  readonly whatContactIs: Message;
  readonly leadColumn: Message;
  readonly leadOfID: Message;
  readonly leadReceived: Message;
  readonly leadAnswered: Message;
  readonly leadAttempts: Message;
  readonly leadAssociate: Message;
  readonly stepContact: Message;
  readonly stepAppointment: Message;
  readonly stepShow: Message;
  readonly stepSale: Message;
  readonly stepOfLead: Message;
  readonly stepByImport: Message;
  readonly stepTicked: Message;
  readonly stepSaving: Message;
  readonly stepUndo: Message;
  readonly stepUndoOf: Message;
  readonly stepRecorded: Message;
  readonly stepUndone: Message;
  readonly stepNotSaved: Message;
  readonly answerOfLead: Message;
  readonly answerPhone: Message;
  readonly answerEmail: Message;
  readonly answerText: Message;
  readonly answerChat: Message;
  readonly answerInPerson: Message;
  readonly answerOther: Message;
  readonly leadsShown: Message;
  readonly moreLeads: Message;
  readonly noLeads: Message;
  readonly noneWaiting: Message;
}
