import type { LeadStep } from "../../kpi/record-kinds/lead.record-kind.ts";

export const LeadStepName = { CONTACTED: "CONTACTED", APPOINTMENT_SET: "APPOINTMENT_SET", SHOWED: "SHOWED", SOLD: "SOLD" } as const;
export type LeadStepName = keyof typeof LeadStepName;

/** In their order. */
export const leadStepNames = Object.values(LeadStepName);

/** A step is named as its column is. */
export const columnOfStep = (step: LeadStepName): LeadStep => step.toLowerCase() as LeadStep;
export const stepOfColumn = (column: string): LeadStepName => column.toUpperCase() as LeadStepName;

/** How a customer answered. */
export const ContactAnswer = {
  PHONE_CONVERSATION: "PHONE_CONVERSATION",
  EMAIL_REPLY: "EMAIL_REPLY",
  TEXT_REPLY: "TEXT_REPLY",
  CHAT: "CHAT",
  IN_PERSON: "IN_PERSON",
  OTHER: "OTHER",
} as const;
export type ContactAnswer = keyof typeof ContactAnswer;
