import type { LoaderDefinition } from "../../graphql/request-context.ts";
import { opportunityRowLoader } from "../opportunity/opportunity-rows.loaders.ts";
import { readAskedRequests } from "./asked-request.reader.ts";
import { recordReadings } from "./contact-reading.writer.ts";
import { type OwnerContactRow, readOwnerContacts, readRequestContacts } from "./owner-contact.reader.ts";

/** The request of an opportunity; null where it is sealed or not known. */
export const askedRequestLoader = opportunityRowLoader("askedRequest", ({ scope, runner, clock }, keys, asOf) =>
  readAskedRequests(scope, runner, keys, clock.now(), asOf),
);

/** Contact data of an opportunity's owner; null where they are sealed or not known. That they are read is kept before they are given. */
export const ownerContactLoader = opportunityRowLoader("ownerContact", async ({ scope, runner, clock, dataSource, viewer }, keys, asOf) => {
  const rows = await readOwnerContacts(scope, runner, keys, clock.now(), asOf);
  const readings = rows.map((row) => ({ requestId: row.request_id, through: { dealerId: row.dealer_id, id: row.opportunity_id } }));
  await recordReadings(scope, dataSource, readings, viewer.subject, clock.now());
  return rows;
});

/** Contact data of a request, for staff. That they are read is kept before they are given. */
export const requestContactLoader: LoaderDefinition<string, OwnerContactRow | null> = {
  name: "requestContact",
  keyText: (requestId) => requestId,
  load: async ({ scope, runner, clock, dataSource, viewer }, requestIds) => {
    const rows = new Map((await readRequestContacts(scope, runner, requestIds)).map((row) => [row.request_id, row]));
    const readings = [...rows.keys()].map((requestId) => ({ requestId, through: null }));
    await recordReadings(scope, dataSource, readings, viewer.subject, clock.now());
    return requestIds.map((id) => rows.get(id) ?? null);
  },
};
