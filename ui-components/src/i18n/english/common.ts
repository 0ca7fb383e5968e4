import type { Messages } from "../messages.ts";

/** What every element may say. */
export const commonEnglish = {
  loading: "Loading…",
  failed: "This could not be loaded.",
  retry: "Try again",
  empty: "Nothing here yet.",
  noData: "no data",
} satisfies Partial<Messages>;
