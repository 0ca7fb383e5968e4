/** What a dealer's place among others goes by. */
export type RankPart = "ENGAGEMENT" | "CONVERSION" | "SATISFACTION";

export const rankParts: readonly RankPart[] = ["ENGAGEMENT", "CONVERSION", "SATISFACTION"];

/** Weights of the parts; they need not add up to 1. */
export type RankWeights = Readonly<Record<RankPart, number>>;

/** Share of the goal that was reached, 0 to 1; null where there are no data. */
export type Attainment = Readonly<Record<RankPart, number | null>>;

/** One part of a dealer's rank, as it went into it. */
export interface RankedPart {
  readonly part: RankPart;
  /** Share of the whole, 0 to 1: after a part that no dealer has data for was dropped. */
  readonly weight: number;
  readonly attainment: number;
  /** Whether it is the mean of the others, because the dealer has no data of its own. */
  readonly borrowed: boolean;
}

export interface CoreRank {
  /** 0 to 1. */
  readonly value: number;
  readonly parts: readonly RankedPart[];
}

export function attainmentOf(value: number | null, goal: number): number | null {
  return value === null ? null : Math.min(1, Math.max(0, value / goal));
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * The core rank of each taking-part dealer: the weighted mean of its parts. A part a dealer has no data for takes the mean of those
 * that have, so that a newcomer is not starved; one that nobody has is dropped and the others share its weight. With no data at all
 * every rank is 1: nothing speaks against anyone. By the program's specification, "Core rank".
 */
export function coreRanks(attainments: ReadonlyMap<string, Attainment>, weights: RankWeights): ReadonlyMap<string, CoreRank> {
  const known = rankParts.flatMap((part) => {
    const values = [...attainments.values()].flatMap((attainment) => attainment[part] ?? []);
    return values.length === 0 || weights[part] === 0 ? [] : [{ part, mean: mean(values), weight: weights[part] }];
  });
  const whole = known.reduce((sum, { weight }) => sum + weight, 0);
  return new Map(
    [...attainments].map(([dealerId, attainment]) => {
      const parts = known.map(({ part, mean: others, weight }) => ({
        part,
        weight: weight / whole,
        attainment: attainment[part] ?? others,
        borrowed: attainment[part] === null,
      }));
      return [dealerId, { value: parts.length === 0 ? 1 : parts.reduce((sum, each) => sum + each.weight * each.attainment, 0), parts }];
    }),
  );
}
