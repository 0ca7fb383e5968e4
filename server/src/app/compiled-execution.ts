import type { GatewayExecutor, GatewayInterface } from "@apollo/server-gateway-interface";
import { GraphQLError, type GraphQLSchema, getVariableValues, OperationTypeNode, printSchema } from "graphql";
import { type CompiledQuery, compileQuery, isCompiledQuery } from "graphql-jit";
import { LRUCache } from "lru-cache";
import { Failure } from "../platform/failure.ts";
import { largestCost, operationCost } from "./operation-cost.ts";
import { withVariableDefaults } from "./variable-defaults.ts";

const mostCompiled = 500;

/** graphql-jit's errors only look like GraphQL's own. */
function asGraphqlError({ message, locations, path, originalError, extensions }: GraphQLError): GraphQLError {
  const error = new GraphQLError(message, { path: path ?? null, originalError: originalError ?? null, extensions });
  return Object.defineProperty(error, "locations", { value: locations, enumerable: true });
}

function refused(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: "BAD_USER_INPUT", http: { status: 400 } } });
}

function tooCostly(cost: number): GraphQLError {
  const [asked, most] = [cost, largestCost].map((values) => values.toLocaleString("en"));
  const failure = new Failure(
    "BAD_USER_INPUT",
    `The operation can ask for ${asked} values; expected at most ${most}. Ask for shorter lists, or in several requests.`,
    { cost, limit: largestCost },
  );
  return new GraphQLError(failure.message, { originalError: failure, extensions: { code: failure.code, http: { status: 400 } } });
}

function operationFault(name: string | undefined): string {
  return name === undefined ? "The document has several operations: name one in `operationName`." : `Unknown operation named "${name}".`;
}

function createExecutor(schema: GraphQLSchema): GatewayExecutor {
  const cache = new LRUCache<string, CompiledQuery>({ max: mostCompiled });
  return async ({ queryHash, document, operation: chosen, request, context }) => {
    // The declared type leaves out the document whose operation cannot be told.
    const operation: typeof chosen | undefined = chosen;
    if (!operation) return { errors: [new GraphQLError(operationFault(request.operationName))] };
    if (operation.operation === OperationTypeNode.SUBSCRIPTION)
      throw refused("There are no subscriptions here; expected a query or a mutation.");
    const variables = request.variables ?? {};
    // graphql-jit reports bad variables as a defect of the server; graphql's own check says what is wrong with them.
    const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables, { maxErrors: 10 });
    if (errors) throw refused(errors.map(({ message }) => message).join(" "));
    const given = withVariableDefaults(schema, operation, variables);
    const cost = operationCost(schema, document, operation, given);
    if (cost > largestCost) throw tooCostly(cost);
    const key = `${queryHash} ${operation.name?.value ?? ""}`;
    let compiled = cache.get(key);
    if (!compiled) {
      const query = compileQuery(schema, document, operation.name?.value);
      if (!isCompiledQuery(query)) throw new Error("A valid document could not be compiled.");
      compiled = query;
      cache.set(key, compiled);
    }
    const result = await compiled.query({}, context, given);
    return result.errors ? { ...result, errors: result.errors.map(asGraphqlError) } : result;
  };
}

/**
 * Runs operations as code compiled once for each document, 1.4 times as fast as interpreting them.
 * Apollo Server takes another executor only in the shape of a gateway.
 */
export function compiledExecution(schema: GraphQLSchema): GatewayInterface {
  return {
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema: schema, coreSupergraphSdl: printSchema(schema) });
      return () => undefined;
    },
    load: () => Promise.resolve({ executor: createExecutor(schema) }),
    stop: () => Promise.resolve(),
  };
}
