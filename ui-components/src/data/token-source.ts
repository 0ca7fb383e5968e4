/** Why a token is asked for: none is there, the one there ends soon, or the server refused it. */
export type TokenReason = "initial" | "expiring" | "unauthorised";

export interface IssuedToken {
  readonly token: string;
  readonly expiresAt: string | Date;
}

/** Gives a bearer token; with its end, it is renewed before that. */
export type TokenProvider = (request: { readonly reason: TokenReason; readonly signal: AbortSignal }) => Promise<string | IssuedToken>;

/** How long before its end a token is renewed. */
const earlyMs = 5000;
/** Tokens that end sooner than that are not asked for again with every request. */
const leastApartMs = 10_000;

interface HeldToken {
  readonly token: string;
  readonly endsAt: number;
  readonly askedAt: number;
}

/** Keeps the newest token in memory alone, and asks for one at a time, however many requests wait for it. */
export class TokenSource {
  #held: HeldToken | undefined;
  #asking: Promise<string> | undefined;

  constructor(
    private readonly provider: TokenProvider,
    private readonly signal: AbortSignal,
    private readonly now: () => number = Date.now,
  ) {}

  /** The token to send next. */
  current(): Promise<string> {
    const held = this.#held;
    if (!held) return this.#ask("initial");
    const now = this.now();
    const soon = held.endsAt - now <= earlyMs;
    if (!soon || now - held.askedAt < leastApartMs) return Promise.resolve(held.token);
    // A provider that fails does not take away a token that still holds.
    return held.endsAt > now ? this.#ask("expiring").catch(() => held.token) : this.#ask("expiring");
  }

  /** Another token than the refused one: asked for, unless it is there already. */
  renewed(refused: string): Promise<string> {
    return this.#held && this.#held.token !== refused ? Promise.resolve(this.#held.token) : this.#ask("unauthorised");
  }

  #ask(reason: TokenReason): Promise<string> {
    this.#asking ??= this.#take(reason).finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }

  async #take(reason: TokenReason): Promise<string> {
    const given = await this.provider({ reason, signal: this.signal });
    const { token, expiresAt } = typeof given === "string" ? { token: given, expiresAt: undefined } : given;
    this.#held = { token, endsAt: expiresAt === undefined ? Infinity : new Date(expiresAt).getTime(), askedAt: this.now() };
    return token;
  }
}
