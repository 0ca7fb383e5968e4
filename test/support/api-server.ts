import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { createTokenVerifier } from "server/app/authentication/token-verifier.ts";
import type { ExportLimits } from "server/app/export-gate.ts";
import { createHttpServer } from "server/app/http-server.ts";
import type { Clock } from "server/platform/clock.ts";
import { capturedLog } from "./api-log.ts";
import { type StatementWatch, watchStatements } from "./api-statements.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

const algorithm = "ES256";
const issuer = "https://identity.example";
const audience = "dealer-scorecards";

/** Who asks: staff, or the holder of a token for some dealers. */
export type Asker = "staff" | readonly string[];

function claimsOf(asker: Asker): Record<string, unknown> {
  return asker === "staff" ? { roles: ["staff"] } : { roles: ["dealer"], dealer_ids: asker };
}

interface AnswerError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: Readonly<Record<string, unknown>> & { readonly code: string };
}

/** What came over HTTP. */
interface Answer<Data> {
  readonly status: number;
  readonly body: string;
  readonly data: Data | null | undefined;
  readonly errors: readonly AnswerError[];
}

export interface Question {
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Staff by default. */
  readonly as?: Asker;
  readonly language?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A clock that stands still where it is put. */
export interface SettableClock extends Clock {
  set(instant: Date | string): void;
}

export function settableClock(start: Date | string): SettableClock {
  let now = new Date(start);
  return {
    now: () => now,
    set: (instant) => {
      now = new Date(instant);
    },
  };
}

/** The product's HTTP server over a database of its own, with real tokens and a clock that tests set. */
export interface ApiServer {
  readonly database: TestDatabase;
  readonly clock: SettableClock;
  readonly http: Awaited<ReturnType<typeof createHttpServer>>;
  /** Statements of requests, as they reach the database. */
  readonly statements: StatementWatch;
  /** Lines of the log so far. */
  readonly logged: readonly string[];
  /** Of whoever has the subject; left out, of one and the same viewer. */
  token(asker: Asker, subject?: string): Promise<string>;
  /** Sends an operation and gives whatever comes back. */
  send<Data = unknown>(query: string, question?: Question): Promise<Answer<Data>>;
  /** Sends an operation that must succeed and gives its data. */
  ask<Data>(query: string, question?: Question): Promise<Data>;
  close(): Promise<void>;
}

function answerFrom<Data>(status: number, body: string): Answer<Data> {
  const parsed = JSON.parse(body) as { data?: Data | null; errors?: readonly AnswerError[] };
  return { status, body, data: parsed.data, errors: parsed.errors ?? [] };
}

interface ServerSettings {
  readonly production?: boolean;
  readonly corsOrigins?: readonly string[];
  readonly limits?: ExportLimits;
  readonly publicUrl?: string;
  readonly trustedProxies?: readonly string[];
}

export async function createApiServer(
  start: Date | string,
  { production = false, corsOrigins = [], limits, publicUrl, trustedProxies = [] }: ServerSettings = {},
): Promise<ApiServer> {
  const clock = settableClock(start);
  const { log, lines: logged } = capturedLog();
  const { privateKey, publicKey } = await generateKeyPair(algorithm);
  const keys = { publicKey: JSON.stringify(await exportJWK(publicKey)) };
  const settings = { keys, algorithms: [algorithm], issuer, audience, rolesClaim: "roles", dealersClaim: "dealer_ids" };
  const verifier = await createTokenVerifier(settings, clock, log);
  const database = await createTestDatabase();
  const statements = watchStatements(database.readPool);
  const http = await createHttpServer({
    environment: { production, corsOrigins, publicUrl, trustedProxies },
    database,
    verifier,
    demo: undefined,
    clock,
    log,
    ...(limits ? { limits } : {}),
  });

  const token = (asker: Asker, subject = "someone") =>
    new SignJWT({ sub: subject, ...claimsOf(asker) })
      .setProtectedHeader({ alg: algorithm, typ: "at+jwt" })
      .setIssuer(issuer)
      .setAudience(audience)
      .setIssuedAt(clock.now())
      .setExpirationTime(new Date(clock.now().getTime() + 600_000))
      .sign(privateKey);

  const send = async <Data>(query: string, { variables, as = "staff", language, headers }: Question = {}): Promise<Answer<Data>> => {
    const response = await http.inject({
      method: "POST",
      url: "/graphql",
      headers: {
        authorization: `Bearer ${await token(as)}`,
        ...(language === undefined ? {} : { "accept-language": language }),
        ...headers,
      },
      payload: { query, ...(variables ? { variables } : {}) },
    });
    return answerFrom<Data>(response.statusCode, response.body);
  };

  return {
    database,
    clock,
    http,
    statements,
    logged,
    token,
    send,
    async ask<Data>(query: string, question?: Question) {
      const answer = await send<Data>(query, question);
      if (answer.errors.length > 0 || !answer.data) throw new Error(`The operation failed: ${answer.body}`);
      return answer.data;
    },
    async close() {
      await http.close();
      await database.close();
    },
  };
}
