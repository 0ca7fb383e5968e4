import { importedOpportunities } from "../../../service-request/imported-opportunity.sql.ts";
import type { ImportKind } from "../import-kind.ts";

export const opportunityImport: ImportKind = {
  name: "opportunities",
  table: "opportunity",
  key: ["dealer_id", "id"],
  live: importedOpportunities,
  completeness: { recordKind: "OPPORTUNITY", raisedBy: "EVENTS" },
  columns: {
    dealer: { type: "TEXT", stored: "dealer_id", required: true, longest: 200 },
    id: { type: "TEXT", stored: "id", required: true, longest: 200 },
    request: { type: "TEXT", stored: "request_id", longest: 200 },
    assigned_at: { type: "INSTANT", stored: "assigned_at", required: true, event: true },
    // 48 hours of plain time: "2 days" would follow the wall clock across a clock change.
    expires_at: { type: "INSTANT", stored: "expires_at", event: false, default: () => "assigned_at + interval '48 hours'" },
    request_cancelled_at: { type: "INSTANT", stored: "request_cancelled_at", event: true },
    // An expiry is derived from expires_at.
    response: { type: "CHOICE", stored: "response", choices: { ACCEPTED: "ACCEPTED", REJECTED: "REJECTED", EXPIRED: null } },
    responded_at: { type: "INSTANT", stored: "responded_at", event: true },
    decline_reason: { type: "TEXT", stored: "decline_reason", longest: 1000 },
    outcome: { type: "CHOICE", stored: "outcome", choices: { COMPLETED: "COMPLETED", WITHDRAWN: "WITHDRAWN" } },
    outcome_at: { type: "INSTANT", stored: "outcome_at", event: true },
    close_reason: { type: "TEXT", stored: "close_reason", longest: 1000 },
    withdraw_reason: { type: "TEXT", stored: "withdraw_reason", longest: 1000 },
    status_updated_at: { type: "INSTANT", stored: "status_updated_at", event: true },
    enrolled_at: { type: "INSTANT", stored: "enrolled_at", event: true },
  },
  rules: [
    { column: "expires_at", broken: "expires_at < assigned_at", reads: ["assigned_at"], expected: "not before assigned_at" },
    {
      column: "expires_at",
      broken: "expires_at > assigned_at + interval '8784 hours'",
      reads: ["assigned_at"],
      expected: "at most 366 days after assigned_at",
    },
    {
      column: "responded_at",
      broken: "response IS NOT NULL AND responded_at IS NULL",
      reads: ["response"],
      expected: "a time, because there is an answer",
    },
    {
      column: "responded_at",
      broken: "response IS NULL AND responded_at IS NOT NULL",
      reads: ["response"],
      expected: "blank, unless the response is ACCEPTED or REJECTED",
    },
    { column: "responded_at", broken: "responded_at < assigned_at", reads: ["assigned_at"], expected: "not before assigned_at" },
    {
      column: "decline_reason",
      broken: "decline_reason IS NOT NULL AND response IS DISTINCT FROM 'REJECTED'",
      reads: ["response"],
      expected: "blank, unless the response is REJECTED",
    },
    {
      column: "outcome",
      broken: "outcome IS NOT NULL AND response IS DISTINCT FROM 'ACCEPTED'",
      reads: ["response"],
      expected: "blank, unless the response is ACCEPTED",
    },
    {
      column: "outcome_at",
      broken: "outcome IS NOT NULL AND outcome_at IS NULL",
      reads: ["outcome"],
      expected: "a time, because there is an outcome",
    },
    {
      column: "outcome_at",
      broken: "outcome IS NULL AND outcome_at IS NOT NULL",
      reads: ["outcome"],
      expected: "blank, because there is no outcome",
    },
    { column: "outcome_at", broken: "outcome_at < responded_at", reads: ["responded_at"], expected: "not before responded_at" },
    {
      column: "close_reason",
      broken: "close_reason IS NOT NULL AND outcome IS DISTINCT FROM 'COMPLETED'",
      reads: ["outcome"],
      expected: "blank, unless the outcome is COMPLETED",
    },
    {
      column: "withdraw_reason",
      broken: "withdraw_reason IS NOT NULL AND outcome IS DISTINCT FROM 'WITHDRAWN'",
      reads: ["outcome"],
      expected: "blank, unless the outcome is WITHDRAWN",
    },
  ],
};
