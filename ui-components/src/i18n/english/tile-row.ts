import type { Messages } from "../messages.ts";

/** What a row of tiles says. */
export const tileRowEnglish = {
  metricTiles: "Newest final results",
} satisfies Partial<Messages>;
