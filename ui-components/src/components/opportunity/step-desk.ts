import type { OpportunityStepKind, OpportunityStepWish } from "../../model/opportunity-types.ts";
import { stepNeedsWords } from "../../model/opportunity-types.ts";

/** What is being written of an opportunity before it is sent. */
interface Draft {
  readonly id: string;
  readonly step: OpportunityStepKind;
  readonly words: string;
  /** The same for every time that this update is sent. */
  readonly updateID: string;
}

interface DeskHost {
  readonly emit: (name: `scorecard-${string}`, detail: object) => boolean;
  readonly changed: () => void;
  /** What is said to a reader who cannot see, when a step is taken. */
  readonly say: (done: { readonly id: string; readonly step: OpportunityStepKind }) => void;
  readonly wordsMissing: () => string;
  readonly refused: (why: string) => string;
}

const longestWords = 1000;

/** The steps that a reader is about to take: one form at a time, each opportunity saved for itself. */
export class StepDesk {
  draft: Draft | null = null;
  readonly #pending = new Map<string, OpportunityStepKind>();
  readonly #problems = new Map<string, string>();

  constructor(private readonly host: DeskHost) {}

  /** The step that is being saved. */
  pending(id: string): OpportunityStepKind | undefined {
    return this.#pending.get(id);
  }

  /** Why the last one was not saved. */
  problem(id: string): string | undefined {
    return this.#problems.get(id);
  }

  /** Why steps were not saved of opportunities that are not among these any more. */
  problemsBeside(ids: readonly string[]): readonly string[] {
    return [...this.#problems].flatMap(([id, problem]) => (ids.includes(id) ? [] : [problem]));
  }

  /** Takes a step, or opens the form for its words. */
  begin(id: string, step: OpportunityStepKind): void {
    if (this.#pending.has(id)) return;
    this.#problems.delete(id);
    const draft = { id, step, words: "", updateID: crypto.randomUUID() };
    if (stepNeedsWords.has(step)) this.draft = draft;
    else this.#send(draft);
    this.host.changed();
  }

  write(words: string): void {
    if (this.draft) this.draft = { ...this.draft, words };
  }

  cancel(): void {
    if (this.draft) this.#problems.delete(this.draft.id);
    this.draft = null;
    this.host.changed();
  }

  submit(): void {
    const { draft } = this;
    if (!draft || this.#pending.has(draft.id)) return;
    const words = draft.words.trim();
    if (words === "" || words.length > longestWords) this.#problems.set(draft.id, this.host.wordsMissing());
    else this.#send({ ...draft, words });
    this.host.changed();
  }

  /** Forgets what was begun of others. */
  clear(): void {
    this.draft = null;
    this.#problems.clear();
  }

  #send({ id, step, words, updateID }: Draft): void {
    const done: Promise<unknown>[] = [];
    const wish: OpportunityStepWish = { id, step, words: words || null, updateID, waitUntil: (promise) => void done.push(promise) };
    if (!this.host.emit("scorecard-opportunity-step", wish)) return;
    this.#pending.set(id, step);
    this.#problems.delete(id);
    void this.#save(id, step, done);
  }

  async #save(id: string, step: OpportunityStepKind, done: readonly Promise<unknown>[]): Promise<void> {
    try {
      await Promise.all(done);
      if (this.draft?.id === id) this.draft = null;
      this.host.say({ id, step });
    } catch (error) {
      this.#problems.set(id, this.host.refused(error instanceof Error ? error.message : String(error)));
    } finally {
      this.#pending.delete(id);
      this.host.changed();
    }
  }
}
