import { event, flag, needed, ownId, planned, stampedBy, text, whole } from "../record-field.ts";
import { serviceRecordKind } from "../service-record-kind.ts";

export const lead = serviceRecordKind({
  code: "LEAD",
  table: "lead",
  typeName: "Lead",
  description:
    "An inquiry that came by internet, and how far it got. A step may be recorded as a yes or no, as a time, or as both: a time alone is a yes.",
  fields: {
    source: text("Where it came from; null where that was not recorded."),
    customerID: ownId("Own id of the customer; null where it was not recorded."),
    associateID: ownId("Own id of the member of staff who follows it up; null where it was not recorded."),
    receivedAt: needed(event("When it was received.")),
    firstResponseAt: event("When the dealer first replied; null where that was not recorded."),
    attemptsBeforeContact: stampedBy(
      "contactedAt",
      whole("Outgoing calls, voicemails and mails before the customer answered; null where they were not recorded."),
    ),
    contacted: stampedBy("contactedAt", flag("Whether the customer answered, by whatever means; null where that was not recorded.")),
    contactedAt: event("When the customer first answered; null where that was not recorded."),
    appointmentSet: stampedBy("appointmentSetAt", flag("Whether an appointment was set; null where that was not recorded.")),
    appointmentSetAt: event("When the appointment was set; null where that was not recorded."),
    appointmentAt: planned("The time that was agreed; null where that was not recorded."),
    showed: stampedBy("showedAt", flag("Whether the customer showed; null where that was not recorded.")),
    showedAt: event("When the customer showed; null where that was not recorded."),
    sold: stampedBy("soldAt", flag("Whether it was sold; null where that was not recorded.")),
    soldAt: event("When it was sold; null where that was not recorded."),
  },
});
