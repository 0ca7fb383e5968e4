import type { ElementState } from "../base/scorecard-element.ts";
import { RequestFailure } from "./graphql-client.ts";

/** What a question gave: data, or none where there is nothing to be seen, and what failed on the way. */
export interface Loaded<Data> {
  readonly data: Data | null;
  readonly failure: RequestFailure | null;
}

/** The newest answer to one question. Old data stays while it is asked again; a newer question breaks off the one before. */
export class Resource<Data> {
  data: Data | null = null;
  failure: RequestFailure | null = null;
  /** Whether what is there was asked as of another instant. */
  outdated = false;
  #asking: AbortController | undefined;
  #answered = false;

  constructor(private readonly changed: () => void) {}

  get pending(): boolean {
    return this.#asking !== undefined;
  }

  /** As the elements show it: no answer yet counts as loading. */
  get state(): ElementState {
    if (this.failure) return "error";
    if (this.pending || !this.#answered) return "loading";
    return this.data === null ? "empty" : "ready";
  }

  /** Quietly, what failed before is told until an answer comes. */
  async load(ask: (signal: AbortSignal) => Promise<Loaded<Data>>, quietly = false): Promise<void> {
    this.abort();
    const asking = new AbortController();
    this.#asking = asking;
    if (!quietly) {
      this.failure = null;
      this.changed();
    }
    const { data, failure } = await this.#outcome(ask, asking.signal);
    if (this.#asking !== asking) return;
    this.#asking = undefined;
    this.#answered = true;
    // What was then is no answer to what is now.
    if (data !== null || failure === null || this.outdated) this.data = data;
    this.failure = failure;
    this.outdated = false;
    this.changed();
  }

  async #outcome(ask: (signal: AbortSignal) => Promise<Loaded<Data>>, signal: AbortSignal): Promise<Loaded<Data>> {
    try {
      return await ask(signal);
    } catch (error) {
      if (signal.aborted) return { data: null, failure: null };
      if (error instanceof RequestFailure) return { data: null, failure: error };
      throw error;
    }
  }

  /** Has what there is to know, without asking. */
  settle(data: Data): void {
    this.abort();
    this.data = data;
    this.failure = null;
    this.outdated = false;
    this.#answered = true;
  }

  /** Breaks off what is under way: its question is then unanswered, whatever was there before. */
  abort(): void {
    if (!this.#asking) return;
    this.#asking.abort();
    this.#asking = undefined;
    this.#answered = false;
  }

  /** Has to be asked anew; what is there stays until the answer comes. */
  outdate(): void {
    this.abort();
    this.failure = null;
    this.outdated = this.data !== null;
    this.#answered = false;
  }

  /** Forgets everything: what was another dealer's may not be seen for a moment longer. */
  clear(): void {
    this.abort();
    this.data = null;
    this.failure = null;
    this.outdated = false;
    this.#answered = false;
  }
}
