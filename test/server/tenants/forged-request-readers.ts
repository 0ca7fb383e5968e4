import { readContactReadings } from "server/features/owner/contact-reading.reader.ts";
import { readAskedRequests } from "server/features/owner/asked-request.reader.ts";
import { readOwnerContacts, readRequestContacts } from "server/features/owner/owner-contact.reader.ts";
import { readOpenOpportunities, readOpenOpportunityCounts } from "server/features/opportunity/open-opportunities.reader.ts";
import { readOpportunityEvents } from "server/features/opportunity/opportunity-event.reader.ts";
import { readResponsePauses } from "server/features/assignment/response-pause.reader.ts";
import { readAssignments } from "server/features/assignment/assignment.reader.ts";
import { readFairness, readFairnessDealerPages, readFairnessDealers } from "server/features/assignment/fairness.reader.ts";
import { readHolidays } from "server/features/assignment/holiday.reader.ts";
import { readFlaggedOpportunities, readOpportunityFlags } from "server/features/assignment/opportunity-flag.reader.ts";
import { readSettings, readSettingsHistory } from "server/features/assignment/opportunity-settings.reader.ts";
import { readServiceRequests, readServiceRequestsById } from "server/features/service-request/service-request.reader.ts";
import { readParticipation, readParticipationChanges } from "server/features/participation/participation.reader.ts";
import { type PageRunner } from "server/storage/read-snapshot.ts";
import { now, openOpportunity } from "../../support/api-tenants.ts";
import { allOf, both, forged, page } from "./forged-scope.ts";

const inHand = both.map((dealerId) => ({ dealerId, id: openOpportunity }));
const inWork = { stage: "IN_WORK", asOf: now } as const;
const ofAllTime = { from: new Date("2020-01-01T00:00:00Z"), to: new Date("2030-01-01T00:00:00Z"), countries: undefined };
const flagged = both.map((dealerId) => ({ dealerId, id: `${dealerId}-flagged` }));
const requests = both.map((dealerId) => `${dealerId}-request`);

/** Readers of requests, of their opportunities and of who is asked for them. */
export const requestReaders: [string, (runner: PageRunner) => Promise<unknown>][] = [
  ["readServiceRequests", (runner) => readServiceRequests(forged, runner, undefined, page, now)],
  ["readServiceRequestsById", (runner) => readServiceRequestsById(forged, runner, both, now)],
  ["readAssignments", (runner) => readAssignments(forged, runner, both)],
  ["readFairness", (runner) => readFairness(forged, runner, ofAllTime, now)],
  ["readFairnessDealers", (runner) => readFairnessDealers(forged, runner, ofAllTime, now, { ...page, order: "ASKED", direction: "DESC" })],
  [
    "readFairnessDealerPages",
    (runner) => allOf([readFairnessDealerPages(forged, runner, ofAllTime, now, { order: "ASKED", direction: "DESC" }, 5)]),
  ],
  ["readHolidays", (runner) => readHolidays(forged, runner, { country: "US", year: 2026 }, page)],
  ["readFlaggedOpportunities", (runner) => readFlaggedOpportunities(forged, runner, undefined, page, now)],
  ["readOpportunityFlags", (runner) => readOpportunityFlags(forged, runner, flagged, now)],
  ["readSettings", async (runner) => (await readSettings(forged, runner, now))?.setBy ?? null],
  ["readSettingsHistory", (runner) => readSettingsHistory(forged, runner, page)],
  ["readOpenOpportunities", (runner) => readOpenOpportunities(forged, runner, both, inWork, page)],
  ["readOpenOpportunityCounts", (runner) => readOpenOpportunityCounts(forged, runner, both, inWork)],
  ["readOpportunityEvents", (runner) => readOpportunityEvents(forged, runner, inHand, now)],
  ["readResponsePauses", (runner) => readResponsePauses(forged, runner, inHand)],
  ["readAskedRequests", (runner) => readAskedRequests(forged, runner, inHand, now, now)],
  ["readOwnerContacts", (runner) => readOwnerContacts(forged, runner, inHand, now, now)],
  ["readRequestContacts", (runner) => readRequestContacts(forged, runner, requests)],
  ["readContactReadings", async (runner) => Promise.all(requests.map((request) => readContactReadings(forged, runner, request, page)))],
  ["readParticipation", (runner) => readParticipation(forged, runner, both, now)],
  ["readParticipationChanges", (runner) => readParticipationChanges(forged, runner, both, now)],
];
