import { html, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import type { Month } from "../../model/types.ts";
import type { DashboardPart } from "./dashboard-part.ts";
import { historyMonths } from "./section-views.ts";
import { newestFirst } from "./view.ts";

const noRows: readonly never[] = [];

/** The months of a program without parts. */
export function historyPart({ data: all, view, messages, headingLevel, errorOf, change }: DashboardPart): TemplateResult {
  const { counts } = all;
  const { data, state, failure } = all.history;
  const { expanded = noRows } = view;
  // What is expanded is loaded by the view already: the history asks again only for what failed.
  const retryCounts = () => {
    if (counts.failure) void all.loadMissingCounts(expanded);
  };
  const expand = ({ detail }: CustomEvent<{ expandedMonths: readonly Month[] }>) => change({ expanded: detail.expandedMonths });
  const openDetails = ({ detail }: CustomEvent<{ month: Month }>) =>
    change({ details: { month: detail.month, sort: newestFirst, filter: {} } });
  return html`<scorecard-history part="history" .metrics=${data?.rates ?? noRows} .cohort=${data?.cohort ?? null}
    .months=${guard([data, counts.data], () => (data ? historyMonths(data, counts.data) : noRows))} .expandedMonths=${expanded}
    .failedMonths=${counts.failure ? expanded.filter((month) => !counts.data?.has(month)) : noRows} .hasMore=${data?.list.pageInfo.hasNextPage ?? false} .timeZone=${data?.timeZone ?? "UTC"}
    .state=${state} .error=${errorOf(failure)} .messages=${messages} heading-level=${headingLevel}
    @scorecard-expanded-change=${expand} @scorecard-details-open=${openDetails} @scorecard-load-counts=${retryCounts}
    @scorecard-load-more=${() => void all.loadOlderMonths()} @scorecard-retry=${() => void all.loadHistory(expanded)}></scorecard-history>`;
}
