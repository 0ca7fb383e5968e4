import { addMonths, type Month, monthOf, monthsBackTo } from "../../kpi/month.ts";
import { Failure } from "../../platform/failure.ts";

const usualMonths = 12;
const mostMonths = 24;

/** Months to look at, newest first. */
export interface PreviewMonths {
  readonly months: readonly Month[];
  readonly oldest: Month;
  readonly newest: Month;
}

/** The months asked for: of those left out, the newest is the one that now lies in. */
export function previewMonths(from: Month | null | undefined, to: Month | null | undefined, now: Date): PreviewMonths {
  const newest = to ?? monthOf(now, "UTC");
  const oldest = from ?? addMonths(newest, 1 - usualMonths);
  const months = monthsBackTo(newest, oldest, mostMonths + 1);
  if (months.length === 0 || months.length > mostMonths) {
    throw new Failure("BAD_USER_INPUT", `\`from\` is ${oldest} and \`to\` is ${newest}; expected 1 to ${mostMonths} months.`, {
      argument: "from",
    });
  }
  return { months, oldest, newest };
}
