import { Temporal } from "temporal-polyfill";

const months = 28;
/** By the fourth of a month every window of 48 hours, 30, 60 or 90 days after an earlier month's end has passed, in every zone. */
const dayOfMonth = 4;

/** When the demo's results were published: on the fourth of each month up to now, and now; oldest first. */
export function demoPublications(now: Date): [Date, ...Date[]] {
  const current = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO("UTC").toPlainDate().toPlainYearMonth();
  const fourths = Array.from({ length: months }, (_, age) =>
    current
      .subtract({ months: months - 1 - age })
      .toPlainDate({ day: dayOfMonth })
      .toZonedDateTime({ timeZone: "UTC" }),
  );
  const [first = now, ...later] = fourths.map(({ epochMilliseconds }) => new Date(epochMilliseconds)).filter((instant) => instant < now);
  return first === now ? [now] : [first, ...later, now];
}
