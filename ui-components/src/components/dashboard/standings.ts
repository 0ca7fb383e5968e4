import { ask } from "../../data/ask.ts";
import { standingsOperation } from "../../data/comparison-operations.ts";
import { Resource } from "../../data/resource.ts";
import type { MetricComparison } from "../../model/comparison-types.ts";
import type { Month } from "../../model/types.ts";
import { type Asking, sameAsking } from "./asking.ts";

/** Whom to ask, and of which months. */
export interface StandingsAsking extends Asking {
  readonly months: readonly Month[];
}

interface Standings {
  readonly months: ReadonlySet<Month>;
  readonly comparisons: readonly MetricComparison[];
}

const none: Standings = { months: new Set(), comparisons: [] };

/** Where a dealer's results lie among those of all dealers, for the months that opened metrics are about. What fails is not shown. */
export class StandingsPanel {
  readonly #standings: Resource<Standings>;
  #asking: Asking | null = null;
  #asked: readonly Month[] = [];

  constructor(changed: () => void) {
    this.#standings = new Resource(changed);
  }

  get comparisons(): readonly MetricComparison[] {
    return (this.#standings.data ?? none).comparisons;
  }

  follow(asking: StandingsAsking | null): void {
    if (!asking) {
      // Closed and opened again, what failed or was broken off is asked for again.
      if (this.#standings.failure || this.#standings.pending) this.#asked = [];
      return this.#standings.abort();
    }
    if (!sameAsking(asking, this.#asking)) {
      this.#standings.clear();
      this.#asked = [];
    }
    this.#asking = asking;
    const months = [...new Set([...this.#asked, ...asking.months])];
    if (months.length === this.#asked.length) return;
    const known = this.#standings.data ?? none;
    this.#asked = months;
    void this.#load(
      asking,
      months.filter((month) => !known.months.has(month)),
      known,
    );
  }

  /** Asks again for what is there. */
  refresh(): void {
    if (this.#asking && this.#asked.length > 0) void this.#load(this.#asking, this.#asked, none);
  }

  #load({ client, dealer, program, language }: Asking, months: readonly Month[], known: Standings): Promise<void> {
    return this.#standings.load(async (signal) => {
      const answers = await Promise.all(
        months.map((month) => ask(client, standingsOperation, { dealer, program, month }, { language, signal })),
      );
      const read = answers.flatMap(({ data }) => data?.dealer?.comparison ?? []);
      return { data: { months: new Set([...known.months, ...months]), comparisons: [...known.comparisons, ...read] }, failure: null };
    });
  }
}
