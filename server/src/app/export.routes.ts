import { randomUUID } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ExportContext } from "../features/export/export-table.ts";
import { exportRequestFrom } from "../features/export/export-request.ts";
import { openExport } from "../features/export/open-export.ts";
import { asOfFrom } from "../graphql/past-instant.ts";
import { RequestContext } from "../graphql/request-context.ts";
import { Failure } from "../platform/failure.ts";
import type { ApiQuery } from "./api-query.ts";
import { ExportGate, type ExportLimits, retryAfter } from "./export-gate.ts";
import { failureOf } from "./graphql-errors.ts";
import type { RequestScope } from "./request-scope.ts";

const statuses: Readonly<Partial<Record<Failure["code"], number>>> = {
  BAD_USER_INPUT: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  TOO_MANY_REQUESTS: 429,
  SERVICE_UNAVAILABLE: 503,
};

interface ExportParts {
  readonly requests: RequestScope;
  readonly query: ApiQuery;
  readonly limits: ExportLimits;
}

/** Refusals of Fastify itself, such as of a body that is no JSON, have a status below 500. */
function statusOf(error: unknown): number {
  return error instanceof Error && "statusCode" in error && typeof error.statusCode === "number" ? error.statusCode : 500;
}

function refuse(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const failure = failureOf(error);
  const status = failure ? (statuses[failure.code] ?? 500) : statusOf(error);
  if (status >= 500 && failure?.code !== "SERVICE_UNAVAILABLE") {
    const reference = randomUUID();
    request.log.error({ err: error, reference }, "An export failed.");
    const extensions = { code: "INTERNAL_SERVER_ERROR", reference };
    return reply.code(500).send({ errors: [{ message: `Internal error ${reference}.`, extensions }] });
  }
  if (status === 429) reply.header("retry-after", String(retryAfter));
  const message = failure?.message ?? (error instanceof Error ? error.message : "Bad request.");
  return reply.code(status).send({ errors: [{ message, extensions: { ...failure?.details, code: failure?.code ?? "BAD_REQUEST" } }] });
}

/** Everything of an export is read in the snapshot of its request, as of one instant. */
function contextOf(opened: RequestContext, asOf: Date, query: ApiQuery): ExportContext {
  const { viewer, language, runner, dataSource, clock, demo, pageAddress } = opened;
  const fresh = () => new RequestContext(viewer, language, asOf, runner, dataSource, clock, demo, pageAddress);
  return {
    fresh,
    ask: <Data>(document: string, variables: Readonly<Record<string, unknown>>) => query(fresh(), document, variables) as Promise<Data>,
  };
}

/** `POST /export`: a table as a file, for whom the API shows it. */
export function exportRoutes(server: FastifyInstance, { requests, query, limits }: ExportParts): void {
  const gate = new ExportGate(limits);
  server.addHook("preClose", () => gate.close());
  server.route({
    method: "POST",
    url: "/export",
    errorHandler: (error, request, reply) => void refuse(error, request, reply),
    handler: async (request, reply) => {
      // A text is sent across origins without asking first.
      if (request.headers["content-type"]?.split(";")[0]?.trim().toLowerCase() !== "application/json") {
        return reply.code(415).send({ errors: [{ message: "Expected a body of application/json.", extensions: { code: "BAD_REQUEST" } }] });
      }
      // Between two pages the client may pause: it is the gate that says how long.
      const context = await requests.open(request, reply, { idle: limits.total });
      const asked = exportRequestFrom(request.body);
      const from = contextOf(context, asOfFrom(asked.asOf, context.now), query);
      const { fileName, contentType, bytes } = await gate.run(context.viewer.subject, reply.raw, () => openExport(from, asked));
      bytes.once("error", (error) => request.log.warn({ err: error }, "An export was broken off."));
      return reply
        .headers({
          "content-type": contentType,
          "content-disposition": `attachment; filename="${fileName}"`,
          "content-language": context.language,
          "cache-control": "no-store",
        })
        .send(bytes);
    },
  });
  server.route({
    method: ["GET", "PUT", "PATCH", "DELETE"],
    url: "/export",
    handler: (_, reply) =>
      reply
        .code(405)
        .header("allow", "POST")
        .send({ errors: [{ message: "Exports are asked for by POST.", extensions: { code: "BAD_REQUEST" } }] }),
  });
}
