import { ask } from "../../data/ask.ts";
import { newCountOperation } from "../../data/opportunity-operations.ts";
import { type Asking, otherSource, sameAsking } from "./asking.ts";
import { Poll } from "./poll.ts";

/** The program whose records are opportunities to answer. */
export const opportunityProgram = "FLEET_SERVICE_OPPORTUNITIES";

/** How many opportunities wait for the dealer's answer, asked for again and again. */
export class NewOpportunities {
  count = 0;
  #asking: Asking | null = null;
  #under: AbortController | undefined;
  readonly #poll = new Poll(() => void this.#ask());

  constructor(private readonly changed: () => void) {}

  /** Null where nobody wants to know. */
  follow(given: Asking | null): void {
    const asking = given?.program === opportunityProgram ? given : null;
    this.#poll.running = asking !== null;
    if (sameAsking(asking, this.#asking)) return;
    if (otherSource(asking, this.#asking)) this.count = 0;
    this.#under?.abort();
    this.#under = undefined;
    this.#asking = asking;
    void this.#ask();
  }

  /** Where no answer comes, the number before stands until the next one. */
  async #ask(): Promise<void> {
    const asking = this.#asking;
    if (!asking || this.#under) return;
    const under = new AbortController();
    this.#under = under;
    const { client, dealer, language } = asking;
    const answer = await ask(client, newCountOperation, { dealer }, { language, signal: under.signal }).catch(() => null);
    if (this.#under !== under) return;
    this.#under = undefined;
    const count = answer?.data?.dealer?.fresh.totalCount;
    if (count === undefined || count === this.count) return;
    this.count = count;
    this.changed();
  }
}
