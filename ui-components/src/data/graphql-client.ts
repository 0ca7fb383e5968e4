import type { InstantText } from "../model/types.ts";
import type { TokenSource } from "./token-source.ts";

/** A named document with the types of its variables and its answer. */
export interface Operation<Data, Variables> {
  readonly text: string;
  /** Never there: it ties the types to the text. */
  readonly types?: (variables: Variables) => Data;
}

export interface AnswerError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: { readonly code?: string };
}

/** An answer may lack some of its data, with an error for each part. */
export interface Answer<Data> {
  readonly data: Data;
  readonly errors: readonly AnswerError[];
}

export type FailureKind = "network" | "timeout" | "auth" | "graphql";

/** A request that gave no data. Its message holds nothing of the request. */
export class RequestFailure extends Error {
  override readonly name = "RequestFailure";

  constructor(
    readonly kind: FailureKind,
    message: string,
    readonly status?: number,
  ) {
    super(message);
  }
}

interface ClientParts {
  readonly endpoint: string;
  readonly tokens: TokenSource;
  /** A past instant: every query is asked as of it, and nothing is changed. */
  readonly asOf?: InstantText | null;
  readonly fetcher?: typeof fetch;
  /** Waits between two tries; a test waits less. */
  readonly pause?: (ms: number, signal: AbortSignal) => Promise<void>;
}

interface Reply {
  readonly status: number;
  readonly text: string;
}

const timeoutMs = 15_000;
const retries = 2;
const firstPauseMs = 400;

function pauseFor(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((done, fail) => {
    const timer = setTimeout(done, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      fail(signal.reason as Error);
    });
  });
}

const isBusy = (status: number): boolean => status === 429 || status >= 500;

interface AskedAs {
  readonly language: string;
  readonly signal: AbortSignal;
}

/** Queries may be tried again, mutations are sent once. No cookie goes with them, and nothing is stored. */
export class GraphqlClient {
  constructor(private readonly parts: ClientParts) {}

  /** The answer, or a `RequestFailure`; an abort rejects with the signal's reason. */
  async query<Data, Variables>(
    { text }: Operation<Data, Variables>,
    variables: Variables,
    { language, signal }: AskedAs,
  ): Promise<Answer<Data>> {
    const { asOf, pause = pauseFor } = this.parts;
    const body = JSON.stringify({ query: text, variables: asOf ? { ...variables, asOf } : variables });
    for (let tries = 0; ; tries += 1) {
      try {
        return await this.#send<Data>(body, language, signal);
      } catch (error) {
        signal.throwIfAborted();
        const again = error instanceof RequestFailure && (error.kind === "network" || error.kind === "timeout");
        if (!again || tries === retries) throw error;
        // Half of it by chance, so that pages that failed together do not come back together.
        await pause(firstPauseMs * 2 ** tries * (0.5 + Math.random()), signal);
      }
    }
  }

  /** The same, asked as of another instant. */
  lookingAt(asOf: InstantText | null): GraphqlClient {
    return new GraphqlClient({ ...this.parts, asOf });
  }

  /** Whether both ask with the tokens of one reader, of whatever instant. */
  isOfSameReader(other: GraphqlClient | undefined): boolean {
    return this.parts.tokens === other?.parts.tokens;
  }

  /** The answer, or a `RequestFailure`: what has come of the mutation is then not known. */
  async mutate<Data, Variables>(
    { text }: Operation<Data, Variables>,
    variables: Variables,
    { language, signal }: AskedAs,
  ): Promise<Answer<Data>> {
    if (this.parts.asOf) throw new RequestFailure("graphql", "What was cannot be changed.");
    return this.#send<Data>(JSON.stringify({ query: text, variables }), language, signal);
  }

  async #send<Data>(body: string, language: string, signal: AbortSignal): Promise<Answer<Data>> {
    const token = await this.#token(() => this.parts.tokens.current(), signal);
    const reply = await this.#post(body, language, token, signal);
    if (reply.status !== 401) return read<Data>(reply);
    const renewed = await this.#token(() => this.parts.tokens.renewed(token), signal);
    return read<Data>(await this.#post(body, language, renewed, signal));
  }

  /** Asks a neighbour of the API, such as `export` beside `/graphql`: whatever it answers, its body still to be read. */
  async post(neighbour: string, body: object, { language, signal }: AskedAs): Promise<Response> {
    const { endpoint, tokens, fetcher = fetch } = this.parts;
    const address = new URL(neighbour, new URL(endpoint, document.baseURI));
    const send = (token: string) => {
      const headers = { "accept-language": language, authorization: `Bearer ${token}`, "content-type": "application/json" };
      return fetcher(address, { method: "POST", headers, body: JSON.stringify(body), credentials: "omit", signal });
    };
    const token = await this.#token(() => tokens.current(), signal);
    const response = await send(token);
    return response.status === 401 ? send(await this.#token(() => tokens.renewed(token), signal)) : response;
  }

  async #token(ask: () => Promise<string>, signal: AbortSignal): Promise<string> {
    try {
      return await ask();
    } catch {
      signal.throwIfAborted();
      // What the provider threw may hold a secret: it goes no further.
      throw new RequestFailure("auth", "No token was given.");
    }
  }

  async #post(body: string, language: string, token: string, signal: AbortSignal): Promise<Reply> {
    const { endpoint, fetcher = fetch } = this.parts;
    const timeout = AbortSignal.timeout(timeoutMs);
    const headers = {
      accept: "application/graphql-response+json, application/json",
      "accept-language": language,
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
    };
    try {
      const either = AbortSignal.any([signal, timeout]);
      const response = await fetcher(endpoint, { method: "POST", headers, body, credentials: "omit", signal: either });
      return { status: response.status, text: await response.text() };
    } catch {
      signal.throwIfAborted();
      throw timeout.aborted
        ? new RequestFailure("timeout", "The server did not answer in time.")
        : new RequestFailure("network", "The server was not reached.");
    }
  }
}

function read<Data>({ status, text }: Reply): Answer<Data> {
  if (status === 401 || status === 403) throw new RequestFailure("auth", "The server refused the token.", status);
  if (isBusy(status)) throw new RequestFailure("network", "The server is busy.", status);
  const { data, errors = [] } = parsed(text);
  if (!data) throw new RequestFailure("graphql", errors[0]?.message ?? "The answer holds no data.", status);
  return { data: data as Data, errors };
}

function parsed(text: string): { readonly data?: unknown; readonly errors?: readonly AnswerError[] } {
  try {
    return JSON.parse(text) as { data?: unknown };
  } catch {
    return {};
  }
}
