import { instantDayText, monthText, rangeText } from "../../model/format.ts";
import type { FunnelMonth, FunnelStep, FunnelWeek } from "../../model/funnel-types.ts";
import type { Month } from "../../model/types.ts";
import type { MessagesOfFunnel } from "../../i18n/messages.ts";

/** What the parts of the funnel need of their element. */
export interface FunnelView {
  readonly locale: string;
  readonly timeZone: string;
  readonly text: (key: keyof MessagesOfFunnel, values?: Readonly<Record<string, string | number>>) => string;
  readonly openReceipt: (metric: string, month: Month) => void;
}

/** A month or a week, as the element shows either. */
export interface FunnelPeriod {
  /** The month, or the Monday. */
  readonly key: string;
  readonly name: string;
  /** Whether it can still change. */
  readonly open: boolean;
  /** How far it stands; empty where nothing is recorded. */
  readonly stands: string;
  readonly steps: readonly FunnelStep[];
  /** Of a month; weeks have no receipts. */
  readonly month: Month | null;
}

function standOf(view: FunnelView, { state, finalAt }: FunnelMonth): string {
  if (state === "NO_DATA") return "";
  const date = finalAt && instantDayText(view.locale, finalAt, view.timeZone);
  if (state === "IN_PROGRESS") return date ? view.text("inProgressUntil", { date }) : view.text("inProgress");
  return date ? view.text("finalSince", { date }) : view.text("final");
}

export function periodOfMonth(view: FunnelView, shown: FunnelMonth): FunnelPeriod {
  const { month, steps } = shown;
  return {
    key: month,
    name: monthText(view.locale, month),
    open: shown.state === "IN_PROGRESS",
    stands: standOf(view, shown),
    steps,
    month,
  };
}

export function periodOfWeek(view: FunnelView, { from, to, settled, steps }: FunnelWeek): FunnelPeriod {
  const stands = view.text(settled ? "settled" : "canChange");
  return { key: from, name: rangeText(view.locale, from, to), open: !settled, stands, steps, month: null };
}
