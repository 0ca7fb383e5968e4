import { z } from "zod";
import { day, dealer, month, oneOf } from "../export.inputs.ts";
import { afterPage, type Listed, queryTable, wholePage } from "../query-table.ts";

const findingsInput = z
  .strictObject({ dealer, month: month.optional(), week: day.optional() })
  .refine((input) => (input.month === undefined) !== (input.week === undefined), "expected either `month` or `week`");

const leadFindings = queryTable<z.infer<typeof findingsInput>, { readonly dealer: { readonly leadFindings: Listed<object> } }>({
  name: "LEAD_FINDINGS",
  input: findingsInput,
  columns: [
    ["leadID", "TEXT", "lead.internalID"],
    ["receivedAt", "INSTANT", "lead.receivedAt"],
    ["source", "TEXT", "lead.source"],
    ["customerID", "TEXT", "lead.customerID"],
    ["associateID", "TEXT", "lead.associateID"],
    ["recorded", "TEXT"],
    ["missing", "TEXT"],
  ],
  document: `query ExportLeadFindings($dealer: ID!, $month: Month, $week: Date, $first: Int!, $after: String) {
    dealer(id: $dealer) { leadFindings(month: $month, week: $week, first: $first, after: $after) {
      nodes { recorded missing lead { internalID receivedAt source customerID associateID } } pageInfo { hasNextPage endCursor }
    } }
  }`,
  variables: (input) => ({
    dealer: input.dealer,
    month: input.month ?? null,
    week: input.week ?? null,
    first: wholePage,
    after: null,
  }),
  rows: (data) => data.dealer.leadFindings.nodes,
  next: (data, asked) => afterPage(data.dealer.leadFindings.pageInfo, asked),
});

const leadsInput = z.strictObject({ dealer, month, waitingFor: oneOf(["CONTACTED", "APPOINTMENT_SET", "SHOWED", "SOLD"]).optional() });

interface Lead {
  readonly steps: readonly {
    readonly step: string;
    readonly recorded: boolean;
    readonly at: string | null;
    readonly tick: object | null;
  }[];
}

/** What is recorded of the steps, by hand or not, a pair of cells each. */
const leads = queryTable<z.infer<typeof leadsInput>, { readonly dealer: { readonly leads: Listed<Lead> } }>({
  name: "LEADS",
  input: leadsInput,
  columns: [
    ["leadID", "TEXT", "internalID"],
    ["receivedAt", "INSTANT"],
    ["source", "TEXT"],
    ["customerID", "TEXT"],
    ["customerName", "TEXT", "customer.name"],
    ["associateID", "TEXT"],
    ["associateName", "TEXT", "associate.name"],
    ["firstResponseAt", "INSTANT"],
    ["attemptsBeforeContact", "INTEGER"],
    ["contacted", "FLAG", "CONTACTED.recorded"],
    ["contactedAt", "INSTANT", "CONTACTED.at"],
    ["appointmentSet", "FLAG", "APPOINTMENT_SET.recorded"],
    ["appointmentSetAt", "INSTANT", "APPOINTMENT_SET.at"],
    ["showed", "FLAG", "SHOWED.recorded"],
    ["showedAt", "INSTANT", "SHOWED.at"],
    ["sold", "FLAG", "SOLD.recorded"],
    ["soldAt", "INSTANT", "SOLD.at"],
    ["byHand", "TEXT"],
  ],
  document: `query ExportLeads($dealer: ID!, $month: Month, $waitingFor: LeadStep, $first: Int!, $after: String) {
    dealer(id: $dealer) { leads(month: $month, waitingFor: $waitingFor, first: $first, after: $after) {
      nodes {
        internalID receivedAt source customerID customer { name } associateID associate { name } firstResponseAt attemptsBeforeContact
        steps { step recorded at tick { number } }
      }
      pageInfo { hasNextPage endCursor }
    } }
  }`,
  variables: (input) => ({
    dealer: input.dealer,
    month: input.month,
    waitingFor: input.waitingFor ?? null,
    first: wholePage,
    after: null,
  }),
  rows: (data) =>
    data.dealer.leads.nodes.map((lead) => ({
      ...lead,
      ...Object.fromEntries(lead.steps.map((step) => [step.step, step])),
      byHand: lead.steps.filter(({ tick }) => tick !== null).map(({ step }) => step),
    })),
  next: (data, asked) => afterPage(data.dealer.leads.pageInfo, asked),
});

const customersInput = z.strictObject({ dealer });

const unsatisfiedCustomers = queryTable<
  z.infer<typeof customersInput>,
  { readonly dealer: { readonly unsatisfiedCustomers: Listed<object> } }
>({
  name: "UNSATISFIED_CUSTOMERS",
  input: customersInput,
  columns: [
    ["customerID", "TEXT"],
    ["workOrderID", "TEXT"],
    ["foundAt", "INSTANT"],
    ["solvedAt", "INSTANT"],
    ["followUpID", "TEXT", "followUp.internalID"],
    ["channel", "TEXT", "followUp.channel"],
  ],
  document: `query ExportUnsatisfiedCustomers($dealer: ID!, $first: Int!, $after: String) {
    dealer(id: $dealer) { unsatisfiedCustomers(first: $first, after: $after) {
      nodes { customerID workOrderID foundAt solvedAt followUp { internalID channel } } pageInfo { hasNextPage endCursor }
    } }
  }`,
  variables: (input) => ({ dealer: input.dealer, first: wholePage, after: null }),
  rows: (data) => data.dealer.unsatisfiedCustomers.nodes,
  next: (data, asked) => afterPage(data.dealer.unsatisfiedCustomers.pageInfo, asked),
});

export const careTables = [leads, leadFindings, unsatisfiedCustomers];
