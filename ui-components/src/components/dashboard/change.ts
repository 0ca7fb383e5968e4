import type { BareChangeData } from "../../data/bare-change.ts";
import { type Answer, type Operation, RequestFailure } from "../../data/graphql-client.ts";
import type { UserError } from "../../model/goal-types.ts";
import type { Asking } from "./asking.ts";

const noErrors: readonly UserError[] = [];

/** What a change came to: what was made, or why nothing was. */
export interface Outcome<Saved> {
  readonly saved: Saved | null;
  readonly userErrors: readonly UserError[];
  /** Whether what was refused may have been wished of what is there no more. */
  readonly outdated?: boolean;
}

/** Of a change that answers with nothing but why it was not made. */
export const bareOutcome = ({ changed }: BareChangeData): Outcome<object> => ({
  saved: changed && changed.userErrors.length === 0 ? {} : null,
  userErrors: changed?.userErrors ?? noErrors,
  outdated: (changed?.userErrors.length ?? 0) > 0,
});

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

  /** One that is under way is not sent again. `show` reads what was made: who does not see it yet could send it twice. */
  async send<Data, Variables>(
    { client, language }: Pick<Asking, "client" | "language">,
    operation: Operation<Data, Variables>,
    variables: Variables,
    outcome: (data: Data) => Outcome<Saved>,
    show: () => Promise<void>,
  ): Promise<void> {
    if (this.saving) return;
    this.forget();
    const own = {};
    this.#newest = own;
    this.saving = true;
    this.changed();
    const came = await client.mutate(operation, variables, { language, signal: new AbortController().signal }).catch((error: unknown) => {
      if (error instanceof RequestFailure) return error;
      throw error;
    });
    if (this.#newest !== own) return;
    const outdated = this.#take(came, outcome);
    this.saving = this.saved !== null;
    this.changed();
    // Without an answer it may have been made all the same.
    if (this.saving || outdated || this.failure?.kind === "network" || this.failure?.kind === "timeout") await show();
    if (this.#newest !== own) return;
    this.saving = false;
    this.changed();
  }

  #take<Data>(came: Answer<Data> | RequestFailure, outcome: (data: Data) => Outcome<Saved>): boolean {
    if (came instanceof RequestFailure) {
      this.failure = came;
      return false;
    }
    const { saved, userErrors, outdated = false } = outcome(came.data);
    [this.saved, this.userErrors] = [saved, userErrors];
    const [error] = came.errors;
    // What was made is made, whatever else of the answer failed.
    if (error && this.saved === null) this.failure = new RequestFailure("graphql", error.message);
    return outdated;
  }
}
