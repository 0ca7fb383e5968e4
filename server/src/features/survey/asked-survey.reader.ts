import type { Language } from "../../kpi/texts/language.ts";
import type { DealerScope } from "../../platform/dealer-scope.ts";
import type { Statement, StatementRunner } from "../../storage/read-snapshot.ts";
import { openAt } from "./open-invitation.sql.ts";
import type { Question } from "./survey-question.ts";

/** What a page of questions shows. */
export interface AskedSurvey {
  readonly dealer_name: string;
  readonly questions: readonly Question[];
  readonly language: Language | null;
}

const byToken: Statement = {
  name: "survey_by_token",
  text: `SELECT d.name AS dealer_name, i.questions, i.language FROM survey_invitation i JOIN dealer d ON d.id = i.dealer_id
    WHERE i.token_hash = $1 AND ${openAt("$2::timestamptz")}`,
};

/** What is asked of whoever holds a token; undefined where it opens nothing, for whatever reason. No dealer's role reads by a token's hash. */
export async function findAskedSurvey(
  scope: DealerScope,
  runner: StatementRunner,
  tokenHash: Buffer,
  now: Date,
): Promise<AskedSurvey | undefined> {
  if (scope.kind !== "STAFF") return undefined;
  const [row] = await runner.query<AskedSurvey>(byToken, [tokenHash, now]);
  return row;
}
