import { Temporal } from "temporal-polyfill";

const quarterHour = 15 * 60_000;
const mostKnown = 50_000;

/** Tells instants on the clocks of a zone. */
export interface WallClock {
  readonly timeZone: string;
  /** ISO 8601 with the offset of the zone, to the millisecond. */
  iso(instant: string): string;
  /** Milliseconds since 1970 as if the clocks of the zone showed UTC. */
  local(instant: string): number;
}

/** Clocks change at whole quarters of an hour: the offset is asked for once in each. */
export function wallClock(timeZone: string): WallClock {
  const offsets = new Map<number, number>();
  const offsetAt = (epoch: number): number => {
    const quarter = Math.floor(epoch / quarterHour);
    const known = offsets.get(quarter);
    if (known !== undefined) return known;
    if (offsets.size >= mostKnown) offsets.clear();
    const offset = Temporal.Instant.fromEpochMilliseconds(epoch).toZonedDateTimeISO(timeZone).offsetNanoseconds / 1e6;
    offsets.set(quarter, offset);
    return offset;
  };
  const local = (instant: string): number => {
    const epoch = Date.parse(instant);
    return epoch + offsetAt(epoch);
  };
  return {
    timeZone,
    local,
    iso(instant) {
      const [shown, epoch] = [local(instant), Date.parse(instant)];
      const text = new Date(shown).toISOString();
      if (timeZone === "UTC") return text;
      const minutes = Math.round(Math.abs(shown - epoch) / 60_000);
      const [hour, minute] = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0"));
      return `${text.slice(0, -1)}${shown < epoch ? "-" : "+"}${hour}:${minute}`;
    },
  };
}
