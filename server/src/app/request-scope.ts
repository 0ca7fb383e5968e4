import type { FastifyRequest } from "fastify";
import Negotiator from "negotiator";
import { RequestContext } from "../graphql/request-context.ts";
import { nearestLanguage } from "../kpi/texts/language.ts";
import type { Clock } from "../platform/clock.ts";
import type { Database } from "../storage/database.ts";
import { ReadSnapshot } from "../storage/read-snapshot.ts";
import type { TokenVerifier } from "./authentication/token-verifier.ts";

/** What a GraphQL request carries beside its context: the snapshot to close when the answer has left. */
export class RequestScope {
  readonly #snapshots = new WeakMap<object, ReadSnapshot>();

  constructor(
    private readonly database: Pick<Database, "dataSource" | "readPool">,
    private readonly verifier: TokenVerifier,
    private readonly clock: Clock,
  ) {}

  /** Verifies the token and opens the request's context; nothing is asked of the database yet. */
  async open(request: FastifyRequest): Promise<RequestContext> {
    const viewer = await this.verifier.viewer(request.headers.authorization, request.log);
    const snapshot = new ReadSnapshot(this.database.readPool, viewer.scope);
    this.#snapshots.set(request, snapshot);
    const language = nearestLanguage(new Negotiator(request).languages());
    return new RequestContext(viewer, language, this.clock.now(), snapshot, this.database.dataSource, this.clock);
  }

  async close(request: FastifyRequest): Promise<void> {
    await this.#snapshots.get(request)?.close();
  }
}
