import fc from "fast-check";
import { type Goal, isMet } from "server/kpi/goal.ts";
import { bits, type ForeseenRecords, goalOutlook, leastOf, mostOf, shareValue } from "server/kpi/results/outlook-range.ts";
import { describe, expect, test } from "vitest";

const places = [bits.COUNTED, bits.NOT_COUNTED, bits.LEFT_OUT] as const;

/** Every way in which records can end, one place each. */
function endings(sets: readonly number[]): number[][] {
  return sets.reduce<number[][]>(
    (found, set) => found.flatMap((ending) => places.filter((place) => set & place).map((place) => [...ending, place])),
    [[]],
  );
}

function shareOf(ending: readonly number[]): { counted: number; among: number } {
  const counted = ending.filter((place) => place === bits.COUNTED).length;
  return { counted, among: counted + ending.filter((place) => place === bits.NOT_COUNTED).length };
}

const records = (sets: readonly number[]): ForeseenRecords[] =>
  sets.map((can) => ({ place: places.find((place) => can & place) ?? 1, can, records: 1, firstUntil: null }));

const meets = (goal: Goal, ending: readonly number[]) => {
  const { counted, among } = shareOf(ending);
  return isMet(goal, String(counted), String(among));
};

const anySets = fc.array(fc.integer({ min: 1, max: 7 }), { maxLength: 6 });
const anyGoal = fc.record({
  value: fc.constantFrom("0", "0.25", "0.5", "0.6", "0.75", "1"),
  direction: fc.constantFrom("AT_LEAST" as const, "AT_MOST" as const),
  strict: fc.boolean(),
});

describe("what a share can still become", () => {
  test("is from the least to the most of all the ways in which its records can end", () => {
    fc.assert(
      fc.property(anySets, (sets) => {
        const values = endings(sets)
          .map(shareOf)
          .filter(({ among }) => among > 0)
          .map(({ counted, among }) => counted / among);
        expect(shareValue(leastOf(records(sets)))).toBe(values.length === 0 ? null : Math.min(...values));
        expect(shareValue(mostOf(records(sets)))).toBe(values.length === 0 ? null : Math.max(...values));
      }),
      { numRuns: 500 },
    );
  });

  test("meets its goal with so many that go right, whichever they are, and not always with one fewer", () => {
    fc.assert(
      fc.property(anySets, anyGoal, (sets, goal) => {
        const outlook = goalOutlook(records(sets), goal);
        const met = endings(sets)
          .map((ending) => meets(goal, ending))
          .filter((one) => one !== null);
        const state = met.every(Boolean) ? "SURE" : met.some(Boolean) ? "POSSIBLE" : "OUT_OF_REACH";
        expect(outlook?.state).toBe(met.length === 0 ? undefined : state);
        if (outlook?.state !== "POSSIBLE") return;
        const contested = sets.map((set) => (set & bits.COUNTED) !== 0 && set !== bits.COUNTED);
        const right = goal.direction === "AT_LEAST" ? (place: number) => place === bits.COUNTED : (place: number) => place !== bits.COUNTED;
        const enough = (count: number) =>
          endings(sets)
            .filter((ending) => ending.filter((place, index) => contested[index] && right(place)).length === count)
            .every((ending) => meets(goal, ending) === true);
        const counts = Array.from({ length: contested.filter(Boolean).length + 1 }, (_, count) => count);
        expect(outlook.needed).toBe(counts.find(enough) ?? null);
      }),
      { numRuns: 500 },
    );
  });
});
