import type { UserError } from "../model/goal-types.ts";
import type { Operation } from "./graphql-client.ts";

/** What is asked of a change beside whether it was made: what is shown is read again. */
export interface BareChangeData {
  readonly changed: { readonly userErrors: readonly UserError[] } | null;
}

/** How a mutation is sent whose input is of a type. */
export const bareChange = (operation: string, mutation: string, input: string): Operation<BareChangeData, { readonly input: object }> => ({
  text: `mutation ${operation}($input: ${input}!) { changed: ${mutation}(input: $input) { userErrors { field message } } }`,
});
