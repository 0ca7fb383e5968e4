import { median } from "../../figure.ts";
import type { Side } from "../opened-page.ts";

/** What was measured of each side, by its page. */
export type Measured = ReadonlyMap<string, readonly number[]>;

function shuffled<Item>(items: readonly Item[]): readonly Item[] {
  return items
    .map((item) => ({ item, key: Math.random() }))
    .toSorted((one, other) => one.key - other.key)
    .map(({ item }) => item);
}

/** Measures each side in each round, in another order every time; a first round only warms. */
export async function inRounds(sides: readonly Side[], rounds: number, measure: (side: Side) => Promise<number>): Promise<Measured> {
  const measured = new Map<string, number[]>(sides.map(({ page }) => [page, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const side of shuffled(sides)) {
      const value = await measure(side);
      if (round > 0) measured.get(side.page)?.push(value);
    }
  }
  return measured;
}

export function medianOf(measured: Measured, { page }: Side): number {
  return median(measured.get(page) ?? []);
}

/** "12.1 to 14.9": how far the rounds lay apart. */
export function spreadOf(measured: Measured, { page }: Side): string {
  const values = measured.get(page) ?? [];
  return `${Math.min(...values).toFixed(1)} to ${Math.max(...values).toFixed(1)}`;
}
