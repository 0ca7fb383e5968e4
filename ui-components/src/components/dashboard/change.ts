import { type Operation, RequestFailure } from "../../data/graphql-client.ts";
import type { UserError } from "../../model/goal-types.ts";
import type { Asking } from "./asking.ts";

const noErrors: readonly UserError[] = [];

/** What a change came to: what was made, or why nothing was. */
export interface Outcome<Saved> {
  readonly saved: Saved | null;
  readonly userErrors: readonly UserError[];
}

/** A change that a reader has asked for: whether it is on its way, and what came of it. */
export class Change<Saved> {
  saving = false;
  saved: Saved | null = null;
  userErrors = noErrors;
  failure: RequestFailure | null = null;
  /** What came of a change that was forgotten meanwhile is not told. */
  #newest: object | null = null;

  constructor(private readonly changed: () => void) {}

  forget(): void {
    this.#newest = null;
    [this.saving, this.saved, this.userErrors, this.failure] = [false, null, noErrors, null];
  }

  /** Whether it was made. */
  async send<Data, Variables>(
    { client, language }: Asking,
    operation: Operation<Data, Variables>,
    variables: Variables,
    outcome: (data: Data) => Outcome<Saved>,
  ): Promise<boolean> {
    this.forget();
    const own = {};
    this.#newest = own;
    this.saving = true;
    this.changed();
    const came = await client.mutate(operation, variables, { language, signal: new AbortController().signal }).catch((error: unknown) => {
      if (error instanceof RequestFailure) return error;
      throw error;
    });
    if (this.#newest !== own) return false;
    this.saving = false;
    if (came instanceof RequestFailure) this.failure = came;
    else if (came.errors[0]) this.failure = new RequestFailure("graphql", came.errors[0].message);
    else ({ saved: this.saved, userErrors: this.userErrors } = outcome(came.data));
    this.changed();
    return this.saved !== null;
  }
}
