import { recordKind } from "../formula/record-kind.ts";

type SuggestionField = "reviewed_on" | "accepted_for_action" | "carried_out_on" | "manager_id";

/** A customer's suggestion, as the manager responsible reviewed it. */
export const suggestion = recordKind<SuggestionField>({
  code: "SUGGESTION",
  table: "suggestion",
  born: "reviewed_on",
  compared: [],
  fields: {
    reviewed_on: { source: "eventDay" },
    accepted_for_action: { source: "flag" },
    carried_out_on: { source: "eventDay" },
    manager_id: { source: "text" },
  },
});
