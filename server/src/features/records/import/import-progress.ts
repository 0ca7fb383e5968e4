export interface ImportProgress {
  readonly stage: "READING" | "CHECKING" | "WRITING";
  /** Read so far. */
  readonly rows: number;
  readonly bytes: number;
  readonly size: number;
  readonly seconds: number;
}

/** Share of an import's time that has passed at the end of each stage, as measured on a million rows. */
const passedAfter = { READING: 0.2, CHECKING: 0.5, WRITING: 1 };

/** `WRITING: 1,000,000 rows, 154,000 rows/s, about 4 s left`. */
export function progressText({ stage, rows, bytes, size, seconds }: ImportProgress, readingSeconds: number | undefined): string {
  const number = new Intl.NumberFormat("en");
  const reading = readingSeconds ?? (bytes === 0 ? undefined : (seconds * size) / bytes);
  const left = reading === undefined ? undefined : Math.max(0, reading / passedAfter.READING - seconds);
  const rate = seconds === 0 ? 0 : Math.round(rows / seconds);
  const rest = left === undefined ? "" : `, about ${Math.ceil(left)} s left`;
  return `${stage.toLowerCase()}: ${number.format(rows)} rows, ${number.format(rate)} rows/s${rest}`;
}
