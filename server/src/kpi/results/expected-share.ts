import { cumulativeIncidence, type LifeTableStep } from "../statistics/cumulative-incidence.ts";
import { bits, type ForeseenRecords } from "./outlook-range.ts";
import type { Placement } from "./evaluate-metric.ts";

/** Records of finished months that were decided at one age, in whole days since their cohort date, by where they came to stand. */
export interface DecidedAtAge {
  readonly age: number;
  /** One of `bits`. */
  readonly place: number;
  readonly records: number;
}

/** Of fewer at risk the finished months of all dealers say more. */
export const fewestAtRisk = 25;

/** Where an expectation comes from. */
export type ExpectedFrom = "DEALER" | "ALL_DEALERS";

type Chances = Readonly<Record<Placement, number>>;

const placeOf = (bit: number): Placement => (bit === bits.COUNTED ? "COUNTED" : bit === bits.NOT_COUNTED ? "NOT_COUNTED" : "LEFT_OUT");

/** What became of records that were open at an age; undefined where they are too few. */
function chancesFrom(decided: readonly DecidedAtAge[], age: number): Chances | undefined {
  const later = decided.filter((each) => each.age >= age).toSorted((one, other) => one.age - other.age);
  let atRisk = later.reduce((sum, { records }) => sum + records, 0);
  if (atRisk < fewestAtRisk) return undefined;
  const steps = [...new Set(later.map((each) => each.age))].map((time): LifeTableStep<Placement> => {
    const events = { COUNTED: 0, NOT_COUNTED: 0, LEFT_OUT: 0 };
    for (const { age: at, place, records } of later) if (at === time) events[placeOf(place)] += records;
    const step = { atRisk, events };
    atRisk -= events.COUNTED + events.NOT_COUNTED + events.LEFT_OUT;
    return step;
  });
  return {
    COUNTED: cumulativeIncidence(steps, "COUNTED"),
    NOT_COUNTED: cumulativeIncidence(steps, "NOT_COUNTED"),
    LEFT_OUT: cumulativeIncidence(steps, "LEFT_OUT"),
  };
}

/** Of the places that a record can still come to, as often as others came to those; as it stands where none ever did. */
function within(chances: Chances, can: number, place: number): Chances {
  const possible = (name: Placement) => ((can & bits[name]) === 0 ? 0 : chances[name]);
  const total = possible("COUNTED") + possible("NOT_COUNTED") + possible("LEFT_OUT");
  const share = (name: Placement) => (total > 0 ? possible(name) / total : Number(place === bits[name]));
  return { COUNTED: share("COUNTED"), NOT_COUNTED: share("NOT_COUNTED"), LEFT_OUT: share("LEFT_OUT") };
}

export interface ExpectedShare {
  readonly value: number;
  /** Null where nothing is open. */
  readonly from: ExpectedFrom | null;
}

/** What a share is expected to become; null where finished months say too little, or nothing is expected in the denominator. */
export function expectedShare(
  records: readonly (ForeseenRecords & { readonly age: number })[],
  own: readonly DecidedAtAge[],
  all: readonly DecidedAtAge[],
): ExpectedShare | null {
  let [counted, among] = [0, 0];
  let from: ExpectedFrom | null = null;
  for (const { place, can, age, records: count } of records) {
    const isOpen = (can & (can - 1)) !== 0;
    const ofDealer = isOpen ? chancesFrom(own, age) : undefined;
    const chances = isOpen ? (ofDealer ?? chancesFrom(all, age)) : { COUNTED: 1, NOT_COUNTED: 1, LEFT_OUT: 1 };
    if (!chances) return null;
    if (isOpen) from = ofDealer && from !== "ALL_DEALERS" ? "DEALER" : "ALL_DEALERS";
    const ends = within(chances, can, place);
    counted += count * ends.COUNTED;
    among += count * (ends.COUNTED + ends.NOT_COUNTED);
  }
  return among === 0 ? null : { value: counted / among, from };
}
