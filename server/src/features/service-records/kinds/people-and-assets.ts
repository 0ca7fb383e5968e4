import { choice, eventDay, flag, needed, number, ownId, plannedDay, text } from "../record-field.ts";
import { serviceRecordKind } from "../service-record-kind.ts";
import { StaffRole } from "./enums.ts";

export const staffMember = serviceRecordKind({
  code: "STAFF",
  table: "staff",
  typeName: "StaffMember",
  description: "Someone who works at the dealer.",
  fields: {
    name: text("The name; null where it was not recorded."),
    role: choice(() => StaffRole, "What they do; null where it was not recorded."),
    hiredOn: needed(plannedDay("First day of employment.")),
    leftOn: plannedDay("Last day of employment; null where none is known."),
    trainingCompletedOn: eventDay("When the service training was completed; null where it was not."),
    partsKitPurchasedOn: eventDay("When the parts kit was purchased; null where none was."),
    airCooled: flag("Whether qualified for air-cooled generators; null where that was not recorded."),
    liquidCooled: flag("Whether qualified for liquid-cooled generators; null where that was not recorded."),
  },
});

export const customer = serviceRecordKind({
  code: "CUSTOMER",
  table: "customer",
  typeName: "Customer",
  description: "Who is served by the dealer.",
  fields: {
    name: text("The name; null where it was not recorded."),
    internal: needed(flag("Whether it is a department of the dealer itself.")),
  },
});

export const asset = serviceRecordKind({
  code: "ASSET",
  table: "asset",
  typeName: "Asset",
  description: "A machine or vehicle that the dealer services.",
  fields: {
    serialNumber: text("The maker's serial number; null where it was not recorded."),
    model: text("The model; null where it was not recorded."),
    customerID: ownId("Own id of the customer who has it; null where it was not recorded."),
  },
});

export const timeEntry = serviceRecordKind({
  code: "TIME_ENTRY",
  table: "time_entry",
  typeName: "TimeEntry",
  description: "One person's hours of one day.",
  fields: {
    staffID: needed(ownId("Own id of the member of staff.")),
    day: needed(eventDay("The day.")),
    availableHours: number("Hours available for work; null where they were not recorded."),
    clockedHours: number("Hours at work by the time clock; null where they were not recorded."),
    jobHours: number("Hours on work orders; null where they were not recorded."),
    billableHours: number("Hours that can be billed; null where they were not recorded."),
    idleHours: number("Hours without work; null where they were not recorded."),
  },
});
