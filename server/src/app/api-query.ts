import { type GraphQLSchema, parse } from "graphql";
import { type CompiledQuery, compileQuery, isCompiledQuery } from "graphql-jit";
import type { RequestContext } from "../graphql/request-context.ts";
import { failureOf } from "./graphql-errors.ts";

/** Answers one of the product's own queries, in the context of a request. */
export type ApiQuery = (
  context: RequestContext,
  document: string,
  variables: Readonly<Record<string, unknown>>,
) => Promise<Readonly<Record<string, unknown>>>;

/** The API for the server itself: the same resolvers and checks; documents are ours, so that limits on their size are not asked. */
export function apiQueries(schema: GraphQLSchema): ApiQuery {
  const compiled = new Map<string, CompiledQuery>();
  const compile = (document: string): CompiledQuery => {
    const query = compileQuery(schema, parse(document));
    if (!isCompiledQuery(query)) throw new Error("A query of the product's own could not be compiled.");
    compiled.set(document, query);
    return query;
  };
  return async (context, document, variables) => {
    const query = compiled.get(document) ?? compile(document);
    const { data, errors } = await query.query({}, context, { ...variables });
    const [error] = errors ?? [];
    if (error) throw failureOf(error.originalError) ?? error.originalError ?? new Error(error.message);
    return data ?? {};
  };
}
