import type { ApiServer, Asker } from "./api-server.ts";
import type { UserError } from "./improvement.ts";
import { insertServiceRecord } from "./service-records.ts";

interface Tick {
  readonly number: number;
  readonly step: string;
  readonly answer: string | null;
  readonly at: string;
  readonly recordedBy: string;
  readonly recordedAt: string;
  readonly undoneBy: string | null;
  readonly undoneAt: string | null;
}

interface LeadStep {
  readonly step: string;
  readonly recorded: boolean;
  readonly at: string | null;
  readonly tick: Tick | null;
}

interface Lead {
  readonly internalID: string;
  readonly contacted: boolean | null;
  readonly contactedAt: string | null;
  readonly steps: readonly LeadStep[];
  readonly ticks: readonly Tick[];
}

export interface LeadPayload {
  readonly lead: Lead | null;
  readonly userErrors: readonly UserError[];
}

const tickFields = "number step answer at recordedBy recordedAt undoneBy undoneAt";
export const leadFields = `internalID contacted contactedAt steps { step recorded at tick { ${tickFields} } } ticks { ${tickFields} }`;
const payloadFields = `lead { ${leadFields} } userErrors { field message code }`;

export const insertLead = (api: ApiServer, dealer_id: string, id: string, values: Readonly<Record<string, unknown>> = {}) =>
  insertServiceRecord(api.database.dataSource, "lead", { dealer_id, id, received_at: "2026-06-01T12:00:00Z", ...values });

/** Records a step by hand: Contact by a conversation on the phone, unless the input says otherwise. */
export async function tick(api: ApiServer, input: Record<string, unknown>, as: Asker = "staff"): Promise<LeadPayload> {
  const step = input["step"] ?? "CONTACTED";
  const usual = step === "CONTACTED" && !("replaces" in input) ? { answer: "PHONE_CONVERSATION" } : {};
  const { recordLeadStep } = await api.ask<{ recordLeadStep: LeadPayload }>(
    `mutation ($input: RecordLeadStepInput!) { recordLeadStep(input: $input) { ${payloadFields} } }`,
    { as, variables: { input: { step, ...usual, ...input } } },
  );
  return recordLeadStep;
}

export async function undo(api: ApiServer, input: Record<string, unknown>, as: Asker = "staff"): Promise<LeadPayload> {
  const { undoLeadStep } = await api.ask<{ undoLeadStep: LeadPayload }>(
    `mutation ($input: UndoLeadStepInput!) { undoLeadStep(input: $input) { ${payloadFields} } }`,
    { as, variables: { input: { tick: 1, ...input } } },
  );
  return undoLeadStep;
}
