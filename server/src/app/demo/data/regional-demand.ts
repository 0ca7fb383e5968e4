import { Random } from "random";
import type { Temporal } from "temporal-polyfill";

/** January to December, against an even year: hurricanes, thunderstorms, fire weather, ice and snow. */
const seasons = {
  ATLANTIC: [1.1, 1.05, 0.9, 0.85, 0.85, 0.95, 1.05, 1.25, 1.3, 1.15, 0.95, 1.1],
  GULF: [0.8, 0.8, 0.85, 0.95, 1, 1.15, 1.2, 1.4, 1.5, 1.25, 0.9, 0.8],
  INLAND: [1.15, 1.1, 1, 1.1, 1.2, 1.15, 1, 0.9, 0.85, 0.85, 1, 1.15],
  WEST: [1.1, 1, 0.9, 0.8, 0.8, 0.9, 1, 1.15, 1.25, 1.25, 1.15, 1.1],
  NORTH: [1.35, 1.25, 1.1, 0.9, 0.8, 0.8, 0.85, 0.9, 0.95, 1.05, 1.2, 1.3],
} as const;

export type DemoRegion = keyof typeof seasons;

/** What all dealers of a region meet in a month. */
export interface RegionalDemand {
  /** Against an even month. */
  readonly factor: number;
  /** Days of the month on which outages send several times the usual requests. */
  readonly surgeDays: ReadonlySet<number>;
}

const surgeLength = 4;

/** The same seed, region and month give the same weather. */
export function regionalDemand(seed: string, region: DemoRegion, month: Temporal.PlainYearMonth): RegionalDemand {
  const random = new Random(`${seed}/${region}/${month.toString()}`);
  const season = seasons[region][month.month - 1] ?? 1;
  const storm = random.float() < (season - 0.8) * 0.8;
  if (!storm) return { factor: season, surgeDays: new Set() };
  const firstDay = random.int(1, month.daysInMonth - surgeLength);
  return {
    factor: season * random.float(1.2, 1.6),
    surgeDays: new Set(Array.from({ length: surgeLength }, (_, day) => firstDay + day)),
  };
}
