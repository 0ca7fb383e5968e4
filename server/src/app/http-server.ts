import { ApolloServer } from "@apollo/server";
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled";
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from "@as-integrations/fastify";
import compress from "@fastify/compress";
import cors from "@fastify/cors";
import helmet from "@fastify/helmet";
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from "fastify";
import type { GraphQLSchema } from "graphql";
import type { RequestContext } from "../graphql/request-context.ts";
import type { Clock } from "../platform/clock.ts";
import type { Environment } from "../platform/environment.ts";
import { Failure } from "../platform/failure.ts";
import type { Logger } from "../platform/log.ts";
import type { Database } from "../storage/database.ts";
import type { TokenVerifier } from "./authentication/token-verifier.ts";
import { apiQueries } from "./api-query.ts";
import { compiledExecution } from "./compiled-execution.ts";
import type { DemoAccess } from "./demo/demo-access.ts";
import { demoRoutes } from "./demo/demo.routes.ts";
import { pageRoutes } from "./demo/page/page.routes.ts";
import { type ExportLimits, exportLimits } from "./export-gate.ts";
import { exportRoutes } from "./export.routes.ts";
import { formatGraphqlError, graphqlErrorFrom } from "./graphql-errors.ts";
import { RequestScope } from "./request-scope.ts";
import { createSchema } from "./schema.ts";
import { serviceRequestRoutes } from "./service-request.routes.ts";
import { refuseAddress, surveyRoutes } from "./survey.routes.ts";

const largestBody = 100_000;
/** Tokens of a document: the largest operation of ours has some 300. */
const mostTokens = 1000;

/** What a demo has beside the API. */
export interface Demo {
  readonly access: DemoAccess;
  /** The page's files by their paths. */
  readonly page: ReadonlyMap<string, Buffer>;
}

interface ServerParts {
  readonly environment: Pick<Environment, "production" | "corsOrigins" | "publicUrl" | "trustedProxies">;
  readonly database: Pick<Database, "dataSource" | "readPool">;
  readonly verifier: TokenVerifier;
  readonly demo: Demo | undefined;
  readonly clock: Clock;
  readonly log: Logger;
  readonly limits?: ExportLimits;
}

async function createApollo(
  server: FastifyInstance,
  schema: GraphQLSchema,
  { environment, log }: ServerParts,
): Promise<ApolloServer<RequestContext>> {
  const apollo = new ApolloServer<RequestContext>({
    gateway: compiledExecution(schema),
    introspection: !environment.production,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxLexicalTokens: mostTokens },
    validationOptions: { maxErrors: 10 },
    maxRecursiveSelections: true,
    formatError: (formatted, error) => formatGraphqlError(formatted, error, log),
    logger: log,
    plugins: [
      // Wrapping every field for cache hints costs a third of the time of an answer, and nothing here uses them.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      fastifyApolloDrainPlugin(server),
    ],
  });
  await apollo.start();
  return apollo;
}

/**
 * The HTTP server, ready to listen: `POST /graphql`, `POST /export`, `POST /service-requests/{sender}`, the pages of surveys, `GET /health`, and
 * in demo mode its page at `/` and its tokens.
 */
export async function createHttpServer(parts: ServerParts): Promise<FastifyInstance> {
  const { publicUrl, trustedProxies } = parts.environment;
  const loggerInstance: FastifyBaseLogger = parts.log;
  const server = Fastify({
    loggerInstance,
    bodyLimit: largestBody,
    logController: new LogController({ disableRequestLogging: true }),
    return503OnClosing: true,
    frameworkErrors: refuseAddress,
    ...(trustedProxies.length > 0 ? { trustProxy: [...trustedProxies] } : {}),
  });
  await server.register(helmet);
  await server.register(cors, {
    origin: [...parts.environment.corsOrigins],
    methods: ["POST"],
    allowedHeaders: ["authorization", "content-type", "accept-language"],
    exposedHeaders: ["content-disposition", "retry-after"],
  });
  await server.register(compress, { threshold: 1024 });

  const schema = await createSchema();
  const apollo = await createApollo(server, schema, parts);
  // Where it listens is known once it does.
  const pageAddress = (path: string) => `${publicUrl ?? server.listeningOrigin}${path}`;
  const requests = new RequestScope(parts.database, parts.verifier, parts.clock, parts.demo !== undefined, pageAddress);
  const handler = fastifyApolloHandler(apollo, {
    context: async (request, reply) => {
      try {
        return await requests.open(request, reply);
      } catch (error) {
        throw error instanceof Failure ? graphqlErrorFrom(error) : error;
      }
    },
  });
  server.route({ method: "POST", url: "/graphql", handler });
  server.route({
    method: ["GET", "PUT", "PATCH", "DELETE"],
    url: "/graphql",
    handler: (_, reply) =>
      reply
        .code(405)
        .header("allow", "POST")
        .send({ errors: [{ message: "Queries are sent by POST.", extensions: { code: "BAD_REQUEST" } }] }),
  });
  exportRoutes(server, { requests, query: apiQueries(schema), limits: parts.limits ?? exportLimits });
  await server.register(serviceRequestRoutes, { database: parts.database, clock: parts.clock });
  await server.register(surveyRoutes, { database: parts.database, clock: parts.clock });
  server.get("/health", () => ({ status: "ok" }));
  if (parts.demo) {
    await server.register(demoRoutes, { access: parts.demo.access });
    await server.register(pageRoutes, { files: parts.demo.page });
  }
  return server;
}
