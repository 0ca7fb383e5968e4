import { program } from "./api-scorecards.ts";
import type { ApiServer, Asker } from "./api-server.ts";

export interface UserError {
  readonly field: readonly string[] | null;
  readonly message: string;
  readonly code: string;
}

export interface Baseline {
  readonly number: number;
  readonly value: number;
  readonly numerator: number;
  readonly denominator: number | null;
  readonly records: number;
  readonly currency: string | null;
  readonly months: readonly { readonly month: string; readonly edition: number | null }[];
}

export const baselineFields = `metric { code } currency number value numerator denominator records interval { lower upper }
  months { month edition } definitionVersion note setBy setAt`;

/** Sets a baseline, of the acceptance rate unless the input says otherwise. */
export async function sendBaseline(
  api: ApiServer,
  input: Record<string, unknown>,
  as: Asker = "staff",
): Promise<{ baseline: Baseline | null; userErrors: readonly UserError[] }> {
  const { setBaseline } = await api.ask<{ setBaseline: { baseline: Baseline | null; userErrors: readonly UserError[] } }>(
    `mutation ($input: SetBaselineInput!) { setBaseline(input: $input) { baseline { ${baselineFields} } userErrors { field message code } } }`,
    { as, variables: { input: { program, metric: "ACCEPTANCE_RATE", ...input } } },
  );
  return setBaseline;
}
