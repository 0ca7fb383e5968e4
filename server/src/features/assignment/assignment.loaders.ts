import type { LoaderDefinition } from "../../graphql/request-context.ts";
import { groupBy } from "../../platform/group-by.ts";
import { type AssignmentRow, readAssignments } from "./assignment.reader.ts";

/** The decisions about a request, in order: one statement for all requests. */
export const assignmentsLoader: LoaderDefinition<string, readonly AssignmentRow[]> = {
  name: "assignments",
  keyText: (requestId) => requestId,
  load: async ({ scope, runner }, requestIds) => {
    const rows = groupBy(await readAssignments(scope, runner, requestIds), ({ request_id: id }) => id);
    return requestIds.map((id) => rows.get(id) ?? []);
  },
};
