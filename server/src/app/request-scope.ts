import type { FastifyReply, FastifyRequest } from "fastify";
import Negotiator from "negotiator";
import { RequestContext } from "../graphql/request-context.ts";
import { nearestLanguage } from "../kpi/texts/language.ts";
import type { Clock } from "../platform/clock.ts";
import type { Database } from "../storage/database.ts";
import { ReadSnapshot, type SnapshotOptions } from "../storage/read-snapshot.ts";
import type { TokenVerifier } from "./authentication/token-verifier.ts";

/** Opens the context of requests, and closes its snapshot when the answer has left or the client has gone. */
export class RequestScope {
  constructor(
    private readonly database: Pick<Database, "dataSource" | "readPool">,
    private readonly verifier: TokenVerifier,
    private readonly clock: Clock,
    private readonly demo: boolean,
    private readonly pageAddress: (path: string) => string,
  ) {}

  /** Verifies the token and opens the request's context; nothing is asked of the database yet. */
  async open(request: FastifyRequest, { raw: response }: FastifyReply, options?: Pick<SnapshotOptions, "idle">): Promise<RequestContext> {
    const viewer = await this.verifier.viewer(request.headers.authorization, request.log);
    const snapshot = new ReadSnapshot(this.database.readPool, viewer.scope, { ...options, clock: this.clock });
    // Fastify's own hook does not come for a client that breaks off, and the connection would be lost to the pool.
    if (response.closed) await snapshot.close();
    else response.once("close", () => void snapshot.close());
    const language = nearestLanguage(new Negotiator(request).languages());
    const { clock, demo, pageAddress } = this;
    return new RequestContext(viewer, language, clock.now(), snapshot, this.database.dataSource, clock, demo, pageAddress);
  }
}
