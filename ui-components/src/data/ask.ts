import { type GraphqlClient, type Operation, RequestFailure } from "./graphql-client.ts";
import type { Loaded } from "./resource.ts";

/** Asks as a client, where there is one: data, and the first of what failed. */
export async function ask<Data, Variables extends object>(
  client: GraphqlClient | undefined,
  operation: Operation<Data, Variables>,
  variables: Variables,
  as: { readonly language: string; readonly signal: AbortSignal },
): Promise<Loaded<Data>> {
  if (!client) throw new RequestFailure("auth", "There is nobody to ask as.");
  const { data, errors } = await client.query(operation, variables, as);
  const [error] = errors;
  return { data, failure: error ? new RequestFailure("graphql", error.message) : null };
}
