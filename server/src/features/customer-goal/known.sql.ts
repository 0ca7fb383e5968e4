/** The day that it is for the dealer `d` at the instant. */
export const todayOf = (asOf: string) => `CROSS JOIN LATERAL (SELECT (${asOf}::timestamptz AT TIME ZONE d.time_zone)::date AS day) today`;

/** True of a row that is known at the instant: recorded by then, and of no later day than `today`. Without a time of record it has its day alone. */
export const knownBy = (alias: string, day: string, asOf: string) =>
  `coalesce(${alias}.recorded_at <= ${asOf}::timestamptz, true) AND ${alias}.${day} <= today.day`;

/** True of a row that is not withdrawn at the instant. */
export const inForce = (alias: string, asOf: string) => `coalesce(${alias}.withdrawn_at > ${asOf}::timestamptz, true)`;

/** Who withdrew a row by the instant, when and why. */
export const withdrawal = (alias: string, asOf: string) =>
  ["withdraw_reason", "withdrawn_by", "withdrawn_at"]
    .map((column) => `CASE WHEN ${alias}.withdrawn_at <= ${asOf}::timestamptz THEN ${alias}.${column} END AS ${column}`)
    .join(", ");

/** Readings newest first: of several of one day, the one recorded last; one without a time of record came before. */
export const newestReading = (alias: string) => `${alias}.read_on DESC, ${alias}.recorded_at DESC NULLS LAST, ${alias}.id DESC`;
