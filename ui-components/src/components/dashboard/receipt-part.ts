import { html, type TemplateResult } from "lit";
import type { ReceiptListName } from "../../model/types.ts";
import type { Baselines } from "./baselines.ts";
import type { DashboardPart } from "./dashboard-part.ts";
import type { OnDemand } from "./on-demand.ts";
import type { OutlookPanel } from "./outlook-panel.ts";
import type { ReceiptView } from "./view.ts";

/** How a number was made. */
export function receiptPart(
  part: DashboardPart,
  view: ReceiptView,
  onDemand: OnDemand | null,
  baselines: Baselines | null,
  outlook: OutlookPanel | null,
): TemplateResult {
  const { data: asked, messages, headingLevel, errorOf } = part;
  const { data, state, failure } = asked.receipt;
  const loadMore = ({ detail }: CustomEvent<{ list: ReceiptListName }>) => void asked.loadMoreRecords(view, detail.list);
  const tile = asked.divided ? undefined : asked.tiles.data?.tiles.find(({ metric }) => metric.code === view.metric);
  // Money of the dealer's own currency is asked for without it, and its baselines name it.
  const currency = [view, data?.result, tile?.result, ...(tile?.bars ?? [])].find((each) => each?.currency)?.currency ?? null;
  const bars = tile?.bars.filter((bar) => !bar.currency || bar.currency === currency) ?? [];
  // What stands in a slot of the receipt hears of it itself.
  const retry = (event: Event) => event.target === event.currentTarget && void asked.loadReceipt(view);
  return html`<scorecard-receipt part="receipt" .result=${data?.result ?? null} .metric=${data?.result.metric ?? null} .lists=${data?.lists ?? null}
    .differsSincePublication=${data?.result.differsSincePublication ?? false} .completeThrough=${data?.result.receipt.completeThrough ?? null}
    .timeZone=${data?.timeZone ?? "UTC"} .state=${state} .error=${errorOf(failure)} .messages=${messages} heading-level=${headingLevel}
    @scorecard-load-more=${loadMore} @scorecard-retry=${retry}>${outlook?.render(part)}${onDemand?.renderSlices(part, view)}${tile && baselines?.renderInReceipt({ metric: tile.metric, months: bars, currency })}</scorecard-receipt>`;
}
