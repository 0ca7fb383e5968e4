import { randomUUID } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { assignSoon } from "../features/assignment/assign-soon.writer.ts";
import { receiveRequest } from "../features/service-request/receive-request.writer.ts";
import type { Clock } from "../platform/clock.ts";
import { mintDealerScope } from "../platform/dealer-scope.ts";
import type { Failure } from "../platform/failure.ts";
import type { Database } from "../storage/database.ts";
import { failureOf } from "./graphql-errors.ts";

/** More than all fields of a request together can take. */
const largestBody = 32_768;

const statuses: Readonly<Partial<Record<Failure["code"], number>>> = {
  BAD_USER_INPUT: 400,
  UNAUTHENTICATED: 401,
  CONFLICT: 409,
  SERVICE_UNAVAILABLE: 503,
};

const refusal = (code: string, message: string, details: object = {}) => ({ errors: [{ message, extensions: { ...details, code } }] });

/** Refusals of Fastify itself, such as of a body that is too large, have a status below 500. */
function statusOf(error: unknown): number {
  return error instanceof Error && "statusCode" in error && typeof error.statusCode === "number" ? error.statusCode : 500;
}

const ofFastify: Readonly<Record<number, string>> = {
  413: `The body is too large; expected at most ${largestBody} bytes.`,
  415: "Expected a body of application/json, in UTF-8 and not compressed.",
};

function refuse(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const failure = failureOf(error);
  const status = failure ? (statuses[failure.code] ?? 500) : statusOf(error);
  if (status === 500) {
    const reference = randomUUID();
    request.log.error({ err: error, reference }, "A webhook was not taken in.");
    return reply.code(500).send(refusal("INTERNAL_SERVER_ERROR", `Internal error ${reference}.`, { reference }));
  }
  if (failure) return reply.code(status).send(refusal(failure.code, failure.message, failure.details));
  return reply.code(status).send(refusal("BAD_REQUEST", ofFastify[status] ?? "The request cannot be read."));
}

/** A text is sent across origins without asking first; what is not UTF-8, or compressed, is not read. */
function isJson({ headers }: FastifyRequest): boolean {
  const [type, ...parameters] = (headers["content-type"] ?? "")
    .toLowerCase()
    .split(";")
    .map((part) => part.trim());
  const encoding = headers["content-encoding"] ?? "identity";
  return type === "application/json" && encoding === "identity" && parameters.every((each) => /^charset="?utf-?8"?$/.test(each));
}

function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === "string" ? value : undefined;
}

interface Parts {
  readonly database: Pick<Database, "dataSource">;
  readonly clock: Clock;
}

/** `POST /service-requests/{sender}`: a service request by a webhook that its sender has signed. */
export async function serviceRequestRoutes(server: FastifyInstance, { database: { dataSource }, clock }: Parts): Promise<void> {
  // The signature is of the bytes: they are not parsed before.
  server.removeAllContentTypeParsers();
  server.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
  server.setErrorHandler((error, request, reply) => refuse(error, request, reply));
  server.route<{ Params: { sender: string } }>({
    method: "POST",
    url: "/service-requests/:sender",
    bodyLimit: largestBody,
    // Before the body is read, which would unpack it.
    onRequest: async (request, reply) => {
      if (!isJson(request)) await reply.code(415).send(refusal("BAD_REQUEST", ofFastify[415] ?? ""));
    },
    handler: async (request, reply) => {
      // Until its signature is verified it can do nothing but have it verified.
      const operator = mintDealerScope({ kind: "STAFF" });
      const webhook = {
        sender: request.params.sender,
        id: header(request, "webhook-id"),
        timestamp: header(request, "webhook-timestamp"),
        signature: header(request, "webhook-signature"),
        body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
      };
      const { id, isNew } = await receiveRequest(operator, dataSource, webhook, clock.now());
      if (isNew) await assignSoon(operator, dataSource, clock);
      return reply.code(isNew ? 202 : 200).send({ requestID: id });
    },
  });
  server.route({
    method: ["GET", "PUT", "PATCH", "DELETE"],
    url: "/service-requests/:sender",
    handler: (_, reply) => reply.code(405).header("allow", "POST").send(refusal("BAD_REQUEST", "Service requests are sent by POST.")),
  });
}
