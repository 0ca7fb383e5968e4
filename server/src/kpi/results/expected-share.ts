import { bits, type ForeseenRecords, isOpen } from "./outlook-range.ts";
import type { Placement } from "./evaluate-metric.ts";

/**
 * Of records of finished months: from an age on, in whole days since their cohort date, so many more stand in one place and can
 * still come to another one, and end in `place`; so many fewer where `change` is negative, as they move or are decided.
 */
export interface DecidedAtAge {
  readonly age: number;
  /** One of `bits`. */
  readonly standing: number;
  /** One of `bits`. */
  readonly place: number;
  readonly change: number;
}

/** Of fewer at risk the finished months of all dealers say more. */
export const fewestAtRisk = 25;

/** A finished month of all dealers tells of fewer whose is whose: it says nothing, whoever asks. */
export const fewestDealersBehind = 5;

/** Where an expectation comes from. */
export type ExpectedFrom = "DEALER" | "ALL_DEALERS";

type Chances = Readonly<Record<Placement, number>>;

/**
 * How those ended that stood in the same place at the same age and were open, too; undefined where they are too few. What had ended
 * before, in whatever way, is not among them. No month is cut short, so that this is what Aalen and Johansen's estimate comes to.
 */
function chancesFrom(decided: readonly DecidedAtAge[], age: number, standing: number): Chances | undefined {
  const before = decided.filter((each) => each.standing === standing && each.age <= age);
  const ended = (place: Placement) => before.reduce((sum, each) => (each.place === bits[place] ? sum + each.change : sum), 0);
  const chances = { COUNTED: ended("COUNTED"), NOT_COUNTED: ended("NOT_COUNTED"), LEFT_OUT: ended("LEFT_OUT") };
  return chances.COUNTED + chances.NOT_COUNTED + chances.LEFT_OUT < fewestAtRisk ? undefined : chances;
}

/** Of the places that a record can still come to, as often as others came to those; as it stands where none ever did. */
function within(chances: Chances, can: number, place: number): Chances {
  const possible = (name: Placement) => ((can & bits[name]) === 0 ? 0 : chances[name]);
  const total = possible("COUNTED") + possible("NOT_COUNTED") + possible("LEFT_OUT");
  const share = (name: Placement) => (total > 0 ? possible(name) / total : Number(place === bits[name]));
  return { COUNTED: share("COUNTED"), NOT_COUNTED: share("NOT_COUNTED"), LEFT_OUT: share("LEFT_OUT") };
}

const certain: Chances = { COUNTED: 1, NOT_COUNTED: 1, LEFT_OUT: 1 };

/** Records of one age, with what finished months of their dealer say. */
export interface AgedRecords extends ForeseenRecords {
  /** Whole days since the cohort date. */
  readonly age: number;
}

export interface ExpectedShare {
  readonly value: number;
  /** Null where nothing is open. */
  readonly from: ExpectedFrom | null;
}

/**
 * What a share is expected to become, of one dealer or of several, each by its own finished months; null where finished months say
 * too little, or nothing is expected in the denominator.
 */
export function expectedShare(
  dealers: readonly { readonly records: readonly AgedRecords[]; readonly own: readonly DecidedAtAge[] }[],
  all: readonly DecidedAtAge[],
): ExpectedShare | null {
  let [counted, among] = [0, 0];
  let from: ExpectedFrom | null = null;
  for (const { records, own } of dealers) {
    for (const record of records) {
      const ofDealer = isOpen(record) ? chancesFrom(own, record.age, record.place) : undefined;
      const chances = isOpen(record) ? (ofDealer ?? chancesFrom(all, record.age, record.place)) : certain;
      if (!chances) return null;
      if (isOpen(record)) from = ofDealer && from !== "ALL_DEALERS" ? "DEALER" : "ALL_DEALERS";
      const ends = within(chances, record.can, record.place);
      counted += record.records * ends.COUNTED;
      among += record.records * (ends.COUNTED + ends.NOT_COUNTED);
    }
  }
  return among === 0 ? null : { value: counted / among, from };
}
