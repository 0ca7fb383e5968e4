import { event, flag, needed, number, ownId, planned, stampedBy, text } from "../record-field.ts";
import { serviceRecordKind } from "../service-record-kind.ts";

export const appointment = serviceRecordKind({
  code: "APPOINTMENT",
  table: "appointment",
  typeName: "Appointment",
  description: "A time for service that was booked.",
  fields: {
    customerID: ownId("Own id of the customer; null where it was not recorded."),
    workOrderID: ownId("Own id of the work order it became; null where there is none."),
    bookedAt: needed(event("When it was booked.")),
    cancelledAt: event("When it was cancelled; null where it was not."),
    scheduledAt: needed(planned("The time that was agreed.")),
    timed: flag("Whether a time of day was agreed, not only a day; null where that was not recorded."),
    remindedAt: event("When the customer was reminded; null where that was not recorded."),
    arrivedAt: event("When the customer arrived; null where that was not recorded."),
  },
});

export const visit = serviceRecordKind({
  code: "VISIT",
  table: "visit",
  typeName: "Visit",
  description: "A technician's journey to the site of a work order.",
  fields: {
    workOrderID: needed(ownId("Own id of the work order.")),
    technicianID: ownId("Own id of the member of staff who went; null where it was not recorded."),
    vehicle: text("The vehicle; null where it was not recorded."),
    responseDueAt: planned("By when the service level asks for arrival; null where there is none."),
    travelStartedAt: event("When the journey began; null where that was not recorded."),
    arrivedAt: event("When the technician arrived; null where that was not recorded."),
    leftAt: event("When the technician left the site; null where that was not recorded."),
    distanceKm: number("Distance driven, in kilometres; null where it was not recorded."),
  },
});

export const partLine = serviceRecordKind({
  code: "PART_LINE",
  table: "part_line",
  typeName: "PartLine",
  description: "A part asked for, for a work order or over the counter.",
  fields: {
    workOrderID: ownId("Own id of the work order; null for a counter sale."),
    partNumber: text("The maker's number of the part; null where it was not recorded."),
    requestedAt: event("When it was asked for; null where that was not recorded."),
    orderedAt: event("When it was ordered; null where it was not."),
    availableAtOnce: stampedBy("requestedAt", flag("Whether it was in stock when it was asked for; null where that was not recorded.")),
    expedited: stampedBy("orderedAt", flag("Whether the order was rushed; null where that was not recorded.")),
    expediteCost: stampedBy("orderedAt", number("Premium paid for speed, in the currency of the line; null where there was none.")),
    soldValue: number("What it was sold for, in the currency of the line; null where that was not recorded."),
    currency: needed(text("ISO 4217 code of its amounts.")),
  },
});

export const delivery = serviceRecordKind({
  code: "DELIVERY",
  table: "delivery",
  typeName: "Delivery",
  description: "A unit handed over to its buyer.",
  fields: {
    customerID: ownId("Own id of the buyer; null where it was not recorded."),
    assetID: ownId("Own id of the unit; null where it was not recorded."),
    isNew: flag("Whether the unit was new; null where that was not recorded."),
    deliveredAt: needed(event("When it was handed over.")),
    introducedToService: flag("Whether the buyer was introduced to the service department; null where that was not recorded."),
    firstContactedAt: event("When the service department first got in touch; null where it did not."),
  },
});
