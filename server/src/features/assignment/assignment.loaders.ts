import type { LoaderDefinition } from "../../graphql/request-context.ts";
import { groupBy } from "../../platform/group-by.ts";
import type { OpportunityKey } from "../opportunity/opportunity-key.ts";
import { type AssignmentRow, readAssignments } from "./assignment.reader.ts";
import { readResponsePauses } from "./response-pause.reader.ts";
import type { PausedDay } from "./response-window.ts";

/** The decisions about a request, in order: one statement for all requests. */
export const assignmentsLoader: LoaderDefinition<string, readonly AssignmentRow[]> = {
  name: "assignments",
  keyText: (requestId) => requestId,
  load: async ({ scope, runner }, requestIds) => {
    const rows = groupBy(await readAssignments(scope, runner, requestIds), ({ request_id: id }) => id);
    return requestIds.map((id) => rows.get(id) ?? []);
  },
};

const keyText = ({ dealerId, id }: OpportunityKey) => JSON.stringify([dealerId, id]);

/** The days that did not count of an opportunity's time to answer: one statement for all. */
export const responsePausesLoader: LoaderDefinition<OpportunityKey, readonly PausedDay[]> = {
  name: "responsePauses",
  keyText,
  load: async ({ scope, runner }, keys) => {
    const rows = await readResponsePauses(scope, runner, keys);
    const paused = new Map(rows.map((row) => [keyText({ dealerId: row.dealer_id, id: row.id }), row.paused]));
    return keys.map((key) => paused.get(keyText(key)) ?? []);
  },
};
