import type { Asking } from "./asking.ts";
import { Later } from "./later.ts";
import type { OutlookAsking, OutlookPanel } from "./outlook-panel.ts";
import type { ReceiptSection } from "./section-views.ts";
import { fetchedModule } from "../../data/fetched-module.ts";

/** What an open share can still become; its module comes when the receipt of one is first opened. */
export function outlookPlace(changed: () => void): Later<OutlookAsking, OutlookPanel> {
  return new Later(async () => (await fetchedModule(() => import("../../define-others.ts"))).outlookPanel(changed), changed);
}

/** Asks about the number whose receipt is open; about one that is final, or no share, there is nothing to ask. */
export function outlookAsking(asking: Asking | null, receipt: ReceiptSection | null): OutlookAsking | null {
  if (!asking || receipt?.result.state !== "IN_PROGRESS" || receipt.result.metric.shape !== "PROPORTION") return null;
  return { ...asking, result: receipt.result };
}
